import type { ComponentChildren, VNode } from 'preact'
import { addValue } from '../../../text/add-value.js'
import { thousands } from '../../../text/count.js'
import type { QueryFacts, RulePage } from '../model/rule-page.js'
import type { StageNode, StagePredicate } from '../model/stages.js'
import { MAX_VALUES } from '../page-limits.js'
import { LineLink } from './line-link.js'
import type { RulePageProps } from './page-props.js'

/** Removes the predicates after the first ones, with groups that are empty then. */
function firstPredicates(nodes: readonly StageNode[], budget: { left: number }): readonly StageNode[] {
  return nodes.flatMap((node): readonly StageNode[] => {
    if (node.kind === 'constant') return [node]
    if (node.kind === 'predicate') return budget.left-- > 0 ? [node] : []
    const of = firstPredicates(node.of, budget)
    return of.length === 0 ? [] : [{ ...node, of }]
  })
}

/** The condition, and each selection as the tree of its predicates. */
export const StagesSection = ({ page, link }: RulePageProps): VNode | null => {
  const { stages } = page
  if (stages === null) return null
  const where = coverageOf(page)
  const budget = { left: MAX_VALUES }
  const selections = stages.selections.map(({ name, tree }) => ({ name, nodes: firstPredicates([tree], budget) }))
  return (
    <section id="stages">
      <h2>Stages and Predicates</h2>
      <p class="sub">Texts ignore letter case. Press a number to mark the value on the whole page.</p>
      <ol class="tree">
        <li>
          <h3 class="stage">Stage 0: condition</h3>
          {stages.condition.map((text) => (
            <code>{text}</code>
          ))}
        </li>
        {selections.map(({ name, nodes }, index) => (
          <li>
            <h3 class="stage">
              Stage {index + 1}: <code>{name}</code>
            </h3>
            <ul class="tree">
              {nodes.map((node) => (
                <Node node={node} where={where} />
              ))}
            </ul>
          </li>
        ))}
      </ol>
      {budget.left < 0 && (
        <p class="sub">
          {thousands(-budget.left)} more values are in <a href={link(`${page.path}.json`)}>the JSON of this page</a>.
        </p>
      )}
    </section>
  )
}

/** Says for a value in which queries it is, and where in the rule. */
type Where = (predicate: StagePredicate) => ComponentChildren

function coverageOf(page: RulePage): Where {
  const { queries } = page
  const made = queries.filter(({ artifact }) => artifact !== null)
  const lost = new Map<number, QueryFacts[]>()
  for (const query of made) {
    for (const number of new Set(query.losses.map((loss) => loss.number))) {
      if (number !== null) addValue(lost, number, query)
    }
  }
  const words = (number: number): ComponentChildren => {
    const missing = lost.get(number) ?? []
    if (missing.length > 0) return <span class="not">not in {missing.map(({ title }) => title).join(', ')}</span>
    if (made.length === 0) return null
    return made.length === 1 ? 'in the query' : `in all ${made.length} queries`
  }
  return ({ number, line }) => (
    <>
      {words(number)} <LineLink page={page} line={line} />
    </>
  )
}

const HEADS = { all: 'all of', any: 'any of', not: 'not' } as const

const Node = ({ node, where }: { readonly node: StageNode; readonly where: Where }): VNode => {
  if (node.kind === 'predicate') return <Leaf predicate={node} where={where} />
  if (node.kind === 'constant') return <li>{node.holds ? 'every event' : 'no event'}</li>
  const values = node.kind === 'not' ? undefined : valuesOfOneField(node.of)
  return (
    <li>
      {values === undefined ? (
        <span class={node.kind === 'not' ? 'not' : 'dim'}>{HEADS[node.kind]}</span>
      ) : (
        <>
          <Field predicate={values[0]} /> {values[0].words} <span class="dim">{HEADS[node.kind]}</span>
        </>
      )}
      <ul class="tree">
        {values === undefined
          ? node.of.map((part) => <Node node={part} where={where} />)
          : values.map((predicate) => <Leaf predicate={predicate} where={where} isShort />)}
      </ul>
    </li>
  )
}

/** Returns the predicates of a group if they only differ in their values; undefined otherwise. */
function valuesOfOneField(nodes: readonly StageNode[]): readonly [StagePredicate, ...StagePredicate[]] | undefined {
  const [first, ...others] = nodes
  if (first?.kind !== 'predicate' || others.length === 0) return undefined
  const isLike = (node: StageNode): node is StageNode & StagePredicate =>
    node.kind === 'predicate' &&
    node.field === first.field &&
    node.words === first.words &&
    node.isCased === first.isCased &&
    node.value !== ''
  return others.every(isLike) && first.value !== '' ? [first, ...others.filter(isLike)] : undefined
}

const Field = ({ predicate: { field } }: { readonly predicate: StagePredicate }): VNode | null =>
  field === null ? null : <code>{field}</code>

interface LeafProps {
  readonly predicate: StagePredicate
  readonly where: Where
  /** True below a heading that names the field. */
  readonly isShort?: boolean
}

const Leaf = ({ predicate, where, isShort = false }: LeafProps): VNode => {
  const { number, words, value, isCased } = predicate
  return (
    <li class="leaf">
      <button type="button" aria-pressed="false" data-p={number} aria-label={`Mark value ${number}`}>
        {number}
      </button>
      <span>
        {!isShort && (
          <>
            <Field predicate={predicate} /> {words}{' '}
          </>
        )}
        {(value !== '' || words === 'equals') && <code class="s">{value === '' ? '(empty text)' : value}</code>}
        {isCased && <span class="dim"> in this letter case</span>}
      </span>
      <span>{where(predicate)}</span>
    </li>
  )
}
