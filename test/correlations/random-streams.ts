import fc from 'fast-check'
import {
  correlation,
  firstSeenRule,
  type StreamCase,
  type StreamEvent,
  timeText,
  withBaseRules,
} from './stream-case.js'

/** Features of a random stream; each can be disabled, for evaluators that do not support it. */
export interface StreamShape {
  /** Several values in one field. */
  readonly lists: boolean
  /** Simultaneous events, whose order is that of their arrival. */
  readonly ties: boolean
  /** Late events, and events without a time. */
  readonly disorder: boolean
  /** Correlations of correlations. */
  readonly chains: boolean
}

const EVERYTHING: StreamShape = { lists: true, ties: true, disorder: true, chains: true }

/** Intervals around the time spans of the rules, which are 10 and 20 seconds. */
const TIES = [0, 0]
const STEPS = [0.5, 1, 1, 2, 5, 9, 10, 10, 11, 20, 21]

const users = ['ann', 'bob', 'Ann', ''] as const
const hosts = ['x', 'y', 'X', '1'] as const
const numbers = [0, 1, 2, 2.5, -3, '4', '1e1', 'many', null, 7] as const

const field = <Value>(
  values: readonly Value[],
  { lists }: StreamShape,
): fc.Arbitrary<Value | readonly Value[] | undefined> =>
  fc.oneof(
    { weight: 6, arbitrary: fc.constantFrom(...values) },
    { weight: 1, arbitrary: fc.constant(undefined) },
    ...(lists ? [{ weight: 1, arbitrary: fc.array(fc.constantFrom(...values), { maxLength: 3 }) }] : []),
  )

/** Events in arrival order: bursts at the edges of windows, ties, missing values, and late events. */
export function streamEvents(shape: StreamShape = EVERYTHING): fc.Arbitrary<readonly StreamEvent[]> {
  const event = fc.record({
    step: fc.constantFrom(...STEPS, ...(shape.ties ? TIES : [])),
    delay: shape.disorder ? fc.constantFrom(0, 0, 0, 0, 2, 5, 11) : fc.constant(0),
    isDated: shape.disorder ? fc.nat(19).map((number) => number > 0) : fc.constant(true),
    kind: fc.constantFrom('a', 'a', 'a', 'b', 'b', 'c', 'ab'),
    user: field(users, shape),
    target: field(users, shape),
    host: field(hosts, shape),
    bytes: field(numbers, shape),
    size: field(numbers, shape),
  })
  return fc.array(event, { minLength: 1, maxLength: 24, size: 'max' }).map((all) => {
    let second = 0
    const dated = all.map(({ step, ...rest }) => {
      second += step
      return { second, ...rest }
    })
    const asTheyCome = dated.toSorted((a, b) => a.second + a.delay - (b.second + b.delay))
    return asTheyCome.map(({ second, delay, isDated, ...fields }, index) => {
      const given = Object.entries(fields).filter(([, value]) => value !== undefined)
      return { id: index + 1, ...(isDated ? { '@timestamp': timeText(second) } : {}), ...Object.fromEntries(given) }
    })
  })
}

const timespan = fc.constantFrom('10s', '20s')
const groupBy = fc.constantFrom('', 'user', 'host', 'user, host', 'who')
const comparison = fc.oneof(
  fc
    .uniqueArray(fc.tuple(fc.constantFrom('gt', 'gte', 'lt', 'lte', 'eq', 'neq'), fc.nat(4)), {
      minLength: 1,
      maxLength: 2,
      selector: ([op]) => op,
    })
    .map((all) => all.map(([op, value]) => `${op}: ${value}`).join(', ')),
  // A comparison that every figure fulfils, so that a match shows it.
  fc.constant('neq: 99'),
)

/** A correlation of some of the rules, as a line of YAML. */
function section(rules: readonly string[]): fc.Arbitrary<string> {
  const of = fc.uniqueArray(fc.constantFrom(...rules), { minLength: 1, maxLength: 3 })
  const fields = fc.constantFrom('host', 'who', '[host, user]', '[who, host]', 'amount')
  const number = fc.constantFrom('bytes', 'amount')
  const measure = fc.oneof(
    comparison.map((condition) => () => `type: event_count, condition: { ${condition} }`),
    fc.tuple(fields, comparison).map(
      ([one, condition]) =>
        () =>
          `type: value_count, condition: { field: ${one}, ${condition} }`,
    ),
    fc.tuple(fc.constantFrom('sum', 'avg', 'median'), comparison, number).map(
      ([figure, condition, one]) =>
        () =>
          `type: value_${figure}, condition: { field: ${one}, ${condition} }`,
    ),
    fc.tuple(fc.constantFrom(0, 25, 90, 100), comparison, number).map(
      ([rank, condition, one]) =>
        () =>
          `type: value_percentile, condition: { field: ${one}, percentile: ${rank}, ${condition} }`,
    ),
    fc.constant(() => 'type: temporal'),
    comparison.map((condition) => () => `type: temporal, condition: { ${condition} }`),
    fc
      .constantFrom(' and not ', ' or ', ' and ')
      .map((word) => (names: readonly string[]) => `type: temporal, condition: ${names.join(word)}`),
    { weight: 3, arbitrary: fc.constant(() => 'type: temporal_ordered') },
  )
  return fc.tuple(of, measure, groupBy, timespan).map(([names, text, group, span]) => {
    const alias = (name: string, own: string, other: string): string =>
      `${name}: { ${names.map((rule) => `${rule}: ${rule === 'rule_b' ? other : own}`).join(', ')} }`
    const aliases = `aliases: { ${alias('who', 'user', 'target')}, ${alias('amount', 'bytes', 'size')} }`
    return `${text(names)}, rules: [${names.join(', ')}], ${aliases}, group-by: [${group}], timespan: ${span}`
  })
}

const base = ['rule_a', 'rule_b', 'rule_c']

/** A correlation or a first-seen rule, with the rules that it refers to. */
export function streamRules({ chains }: StreamShape = EVERYTHING): fc.Arbitrary<string> {
  const fresh = fc
    .tuple(fc.constantFrom('user', 'host', 'user, host'), timespan)
    .map(([fields, span]) => firstSeenRule('new', fields, span))
  const flat = section(base).map((text) => withBaseRules(correlation('outer', text)))
  const chain = fc
    .tuple(
      section([...base, 'inner', 'other', 'rule_new']),
      section([...base, 'other', 'rule_new']),
      section(base),
      fresh,
    )
    .map(([outer, inner, other, news]) =>
      withBaseRules(correlation('outer', outer), correlation('inner', inner), correlation('other', other), news),
    )
  return fc.oneof(
    { weight: 4, arbitrary: flat },
    { weight: 1, arbitrary: fresh },
    ...(chains ? [{ weight: 4, arbitrary: chain }] : []),
  )
}

/** A random correlation or first-seen rule, and a stream for it. */
export const streamCase = (shape: StreamShape = EVERYTHING): fc.Arbitrary<StreamCase> =>
  fc.record({
    name: fc.constant('random'),
    text: streamRules(shape),
    events: streamEvents(shape),
    lateness: shape.disorder ? fc.constantFrom(0, 2, 5) : fc.constant(0),
  })
