import type { VNode } from 'preact'
import { useRef } from 'preact/hooks'
import type { Remark } from '../answer/answer.js'
import type { EditorMarks } from '../editor/editor-marks.js'
import type { TextName } from '../input/input.js'
import { applyFix } from '../state/apply-fix.js'
import { currentRemarks } from '../state/current-remarks.js'
import { editorMarks } from '../state/editor-marks.js'
import { tabOfText } from '../state/shown-range.js'
import type { State } from '../state/state.js'
import type { TargetInfo } from '../target-info.js'
import { EditorBox } from './editor-box.js'
import { Problems } from './problems.js'
import type { ViewProps } from './props.js'

interface TextInputProps extends ViewProps {
  readonly name: TextName
  readonly label: string
  /** Receives the number of the predicate at the cursor; undefined if there is none. */
  readonly onPredicate: (number: number | undefined) => void
}

/** The editor of a text, and its problems. */
export function TextInput({ state, dispatch, targets, onPredicate, name, label }: TextInputProps): VNode {
  const text = state.input[name]
  const remarks = currentRemarks(state, name)
  const fix = (remark: Remark): void => {
    const fixed = applyFix(text, remark)
    if (fixed !== undefined) dispatch({ kind: 'edit', name, text: fixed })
  }
  const onFix = (): boolean => {
    const first = remarks.find((remark) => remark.fix !== null)
    if (first !== undefined) fix(first)
    return first !== undefined
  }
  return (
    <>
      <EditorBox
        name={name}
        label={label}
        text={text}
        marks={useMarks(state, targets, name)}
        isVisible={state.inputTab === tabOfText[name]}
        shown={state.shown?.name === name ? state.shown : undefined}
        onChange={(changed) => dispatch({ kind: 'edit', name, text: changed })}
        onCursor={(offset) => onPredicate(predicateAt(state, name, offset))}
        onFix={onFix}
      />
      <Problems
        remarks={remarks}
        text={text}
        onGoTo={({ place: { from, to } }) => dispatch({ kind: 'show-range', range: { name, from, to } })}
        onFix={fix}
      />
    </>
  )
}

/** Returns the marks of a text. Those of an earlier text stay where they are until the current one has an answer. */
function useMarks(state: State, targets: readonly TargetInfo[], name: TextName): EditorMarks {
  const last = useRef<EditorMarks | undefined>(undefined)
  const label = targets.find((target) => target.name === state.input.target)?.label ?? ''
  if (state.answered === state.asked || last.current === undefined) last.current = editorMarks(state, name, label)
  return last.current
}

/** Returns the number of the predicate at an offset of a text. */
function predicateAt({ answer: { predicates = [] } }: State, name: TextName, offset: number): number | undefined {
  const at = predicates.findIndex(({ place }) => place.text === name && place.from <= offset && offset <= place.to)
  return at === -1 ? undefined : at + 1
}
