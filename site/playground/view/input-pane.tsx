import type { ComponentChildren, VNode } from 'preact'
import { useRef } from 'preact/hooks'
import type { Remark } from '../answer/answer.js'
import type { Editor } from '../editor/editor.js'
import { exampleTexts } from '../example.js'
import type { TextName } from '../input/input.js'
import { applyFix } from '../state/apply-fix.js'
import { editorMarks, remarksIn } from '../state/editor-marks.js'
import { type InputTab, inputTabs } from '../state/state.js'
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
  const { state, dispatch } = props
  const { inputTab, input, answer } = state
  const counts: Partial<Record<InputTab, number>> = {
    rules: answer.rules && answer.rules.titles.length > 1 ? answer.rules.titles.length : 0,
    pipelines: input.builtIn.length + (input.pipeline.trim() === '' ? 0 : 1),
    events: answer.events?.lines.length ?? 0,
  }
  if (props.isEmbedded) {
    return (
      <section class="pane" aria-label="Input">
        <TextInput {...props} name="rules" label="Rule editor" tab="rules" />
      </section>
    )
  }
  return (
    <section class="pane" aria-label="Input">
      <Tabs
        label="Input"
        id="input"
        tabs={inputTabs.map((name) => ({ name, title: <Title text={TITLES[name]} count={counts[name] ?? 0} /> }))}
        selected={inputTab}
        onSelect={(tab) => dispatch({ kind: 'show-input', tab })}
      />
      <InputPanel {...props} tab="rules">
        <TextInput {...props} name="rules" label="Rule editor" tab="rules" />
      </InputPanel>
      <InputPanel {...props} tab="filters">
        {input.filters === '' && (
          <Empty
            title="No filters"
            text="A Sigma filter excludes events from rules without a change to the rules. Write one here, and it applies to the rule that it names."
            onExample={() => dispatch({ kind: 'edit', name: 'filters', text: exampleTexts.filters })}
          />
        )}
        <TextInput {...props} name="filters" label="Filter editor" tab="filters" />
      </InputPanel>
      <InputPanel {...props} tab="pipelines">
        <PipelinesForm state={state} dispatch={dispatch} />
        {input.pipeline === '' && (
          <Empty
            title="No pipeline of your own"
            text="Write a pipeline in YAML here, and it applies after the built-in ones by its priority."
            onExample={() => dispatch({ kind: 'edit', name: 'pipeline', text: exampleTexts.pipeline })}
          />
        )}
        <TextInput {...props} name="pipeline" label="Pipeline editor" tab="pipelines" />
      </InputPanel>
      <InputPanel {...props} tab="events">
        <TextInput {...props} name="events" label="Events editor" tab="events" />
      </InputPanel>
      <InputPanel {...props} tab="options">
        <OptionsForm {...props} />
      </InputPanel>
    </section>
  )
}

const Title = ({ text, count }: { readonly text: string; readonly count: number }): VNode => (
  <>
    {text}
    {count > 0 && <span class="dim"> {count}</span>}
  </>
)

const InputPanel = ({
  state,
  tab,
  children,
}: InputPaneProps & { readonly tab: InputTab; readonly children: ComponentChildren }): VNode => (
  <Panel id="input" name={tab} isSelected={state.inputTab === tab} className="grow">
    {children}
  </Panel>
)

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
