import type { VNode } from 'preact'
import { exampleTexts } from '../example.js'
import { type InputTab, inputTabs } from '../state/state.js'
import { CountedTitle } from './counted-title.js'
import { EmptyHint } from './empty-hint.js'
import { OptionsForm } from './options-form.js'
import { PipelinesForm } from './pipelines-form.js'
import type { ViewProps } from './props.js'
import { Panel, Tabs } from './tabs.js'
import { TextInput } from './text-input.js'

interface InputPaneProps extends ViewProps {
  /** Receives the number of the predicate at the cursor; undefined if there is none. */
  readonly onPredicate: (number: number | undefined) => void
  readonly isEmbedded: boolean
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
        <TextInput {...props} name="rules" label="Rule editor" />
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
  const insert = (name: keyof typeof exampleTexts) => () => dispatch({ kind: 'edit', name, text: exampleTexts[name] })
  switch (tab) {
    case 'rules':
      return (
        <>
          <TextInput {...props} name="rules" label="Rule editor" />
          {/* Below the editor, so that it stays where it is when someone begins to type. */}
          {input.rules === '' && <EmptyHint title="No rule" text={ABOUT_RULES} onExample={insert('rules')} />}
        </>
      )
    case 'filters':
      return (
        <>
          {input.filters === '' && <EmptyHint title="No filters" text={ABOUT_FILTERS} onExample={insert('filters')} />}
          <TextInput {...props} name="filters" label="Filter editor" />
        </>
      )
    case 'pipelines':
      return (
        <>
          <PipelinesForm state={state} dispatch={dispatch} />
          {input.pipeline === '' && (
            <EmptyHint title="No pipeline of your own" text={ABOUT_PIPELINES} onExample={insert('pipeline')} />
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

const ABOUT_RULES = 'Write or paste a Sigma rule above. Suggestions appear as you type, or with Ctrl Space.'
const ABOUT_FILTERS =
  'A Sigma filter excludes events from rules without a change to the rules. Write one here, and it applies to the rule that it names.'
const ABOUT_PIPELINES = 'Write a pipeline in YAML here, and it applies after the built-in ones by its priority.'
