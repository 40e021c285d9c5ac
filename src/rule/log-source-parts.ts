import type { LogSource } from './rule.js'

/** The parts of a log source that decide which events it is about. */
export type LogsourcePart = 'category' | 'product' | 'service'
export const LOGSOURCE_PARTS: readonly LogsourcePart[] = ['category', 'product', 'service']

/** True if the log source has all parts that are asked for. */
export const hasParts = (asked: Pick<LogSource, LogsourcePart>, own: LogSource): boolean =>
  LOGSOURCE_PARTS.every((part) => asked[part] === undefined || asked[part] === own[part])
