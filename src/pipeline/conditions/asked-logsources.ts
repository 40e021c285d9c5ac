import type { LogSource } from '../../rule/rule.js'
import type { DataObject } from '../../rule/yaml/data.js'
import type { ReadTests } from './read-tests.js'

/** The parts of a log source that a condition can ask for. */
export type LogsourcePart = 'category' | 'product' | 'service'
export const LOGSOURCE_PARTS: readonly LogsourcePart[] = ['category', 'product', 'service']

/** A condition `logsource` of a step. */
export interface AskedLogsource {
  readonly logsource: Pick<LogSource, LogsourcePart>
  /** False if the condition stands under a negation. */
  readonly isAffirmed: boolean
}

/** The conditions of a step that ask for the log source of the rule. */
export const askedLogsources = (conditions: ReadTests<never>['conditions']): readonly AskedLogsource[] =>
  conditions
    .filter(({ condition }) => condition.type === 'logsource')
    .map(({ condition, isAffirmed }) => ({ logsource: partsOf(condition), isAffirmed }))

const partsOf = (condition: DataObject): AskedLogsource['logsource'] =>
  Object.fromEntries(
    LOGSOURCE_PARTS.flatMap((part) => (condition[part] === undefined ? [] : [[part, String(condition[part])]])),
  )

/** True if the log source has all parts that the condition names. */
export const isAskedFor = (asked: AskedLogsource['logsource'], own: LogSource): boolean =>
  LOGSOURCE_PARTS.every((part) => asked[part] === undefined || asked[part] === own[part])
