import type { VNode } from 'preact'
import { useRef } from 'preact/hooks'
import type { Remark } from '../answer/answer.js'
import type { Editor } from '../editor/editor.js'
import { exampleTexts } from '../example.js'
import type { TextName } from '../input/input.js'
import { applyFix } from '../state/apply-fix.js'
import { editorMarks, remarksIn } from '../state/editor-marks.js'
import { type InputTab, inputTabs } from '../state/state.js'
import { CountedTitle } from './counted-title.js'
import { EditorBox } from './editor-box.js'
import { OptionsForm } from './options-form.js'
import { PipelinesForm } from './pipelines-form.js'
import { Problems } from './problems.js'
import type { ViewProps } from './props.js'
import { Panel, Tabs } from './tabs.js'

interface InputPaneProps extends ViewProps {
  /** Receives the number of the predicate at the cursor; undefined if there is none. */
  readonly onPredicate: (number: number | undefined) => void
  readonly isEmbedded: boolean
  /** The editors that have been opened. */
  readonly editors: Map<TextName, Editor>
}

const TITLES: Readonly<Record<InputTab, string>> = {
  rules: 'Rule',
  filters: 'Filters',
  pipelines: 'Pipelines',
  events: 'Events',
  options: 'Options',
}

/** The left half: what the user writes and chooses. */
export function InputPane(props: InputPaneProps): VNode {
  const { state, dispatch, isEmbedded } = props
  const counts = countsOf(state)
  return (
    <section class="pane" aria-label="Input">
      {!isEmbedded && (
        <Tabs
          label="Input"
          id="input"
          tabs={inputTabs.map((name) => ({
            name,
            title: <CountedTitle text={TITLES[name]} count={counts[name] ?? 0} />,
          }))}
          selected={state.inputTab}
          onSelect={(tab) => dispatch({ kind: 'show-input', tab })}
        />
      )}
      {isEmbedded ? (
        <TextInput {...props} name="rules" label="Rule editor" tab="rules" />
      ) : (
        inputTabs.map((tab) => (
          <Panel key={tab} id="input" name={tab} isSelected={state.inputTab === tab} className="grow">
            <InputPanel {...props} tab={tab} />
          </Panel>
        ))
      )}
    </section>
  )
}

const countsOf = ({ answer, input }: InputPaneProps['state']): Partial<Record<InputTab, number>> => ({
  rules: answer.rules && answer.rules.titles.length > 1 ? answer.rules.titles.length : 0,
  pipelines: input.builtIn.length + (input.pipeline.trim() === '' ? 0 : 1),
  events: answer.events?.lines.length ?? 0,
})

/** The content of one tab. */
function InputPanel(props: InputPaneProps & { readonly tab: InputTab }): VNode {
  const { state, dispatch, tab } = props
  const { input } = state
  const insert = (name: 'filters' | 'pipeline') => () => dispatch({ kind: 'edit', name, text: exampleTexts[name] })
  switch (tab) {
    case 'rules':
      return <TextInput {...props} name="rules" label="Rule editor" />
    case 'filters':
      return (
        <>
          {input.filters === '' && <Empty title="No filters" text={ABOUT_FILTERS} onExample={insert('filters')} />}
          <TextInput {...props} name="filters" label="Filter editor" />
        </>
      )
    case 'pipelines':
      return (
        <>
          <PipelinesForm state={state} dispatch={dispatch} />
          {input.pipeline === '' && (
            <Empty title="No pipeline of your own" text={ABOUT_PIPELINES} onExample={insert('pipeline')} />
          )}
          <TextInput {...props} name="pipeline" label="Pipeline editor" />
        </>
      )
    case 'events':
      return <TextInput {...props} name="events" label="Events editor" />
    case 'options':
      return <OptionsForm {...props} />
  }
}

const ABOUT_FILTERS =
  'A Sigma filter excludes events from rules without a change to the rules. Write one here, and it applies to the rule that it names.'
const ABOUT_PIPELINES = 'Write a pipeline in YAML here, and it applies after the built-in ones by its priority.'

interface EmptyProps {
  readonly title: string
  readonly text: string
  readonly onExample: () => void
}

/** Says what is empty, and offers a way out. */
const Empty = ({ title, text, onExample }: EmptyProps): VNode => (
  <div class="hint">
    <h2>{title}</h2>
    <p class="sub">{text}</p>
    <div class="row">
      <button type="button" onClick={onExample}>
        Insert an example
      </button>
    </div>
  </div>
)

interface TextInputProps extends InputPaneProps {
  readonly name: TextName
  readonly label: string
  readonly tab: InputTab
}

/** The editor of a text, and its problems. */
function TextInput({ state, dispatch, targets, onPredicate, editors, name, label, tab }: TextInputProps): VNode {
  const text = state.input[name]
  const remarks = remarksIn(state.answer, name)
  const targetLabel = targets.find((target) => target.name === state.input.target)?.label ?? ''
  const lastMarks = useRef<ReturnType<typeof editorMarks> | undefined>(undefined)
  // Marks of an earlier text stay where they are until the answer to the current one arrives.
  if (state.answered === state.asked || lastMarks.current === undefined) {
    lastMarks.current = editorMarks(state, name, targetLabel)
  }
  const fix = (remark: Remark): void => {
    const fixed = applyFix(text, remark)
    if (fixed !== undefined) dispatch({ kind: 'edit', name, text: fixed })
  }
  const onFix = (): boolean => {
    const first = remarks.find((remark) => remark.fix !== null)
    if (first !== undefined) fix(first)
    return first !== undefined
  }
  const onCursor = (offset: number): void => {
    const at = state.answer.predicates?.findIndex(
      ({ place }) => place.text === name && place.from <= offset && offset <= place.to,
    )
    onPredicate(at === undefined || at === -1 ? undefined : at + 1)
  }
  return (
    <>
      <EditorBox
        name={name}
        label={label}
        text={text}
        marks={lastMarks.current}
        isVisible={state.inputTab === tab}
        onChange={(changed) => dispatch({ kind: 'edit', name, text: changed })}
        onCursor={onCursor}
        onFix={onFix}
        onReady={(key, editor) => editors.set(key, editor)}
      />
      <Problems
        remarks={remarks}
        text={text}
        onGoTo={({ place }) => editors.get(name)?.goTo(place.from, place.to)}
        onFix={fix}
      />
    </>
  )
}
