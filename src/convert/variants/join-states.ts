import type { Backend } from '../../backend/backend.js'
import type { OptionSettings, OptionSpec, OptionSpecs } from '../../backend/option.js'
import { optionValues } from '../../backend/option-values.js'
import { and, TRUE } from '../../ir/bool.js'
import type { Expr } from '../../ir/predicate.js'
import { mergeStates } from '../../pipeline/apply/merge-states.js'
import type { DetectionRule } from '../../rule/rule.js'
import type { Data, DataObject } from '../../rule/yaml/data.js'
import type { Report } from '../../text/collect-diagnostics.js'
import { diagnosePipeline } from '../../text/diagnose-pipeline.js'

/** The states of several variants as one, and the conditions that replace parts of them, one for each state. */
export interface JoinedStates {
  readonly state: DataObject
  readonly conditions: readonly Expr[]
}

interface JoinContext<Specs extends OptionSpecs> {
  readonly backend: Backend<Specs> | undefined
  /** The options of the caller. */
  readonly options: OptionSettings<Specs> | undefined
  readonly report: Report
}

/**
 * Joins the states of variants for one query. Lists are united. Another option of the target needs the same value in all
 * states; else the target turns it into a condition, or the join is an error.
 */
export function joinStates<Specs extends OptionSpecs>(
  states: readonly DataObject[],
  rule: Pick<DetectionRule, 'source' | 'productSpan'>,
  { backend, options, report }: JoinContext<Specs>,
): JoinedStates {
  const state: Record<string, Data> = { ...mergeStates(states) }
  if (backend === undefined) return { state, conditions: [] }
  const values = states.map((one) => optionValues(backend.options, options, one) as Readonly<Record<string, unknown>>)
  const replaced: string[] = []
  for (const [name, spec] of Object.entries<OptionSpec>(backend.options)) {
    const key = 'state' in spec ? spec.state : undefined
    if (key === undefined || (options !== undefined && Object.hasOwn(options, name))) continue
    const own = values.map((one) => one[name])
    const different = [...new Set(own.map((value) => JSON.stringify(value)))]
    if (different.length < 2) continue
    const united = unite(spec, own)
    if (united !== undefined) state[key] = united
    else if (backend.stateConditions?.[key] !== undefined) replaced.push(key)
    else report(diagnosePipeline('variants-differ', rule.source, rule.productSpan, ['option', name, different]))
  }
  for (const key of replaced) delete state[key]
  const conditionOf = (one: DataObject) => (key: string) =>
    backend.stateConditions?.[key]?.(one[key] ?? null, rule.productSpan) ?? TRUE
  return { state, conditions: states.map((one) => and(replaced.map(conditionOf(one)))) }
}

/** Unites values that are lists; undefined for other values. */
function unite(spec: OptionSpec, values: readonly unknown[]): Data | undefined {
  if (spec.type !== 'list' && !(spec.type === 'text' && spec.isList === true)) return undefined
  return [...new Set(values.flatMap((value) => (Array.isArray(value) ? value : String(value).split(','))))].map(String)
}
