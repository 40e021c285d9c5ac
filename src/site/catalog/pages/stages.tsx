import type { ComponentChildren, VNode } from 'preact'
import type { QueryFacts, RulePage } from '../model/rule-page.js'
import type { StageNode, StagePredicate } from '../model/stages.js'
import type { RulePageProps } from './page-props.js'

/** The condition, and each selection as the tree of its predicates. */
export const StagesSection = ({ page }: RulePageProps): VNode | null => {
  const { stages } = page
  if (stages === null) return null
  const where = coverageOf(page)
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
        {stages.selections.map(({ name, tree }, index) => (
          <li>
            <h3 class="stage">
              Stage {index + 1}: <code>{name}</code>
            </h3>
            <ul class="tree">
              <Node node={tree} where={where} />
            </ul>
          </li>
        ))}
      </ol>
    </section>
  )
}

/** Says for a value in which queries it is. */
type Where = (number: number) => ComponentChildren

function coverageOf({ queries }: RulePage): Where {
  const made = queries.filter(({ artifact }) => artifact !== null)
  const lost = new Map<number, QueryFacts[]>()
  for (const query of made) {
    for (const number of new Set(query.losses.map((loss) => loss.number))) {
      if (number !== null) lost.set(number, [...(lost.get(number) ?? []), query])
    }
  }
  return (number) => {
    const missing = lost.get(number) ?? []
    if (missing.length > 0) return <span class="not">not in {missing.map(({ title }) => title).join(', ')}</span>
    if (made.length === 0) return null
    return made.length === 1 ? 'in the query' : `in all ${made.length} queries`
  }
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
  const { number, words, value, isCased, line } = predicate
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
      <span>
        {where(number)} <a href={`#L${line}`}>line {line}</a>
      </span>
    </li>
  )
}
