import type { Backend } from '../backend/backend.js'
import type { OptionSpecs } from '../backend/option.js'
import type { QueryPart } from '../ir/correlation-query.js'
import type { ProcessedRule } from '../pipeline/processed-rule.js'
import type { CorrelationRule, DetectionRule } from '../rule/rule.js'
import type { DataObject } from '../rule/yaml/data.js'
import type { Diagnostic } from '../text/diagnostic.js'
import type { ConvertSettings } from './convert-settings.js'
import { partsOfAll, pipelinesOf } from './joined-parts.js'
import { isFirstSeen, prepareCorrelation } from './prepare-correlation.js'
import { type PreparedRule, prepareRule } from './prepare-rule.js'
import { processorOf } from './run-pipelines.js'

/** A rule as one query, with the detection rules of its events. */
export interface PreparedQuery {
  /** The rule; a correlation whose aliases and condition name the other rules as its `rules` do. */
  readonly rule: DetectionRule | CorrelationRule
  /** Undefined if a diagnostic is an error. */
  readonly query: QueryPart | undefined
  /** The rule after the pipelines; undefined if a diagnostic is an error. */
  readonly processed: ProcessedRule | undefined
  /** The state that the pipelines set for all rules of the query. */
  readonly state: DataObject
  /** Each detection rule with its query, in the order of `eventsOf`. */
  readonly rules: readonly PreparedRule[]
  readonly diagnostics: readonly Diagnostic[]
}

/**
 * Prepares a rule of any kind: each detection rule is resolved, filtered and processed, and correlations are built on
 * their queries.
 */
export function prepareQuery<Specs extends OptionSpecs>(
  rule: DetectionRule | CorrelationRule,
  backend: Backend<Specs> | undefined,
  settings: ConvertSettings<Specs>,
): PreparedQuery {
  if (rule.kind === 'detection' && !isFirstSeen(rule)) {
    const prepared = prepareRule(rule, backend, settings)
    const { processed, diagnostics } = prepared
    const query = processed === undefined ? undefined : prepared.query
    return { rule, query, processed, state: processed?.state ?? {}, rules: [prepared], diagnostics }
  }
  const prepared = prepareCorrelation(rule, backend, settings)
  const stateOf = ({ processed }: PreparedRule): DataObject => processed?.state ?? {}
  const correlationState = rule.kind === 'correlation' ? prepared.processed?.state : undefined
  const { rules } = prepared
  const state = processorOf(pipelinesOf({ rules }))?.mergeStates(
    rules.map(stateOf),
    correlationState,
    partsOfAll(rules).map(stateOf),
  )
  return { ...prepared, state: state ?? {} }
}
