import { hasParts, type LogSource, type LogSourcePart } from '../../rule/rule.js'
import type { Locating } from '../action.js'
import type { LogSourceCondition } from '../conditions/logsource-conditions.js'
import type { StepUse } from '../processed-rule.js'

/** The log source conditions of an applied step, and how the step determines the events. */
export interface LogSourceUse {
  /** True if the step's conditions name the part. */
  readonly names: (part: LogSourcePart) => boolean
  /** Describes how it determines the events of these parts; undefined if it does not. */
  readonly locates: Locating | undefined
}

/** Returns the conditions of an applied step on the log source that the rule had before it. */
export function logsourceUseOf({ step, rule, outerLogsources }: StepUse): LogSourceUse {
  const { action, logsources } = step
  const locates = action.changes === 'rule' ? action.locates : undefined
  return {
    locates,
    names: (part) =>
      (locates?.by === 'condition' && locates.names.includes(part)) ||
      namesPart(part, [...outerLogsources, ...logsources], rule.rule.logsource, locates),
  }
}

function namesPart(
  part: LogSourcePart,
  conditions: readonly LogSourceCondition[],
  ruleLogsource: LogSource,
  locates: Locating | undefined,
): boolean {
  const alternatives = conditions.filter(({ isAffirmed }) => isAffirmed).map(({ logsource }) => logsource)
  const isNamed = alternatives.some(
    (alternative) => alternative[part] !== undefined && hasParts(alternative, ruleLogsource),
  )
  return isNamed && !(locates?.by === 'state' && alternativesDiffer(part, alternatives, ruleLogsource))
}

/**
 * True if a step's alternatives name several values of a part: the single state that it sets does not distinguish them.
 */
const alternativesDiffer = (
  part: LogSourcePart,
  alternatives: readonly LogSourceCondition['logsource'][],
  ruleLogsource: LogSource,
): boolean =>
  part !== 'product' &&
  new Set(
    alternatives
      .filter(({ product }) => product === undefined || product === ruleLogsource.product)
      .map((alternative) => alternative[part]),
  ).size > 1
