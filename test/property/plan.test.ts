/** Law: whatever dialects can express, rule = query AND residual, and no query misses what the rule matches. */
import fc from 'fast-check'
import type { Dialect } from '../../src/dialect/dialect.js'
import type { Leaf } from '../../src/dialect/leaf.js'
import { plan } from '../../src/dialect/plan.js'
import { pushNegations } from '../../src/dialect/push-negations.js'
import { assuming, negated, type Rendering, reversible, unsupported, wider } from '../../src/dialect/rendering.js'
import { simplify } from '../../src/dialect/simplify.js'
import { withoutImpliedAdditions } from '../../src/dialect/without-implied-additions.js'
import { and, type Bool, leaf, or, TRUE } from '../../src/ir/bool.js'
import type { Predicate } from '../../src/ir/predicate.js'
import type { StepPlace } from '../../src/ir/step-place.js'
import { looseBool } from './arbitraries/bools.js'
import { law } from './law.js'
import { normal } from './normal.js'
import { TABLES, tableOf } from './truth-table.js'

/** The predicates are three facts; two more facts decide what a wider text matches in addition. */
const PREDICATES = 3

type Answer = 'exact' | 'negated' | 'reversible' | 'assuming' | 'wider' | 'unsupported'
const answers = fc.array(
  fc.constantFrom<Answer>('exact', 'negated', 'reversible', 'assuming', 'wider', 'unsupported'),
  {
    minLength: PREDICATES,
    maxLength: PREDICATES,
  },
)
const dialects = fc
  .array(fc.tuple(answers, fc.boolean()), { minLength: 1, maxLength: 3 })
  .map((all) => all.map(([own, hasNegation]) => dialect(own, hasNegation)))
const expr = looseBool(fc.nat(PREDICATES - 1).map(predicate), { depth: 5 }).map(normal)

law('rule = query and residual, and the rule implies the query of each stage', [expr, dialects], (expr, dialects) => {
  const rule = meaning(expr)
  const { stages, residual } = plan(expr, dialects)
  const queries = stages.map(({ query }) => queryMeaning(query))
  const query = queries.reduce((sum, table) => sum & table, -1)
  return queries.every((table) => (rule & ~table) === 0) && rule === (query & meaning(residual))
})

law(
  'each stage: what it was given = its query and its residual, and it is exact if it lost nothing',
  [expr, dialects],
  (expr, dialects) => {
    let given = meaning(expr)
    return plan(expr, dialects).stages.every(({ query, residual, losses }) => {
      const exact = losses.length > 0 || (residual.kind === 'const' && residual.value && queryMeaning(query) === given)
      const kept = given === (queryMeaning(query) & meaning(residual))
      given = meaning(residual)
      return exact && kept
    })
  },
)

law(
  'a dialect that can say every predicate loses nothing',
  [
    expr,
    fc.array(fc.constantFrom<Answer>('exact', 'negated', 'reversible', 'assuming'), { minLength: 3, maxLength: 3 }),
  ],
  (expr, answers) => {
    const { stages, residual, losses } = plan(expr, [dialect(answers)])
    return (
      losses.length === 0 &&
      meaning(residual) === -1 &&
      (stages.length === 0 || queryMeaning(stages[0]!.query) === meaning(expr))
    )
  },
)

law(
  'a dialect without a negation loses nothing if each predicate has its own, and negates nothing else',
  [expr],
  (expr) => {
    const { stages, losses } = plan(expr, [dialect(['reversible', 'reversible', 'reversible'], false)])
    return (
      losses.length === 0 && stages.every(({ query }) => negatesLeaves(query) && queryMeaning(query) === meaning(expr))
    )
  },
)

law('moving negations to the leaves keeps the meaning', [expr], (expr) => {
  const pushed = pushNegations(expr)
  return meaning(pushed) === meaning(expr) && negatesLeaves(pushed)
})

law(
  'no query is a constant but of a constant rule or where each conjunct has a loss',
  [expr, dialects],
  (expr, dialects) => {
    const [stage] = plan(expr, dialects).stages
    if (stage === undefined || stage.query.kind !== 'const' || expr.kind === 'const') return true
    const conjuncts = stage.residual.kind === 'and' ? stage.residual.args.length : 1
    return (
      stage.query.value &&
      new Set(stage.losses.map(({ predicate }) => predicate)).size > 0 &&
      conjuncts <= stage.losses.length
    )
  },
)

law('the assumptions of a plan are those of the texts in its queries', [expr, dialects], (expr, dialects) => {
  const { stages, assumptions } = plan(expr, dialects)
  const used = stages.some(({ query }) => JSON.stringify(query).includes('letter-case'))
  return assumptions.join() === (used ? 'letter-case' : '')
})

law(
  'simplify keeps the meaning of a query',
  [
    looseBool(
      fc.nat(4).map((index) => leafOf(`t${index}`)),
      { depth: 5 },
    ),
  ],
  (tree) => {
    return queryMeaning(simplify(normal(tree), dialect(['exact', 'exact', 'exact']))) === queryMeaning(tree)
  },
)

law(
  'removing what pipelines add and other parts imply keeps the meaning of a query',
  [
    looseBool(
      fc.tuple(fc.nat(4), fc.boolean()).map(([index, isAdded]) => (isAdded ? addedLeaf : leafOf)(`t${index}`)),
      { depth: 3 },
    ),
  ],
  (tree) => queryMeaning(withoutImpliedAdditions(normal(tree)).tree) === queryMeaning(tree),
)

law(
  'a list that a pipeline has added is removed beside fewer of its values; every other list is kept',
  [
    fc.shuffledSubarray(['t0', 't1', 't2', 't3', 't4'], { minLength: 2 }),
    fc.nat(4),
    looseBool(
      fc.nat(4).map((index) => leafOf(`other ${index}`)),
      { depth: 2 },
    ),
    fc.boolean(),
    fc.boolean(),
  ],
  (values, number, others, isAdded, isJoined) => {
    const count = number % values.length
    const fewer = count === 0 ? TRUE : or(values.slice(0, count).map((text) => leaf(leafOf(text))))
    const list = or(values.map((text) => leaf((isAdded ? addedLeaf : leafOf)(text))))
    const variant = (...added: Bool<Leaf>[]) => {
      const own = and([fewer, ...added, normal(others)])
      return isJoined ? or([own, leaf(leafOf('variant'))]) : own
    }
    const expected = isAdded && count > 0 ? variant() : variant(list)
    return JSON.stringify(withoutImpliedAdditions(variant(list)).tree) === JSON.stringify(expected)
  },
)

const negatesLeaves = (tree: Bool<unknown>): boolean =>
  tree.kind === 'not' ? tree.arg.kind === 'leaf' : !('args' in tree) || tree.args.every(negatesLeaves)

function predicate(index: number): Predicate {
  const span = { start: index, end: index + 1 }
  return { kind: 'isNull', field: String(index), span, item: span }
}

const meaning = (expr: Bool<Predicate>): number =>
  tableOf(expr, (predicate) => ('field' in predicate ? Number(predicate.field) : 0))

const leafOf = (text: string): Leaf => ({
  text,
  negation: undefined,
  predicate: predicate(0),
  field: '0',
  assumptions: [],
})

const step: StepPlace = {
  id: 'events',
  kind: 'add_condition',
  pipeline: 'any',
  source: { name: 'any.yml', text: '' },
  span: { start: 0, end: 0 },
}
const addedLeaf = (text: string): Leaf => ({ ...leafOf(text), predicate: { ...predicate(0), changedBy: [step] } })

/** `t1` is the first predicate, `n1` its negation, `w1` the predicate or an unrelated fact. */
const queryMeaning = (query: Bool<Leaf>): number =>
  tableOf(
    query,
    () => 0,
    ({ text }) => {
      const index = Number(text.slice(1))
      const table = TABLES[index] ?? 0
      if (text.startsWith('n')) return ~table
      return text.startsWith('w') ? table | (TABLES[PREDICATES + (index % 2)] ?? 0) : table
    },
  )

function dialect(answers: readonly Answer[], hasNegation = true): Dialect {
  const answer = ({ field }: { field: string }): Rendering => {
    switch (answers[Number(field)] ?? 'exact') {
      case 'exact':
        return `t${field}`
      case 'negated':
        return negated(`n${field}`)
      case 'reversible':
        return reversible(`t${field}`, `n${field}`)
      case 'assuming':
        return assuming(`t${field}`, 'letter-case')
      case 'wider':
        return wider(`w${field}`, 'it is wide')
      case 'unsupported':
        return unsupported('it has no word for it')
    }
  }
  const no = unsupported('unused')
  return {
    name: 'any',
    logic: {
      and: ' AND ',
      or: ' OR ',
      not: hasNegation ? (atom) => `NOT ${atom}` : unsupported('it has no negation'),
      missing: 'false',
    },
    field: (name) => name,
    predicates: {
      isNull: answer,
      ...{
        match: no,
        equals: no,
        exists: no,
        compare: no,
        regex: no,
        cidr: no,
        fieldRef: no,
        keyword: no,
        keywordRegex: no,
        timePart: no,
        expression: no,
      },
    },
  }
}
