import { type Inexpressible, inexpressible, planEvents } from '../../../src/backend/correlate.js'
import type { Dialect } from '../../../src/dialect/dialect.js'
import { type Plan, plan as planOf } from '../../../src/dialect/plan.js'
import { planTexts } from '../../../src/dialect/print.js'
import { or, TRUE } from '../../../src/ir/bool.js'
import { type CorrelationQuery, type EventField, type EventQuery, eventsOf } from '../../../src/ir/correlation-query.js'
import { type Dataset, resultField } from '../data-model/dataset.js'
import { fieldName } from '../where.js'
import type { uniqueFieldNames } from './field-names.js'
import { type PlacedField, placedFields } from './placed-fields.js'

/** The events of all rules of a correlation, in one stream. */
export interface EventSource {
  /** Commands; the first one begins the search. */
  readonly commands: readonly string[]
  /** The plan for the events of all rules. */
  readonly plan: Plan
  /** The plans of the event queries of single rules in the text. */
  readonly rulePlans: readonly Plan[]
  /** The number of event queries. */
  readonly size: number
  /** True if an event that matches several rules occurs several times. */
  readonly hasDuplicates: boolean
  /**
   * Returns the field that is 1 in events of the given event query (an index into `eventsOf`) and null in others;
   * undefined if there are no others.
   */
  readonly flag: (place: number) => string | undefined
  /** The name of a correlation's field in the stream. */
  readonly field: (field: EventField) => string
}

/** Where the events come from, and how conditions on them are written. */
export interface EventSearch {
  /** The dataset whose events are searched; undefined for a search of all events. */
  readonly dataset: Dataset | undefined
  /** The beginning of the time range as a condition; empty if the search does not set it. */
  readonly earliest: string
  readonly names: ReturnType<typeof uniqueFieldNames>
  /** The dialects of the commands `search` and `where`. */
  readonly stages: readonly Dialect[]
}

/**
 * One search for the events of all rules, with a flag for each rule if the correlation distinguishes them. If eval
 * cannot express a rule, or if the rules name a field differently, there is one search per rule instead. An event that
 * matches two rules then occurs twice.
 */
export function eventSource(query: CorrelationQuery, search: EventSearch): EventSource | Inexpressible {
  const { dataset, names, stages } = search
  const events = eventsOf(query)
  const fields = placedFields(query)
  const hasCommonNames = fields.every(({ field }) => new Set(field.in).size === 1)
  const needsFlags = !hasCommonNames || distinguishesRules(query)
  const flags = needsFlags ? events.map(({ name }) => names(`rule_${name}`)) : []
  const flag = (place: number): string | undefined => flags[place]
  const rulePlans = hasCommonNames && needsFlags ? events.map(({ expr }) => planOf(expr, stages.slice(1))) : []
  if (hasCommonNames && rulePlans.every(({ losses }) => losses.length === 0)) {
    const plan = planEvents(query, stages)
    const tests = rulePlans.map((rulePlan, place) => `${flags[place]}=if(${planTexts(rulePlan).join('')}, 1, null())`)
    return {
      commands: [...searchText(plan, search), ...(needsFlags ? [`eval ${tests.join(', ')}`] : [])],
      plan,
      rulePlans,
      size: events.length,
      hasDuplicates: false,
      flag,
      field: ({ in: [first], name }) => (dataset === undefined ? (first ?? name) : resultField(first ?? name, dataset)),
    }
  }
  if (dataset !== undefined)
    return inexpressible(
      query,
      'rules',
      'its rules need several searches, and `multisearch` cannot search a data model',
    )
  return {
    ...searchPerRule(events, { fields, flags, search }),
    size: events.length,
    hasDuplicates: true,
    flag,
  }
}

/** True if the rule that an event matches makes a difference, and not only the event. */
function distinguishesRules(query: CorrelationQuery): boolean {
  if (eventsOf(query).length < 2) return false
  return query.of.some(({ kind }) => kind === 'correlation') || PER_RULE.has(query.measure.kind)
}

/** Measures of which rules match, rather than of the events. */
const PER_RULE: ReadonlySet<CorrelationQuery['measure']['kind']> = new Set(['parts', 'condition', 'order'])

interface SearchContext {
  readonly fields: readonly PlacedField[]
  readonly flags: readonly string[]
  readonly search: EventSearch
}

function searchPerRule(
  events: readonly EventQuery[],
  { fields, flags, search }: SearchContext,
): Pick<EventSource, 'commands' | 'plan' | 'rulePlans' | 'field'> {
  const common = new Map<EventField, string>()
  for (const { field } of fields) {
    const [first = field.name, ...others] = new Set(field.in)
    common.set(field, others.length === 0 ? first : search.names(field.name))
  }
  const plans = events.map(({ expr }) => planOf(expr, search.stages))
  const searches = plans.map((rulePlan, place) => {
    const renames = fields.flatMap(({ field, from }) => {
      const [own, name] = [field.in[place - from], common.get(field)]
      return own === undefined || own === name ? [] : [`${name}=${fieldName(own)}`]
    })
    return `[search ${[...searchText(rulePlan, search), `eval ${[`${flags[place]}=1`, ...renames].join(', ')}`].join(' | ')}]`
  })
  return {
    commands: [`| multisearch ${searches.join(' ')}`],
    plan: planOfAll(events, plans),
    rulePlans: plans,
    field: (field) => common.get(field) ?? field.name,
  }
}

/** Returns the plan of several searches as one. Their losses leave the whole condition on the events unchecked. */
function planOfAll(events: readonly EventQuery[], plans: readonly Plan[]): Plan {
  const losses = plans.flatMap((plan) => plan.losses)
  return {
    stages: plans.flatMap(({ stages }) => stages),
    residual: losses.length === 0 ? TRUE : or(events.map(({ expr }) => expr)),
    losses,
    assumptions: [...new Set(plans.flatMap(({ assumptions }) => assumptions))].sort(),
  }
}

function searchText(planned: Plan, { dataset, earliest }: EventSearch): readonly string[] {
  const [condition, filter] = planTexts(planned)
  const filters = filter === undefined ? [] : [`where ${filter}`]
  if (dataset === undefined) return [`${earliest}${condition ?? '*'}`, ...filters]
  return [`| from datamodel:"${dataset.name}"`, ...(condition === undefined ? [] : [`search ${condition}`]), ...filters]
}
