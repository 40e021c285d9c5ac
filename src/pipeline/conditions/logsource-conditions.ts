import { LOGSOURCE_PARTS, type LogSource, type LogSourcePart } from '../../rule/rule.js'
import type { DataObject } from '../../rule/yaml/data.js'
import type { ReadTests } from './read-tests.js'

/** A condition `logsource` of a step. */
export interface LogSourceCondition {
  readonly logsource: Pick<LogSource, LogSourcePart>
  /** False if the condition is negated. */
  readonly isAffirmed: boolean
}

/** Returns the conditions of a step on the log source of the rule. */
export const logsourceConditions = (conditions: ReadTests<never>['conditions']): readonly LogSourceCondition[] =>
  conditions
    .filter(({ condition }) => condition.type === 'logsource')
    .map(({ condition, isAffirmed }) => ({ logsource: partsOf(condition), isAffirmed }))

const partsOf = (condition: DataObject): LogSourceCondition['logsource'] =>
  Object.fromEntries(
    LOGSOURCE_PARTS.flatMap((part) => (condition[part] === undefined ? [] : [[part, String(condition[part])]])),
  )
