import { hasParts, LOGSOURCE_PARTS, type LogSource, type LogsourcePart } from '../../rule/rule.js'
import type { Locating } from '../action.js'
import type { LogsourceCondition } from '../conditions/logsource-conditions.js'
import type { Step } from '../pipeline.js'

/** The log source conditions of an applied step, and how the step determines the events. */
export interface LogsourceUse {
  /** The parts that the step's conditions name. */
  readonly parts: readonly LogsourcePart[]
  /** Describes how it determines the events of these parts; undefined if it does not. */
  readonly locates: Locating | undefined
}

/**
 * Returns the log source conditions of an applied step. `outerLogsources` are those of the steps around a nested one.
 */
export function logsourceUseOf(
  { logsources, action }: Step,
  outerLogsources: readonly LogsourceCondition[],
  ruleLogsource: LogSource,
): LogsourceUse {
  const alternatives = [...outerLogsources, ...logsources]
    .filter(({ isAffirmed }) => isAffirmed)
    .map(({ logsource }) => logsource)
  const locates = action.changes === 'rule' ? action.locates : undefined
  const filled = locates?.by === 'condition' ? locates.names : []
  const parts = LOGSOURCE_PARTS.filter(
    (part) =>
      filled.includes(part) ||
      (alternatives.some((alternative) => alternative[part] !== undefined && hasParts(alternative, ruleLogsource)) &&
        !(locates?.by === 'state' && alternativesDiffer(part, alternatives, ruleLogsource))),
  )
  return { parts, locates }
}

/**
 * True if a step's alternatives name several values of a part: the single state that it sets does not distinguish them.
 */
const alternativesDiffer = (
  part: LogsourcePart,
  alternatives: readonly LogsourceCondition['logsource'][],
  ruleLogsource: LogSource,
): boolean =>
  part !== 'product' &&
  new Set(
    alternatives
      .filter(({ product }) => product === undefined || product === ruleLogsource.product)
      .map((alternative) => alternative[part]),
  ).size > 1
