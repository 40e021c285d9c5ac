import type { VNode } from 'preact'
import { appliedIn } from '../input/command.js'
import { type DetailTab, detailTabs } from '../state/state.js'
import { ArtifactView } from './artifact-view.js'
import { CountedTitle } from './counted-title.js'
import { EventTable } from './event-table.js'
import { ExplainStepper } from './explain-stepper.js'
import type { ViewProps } from './props.js'
import { Panel, Tabs } from './tabs.js'
import { WitnessTable } from './witness-table.js'

const TITLES: Readonly<Record<DetailTab, string>> = {
  witnesses: 'Witnesses',
  events: 'Your events',
  explain: 'Explain',
  artifact: 'Format',
}

/** The tabs below the query. Only the selected one is rendered. */
export function Details(props: ViewProps): VNode {
  const { state, dispatch } = props
  const { answer, detailTab } = state
  const counts: Partial<Record<DetailTab, number>> = {
    witnesses: answer.witnesses?.witnesses.length ?? 0,
    events: answer.events?.lines.length ?? 0,
  }
  return (
    <>
      <Tabs
        label="Details"
        id="detail"
        className="tabs2"
        tabs={detailTabs.map((name) => ({
          name,
          title: <CountedTitle text={TITLES[name]} count={counts[name] ?? 0} />,
        }))}
        selected={detailTab}
        onSelect={(tab) => dispatch({ kind: 'show-detail', tab })}
      />
      {detailTabs.map((name) => (
        <Panel key={name} id="detail" name={name} isSelected={name === detailTab}>
          {name === detailTab && <Detail {...props} tab={name} />}
        </Panel>
      ))}
    </>
  )
}

/** The content of one tab. */
function Detail({ state, dispatch, targets, tab }: ViewProps & { readonly tab: DetailTab }): VNode | null {
  const { answer, input } = state
  const target = targets.find(({ name }) => name === input.target)
  if (target === undefined) return null
  const { label } = target
  switch (tab) {
    case 'witnesses':
      return <WitnessTable witnesses={answer.witnesses ?? { witnesses: [], reason: null }} label={label} />
    case 'events': {
      const events = answer.events ?? { lines: [], skipped: 0, reason: null }
      return <EventTable events={events} label={label} onGoTo={(line) => dispatch({ kind: 'show-event', line })} />
    }
    case 'explain':
      return <ExplainStepper steps={answer.explanation ?? []} />
    case 'artifact':
      return (
        <ArtifactView
          artifact={answer.artifact?.target === target.name ? answer.artifact : undefined}
          target={target}
          input={input}
          applied={appliedIn(input, answer)}
          onChoose={(format) => dispatch({ kind: 'choose-format', format })}
        />
      )
  }
}
