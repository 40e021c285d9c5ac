import type { VNode } from 'preact'
import { VerdictShape } from '../../../src/site/shell/verdict.js'
import { Details } from './details.js'
import type { ViewProps } from './props.js'
import { Panel, Tabs } from './tabs.js'
import { TargetView } from './target-view.js'

interface OutputPaneProps extends ViewProps {
  readonly isEmbedded: boolean
}

/** The right half: what each target gets, and the details of the selected one. */
export function OutputPane(props: OutputPaneProps): VNode {
  const { state, dispatch, targets, isEmbedded } = props
  const { answer, input } = state
  const answers = answer.targets ?? []
  const rules = answer.rules
  return (
    <section class="pane" aria-label="Output">
      <Tabs
        label="Target"
        id="target"
        className="targets"
        tabs={targets.map(({ name, label }) => ({
          name,
          title: <TargetTitle label={label} target={answers.find((target) => target.name === name)} />,
        }))}
        selected={input.target}
        onSelect={(target) => dispatch({ kind: 'choose-target', target })}
      />
      <div class="body">
        {rules !== undefined && rules.titles.length > 1 && <RuleSelect {...props} />}
        {targets.map(({ name }) => (
          <Panel key={name} id="target" name={name} isSelected={name === input.target} className="result">
            {name === input.target && <SelectedTarget state={state} />}
          </Panel>
        ))}
        {!isEmbedded && <Details {...props} />}
      </div>
    </section>
  )
}

const SelectedTarget = ({ state }: Pick<ViewProps, 'state'>): VNode => {
  const { answer, input, isFromEarlier, isLate } = state
  const target = answer.targets?.find(({ name }) => name === input.target)
  return target === undefined ? (
    <NoRule state={state} />
  ) : (
    <TargetView target={target} known={answer.remarks ?? []} isFromEarlier={isFromEarlier} isLate={isLate} />
  )
}

interface TargetTitleProps {
  readonly label: string
  readonly target: NonNullable<ViewProps['state']['answer']['targets']>[number] | undefined
}

const TargetTitle = ({ label, target }: TargetTitleProps): VNode => (
  <>
    {target !== undefined && (
      <VerdictShape
        verdict={target.verdict}
        hasAssumption={target.verdict !== 'none' && target.assumptions.length > 0}
      />
    )}
    {label}
  </>
)

/** The text in the place of a query if there is none to show. */
const NoRule = ({ state }: Pick<ViewProps, 'state'>): VNode => {
  const { state: rule = 'empty' } = state.answer.rules ?? {}
  if (state.answered === 0) return <p class="empty sub">The queries appear here.</p>
  return rule === 'broken' ? (
    <p class="empty sub">The rule has errors. They are listed below it.</p>
  ) : (
    <p class="empty sub">There is no rule. Write or paste one on the left, and its queries appear here.</p>
  )
}

const RuleSelect = ({ state, dispatch }: ViewProps): VNode => {
  const { titles = [], selected = 0 } = state.answer.rules ?? {}
  return (
    <div class="row choose">
      <label for="rule-select">Rule</label>
      <select
        id="rule-select"
        value={selected}
        onChange={(event) => dispatch({ kind: 'choose-rule', rule: Number(event.currentTarget.value) })}
      >
        {titles.map((title, index) => (
          <option key={index} value={index}>
            {`${index + 1}. ${title}`}
          </option>
        ))}
      </select>
    </div>
  )
}
