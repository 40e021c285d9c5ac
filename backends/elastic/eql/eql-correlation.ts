import { type CorrelationAnswer, inexpressible, planEvents } from '../../../src/backend/correlate.js'
import type { Dialect } from '../../../src/dialect/dialect.js'
import { type Plan, plan } from '../../../src/dialect/plan.js'
import { or } from '../../../src/ir/bool.js'
import { type CorrelationQuery, type EventField, type EventQuery, eventsOf } from '../../../src/ir/correlation-query.js'
import type { FieldTypes } from '../../../src/ir/field-types.js'
import { conditionText } from '../correlation/condition-text.js'
import { refuseTypes } from '../correlation/group-fields.js'
import { refuseTimeSpan } from '../correlation/refuse-time-span.js'
import { eventCount, type Sequence, type Step, sequenceOf, withKeys } from '../correlation/sequence.js'
import { spanOfSeconds, timeSpan, unitText } from '../correlation/time-span.js'
import type { ElasticRuleSettings } from '../elastic-rule-settings.js'
import { plainName } from '../plain-name.js'
import { quote } from './eql-text.js'

export interface EqlSource {
  readonly dialect: Dialect
  readonly fieldTypes: FieldTypes
  /** True to write fields as `?field`: they may be missing, also as keys, unless a step requires them. */
  readonly isOptional: boolean
  readonly categoryOf: (events: EventQuery) => string
}

/**
 * A correlation as a sequence of events with the same keys. EQL continues only the most recent of several open
 * sequences, and each becomes one match. So the groups are those of the correlation, but there may be fewer events. A
 * single repeated event matches once for each of its last events.
 *
 * https://www.elastic.co/docs/reference/query-languages/eql/eql-syntax#eql-sequences
 */
export function correlateInEql(query: CorrelationQuery, source: EqlSource): CorrelationAnswer<ElasticRuleSettings> {
  const sequence = sequenceOf(query)
  if ('because' in sequence) return sequence
  const refused =
    refuseTimeSpan(query) ??
    refuseTypes(query, query.groupBy, source.fieldTypes, NO_KEYS) ??
    refuseKeys(query, sequence)
  if (refused !== undefined) return refused
  const { steps, seconds, isJoined } = sequence
  const events = eventCount(steps)
  const stepTexts = steps.map((step) => stepText(query, step, events === 1 || source.isOptional, source))
  const base = planEvents(query, [source.dialect])
  const plans = { plan: base, rulePlans: stepTexts.flatMap((step) => step.plans) }
  if (events === 1) {
    return { text: stepTexts[0]?.text ?? '', ...plans, approximations: [], ruleSettings: null, leftToRule: null }
  }
  const keys = query.groupBy.map((field) => keyOf(field, sequence, source.dialect))
  const shared = keys.flatMap(({ common }) => common ?? [])
  const maxspan = seconds === query.timespan.seconds ? timeSpan(query.timespan) : spanOfSeconds(seconds)
  const items = steps.map((step, index) => {
    const own = keys.flatMap(({ common, names }) => (common === undefined ? (names[index] ?? []) : []))
    return `[${stepTexts[index]?.text}]${by(own)}${step.runs === 1 ? '' : ` with runs=${step.runs}`}`
  })
  return {
    text: `sequence${by(shared)} with maxspan=${unitText(maxspan)} ${items.join(' ')}`,
    ...plans,
    approximations: [
      ...(isJoined ? (['one-timespan'] as const) : []),
      ...(steps.length === 1 ? [] : (['separate-matches'] as const)),
    ],
    assumptions: keys.length === 0 ? [] : ['single-valued'],
    ruleSettings: { type: 'eql', lookBack: seconds, longestInterval: undefined, rows: undefined },
    leftToRule: null,
  }
}

const by = (keys: readonly string[]): string => (keys.length === 0 ? '' : ` by ${[...new Set(keys)].join(', ')}`)

/** A field as a key: its name in each step, and its common name if all steps share one. */
function keyOf(
  field: EventField,
  { steps }: Sequence,
  dialect: Dialect,
): { readonly names: readonly string[]; readonly common: string | undefined } {
  const names = steps.map(({ rules: [place = 0] }) => {
    const name = dialect.field(field.in[place] ?? field.name)
    return typeof name === 'string' ? name : ''
  })
  return { names, common: new Set(names).size === 1 ? names[0] : undefined }
}

/** Refuses keys that have several names in one step. */
function refuseKeys(query: CorrelationQuery, { steps }: Sequence): CorrelationAnswer<ElasticRuleSettings> | undefined {
  const isMixed = steps.some(({ rules }) =>
    query.groupBy.some((field) => new Set(rules.map((place) => plainName(field.in[place] ?? field.name))).size > 1),
  )
  return isMixed
    ? inexpressible(query, 'groupBy', 'a field has different names in events of the same step; ES|QL can rename it')
    : undefined
}

/** The event query of a step. It requires the keys if nothing else does. */
function stepText(
  query: CorrelationQuery,
  { rules }: Step,
  requiresKeys: boolean,
  { dialect, categoryOf }: EqlSource,
): { readonly text: string; readonly plans: readonly Plan[] } {
  const all = eventsOf(query)
  const entries = rules.flatMap((place) => {
    const events = all[place]
    if (events === undefined) return []
    return [{ category: categoryOf(events), expr: requiresKeys ? withKeys(query, place) : events.expr }]
  })
  const categories = new Set(entries.map(({ category }) => category))
  const [category = 'any', other] = categories
  if (other === undefined) {
    const planned = plan(or(entries.map(({ expr }) => expr)), [dialect])
    return { text: `${category} where ${conditionText(planned)}`, plans: [planned] }
  }
  const plans = entries.map(({ expr }) => plan(expr, [dialect]))
  const texts = entries.map((entry, index) => {
    const text = plans[index] === undefined ? 'false' : conditionText(plans[index])
    return entry.category === 'any' ? `(${text})` : `(event.category == ${quoted(entry.category)} and (${text}))`
  })
  return { text: `any where ${texts.join(' or ')}`, plans }
}

/** Quotes a category that is a bare name; other categories are quoted already. */
const quoted = (category: string): string => (category.startsWith('"') ? category : quote(category))

const NO_KEYS = {
  flattened: 'is a flattened field, which EQL does not support',
  text: 'is a `text` field, which cannot be a join key',
} as const
