import { hasParts, LOGSOURCE_PARTS, type LogSource, type LogsourcePart } from '../../rule/rule.js'
import type { Locating } from '../action.js'
import type { AskedLogsource } from '../conditions/asked-logsources.js'
import type { Step } from '../pipeline.js'

/** What a step that was applied to a rule has said of the rule's log source. */
export interface SaidOfLogsource {
  /** The parts that the step has asked for by name. */
  readonly parts: readonly LogsourcePart[]
  /** How it says which events these parts stand for; undefined if it does not. */
  readonly locates: Locating | undefined
}

/** What an applied step says of a log source; `around` is what the steps ask that it is nested in. */
export function saidOfLogsource(
  { logsources, action }: Step,
  around: readonly AskedLogsource[],
  own: LogSource,
): SaidOfLogsource {
  const asked = [...around, ...logsources].filter(({ isAffirmed }) => isAffirmed).map(({ logsource }) => logsource)
  const locates = action.changes === 'rule' ? action.locates : undefined
  const filled = locates?.by === 'condition' ? locates.names : []
  const parts = LOGSOURCE_PARTS.filter(
    (part) =>
      filled.includes(part) ||
      (asked.some((one) => one[part] !== undefined && hasParts(one, own)) &&
        !(locates?.by === 'state' && differIn(part, asked, own))),
  )
  return { parts, locates }
}

/** True if the alternatives of a step name several values: the one state that it sets does not tell them apart. */
const differIn = (part: LogsourcePart, asked: readonly AskedLogsource['logsource'][], own: LogSource): boolean =>
  part !== 'product' &&
  new Set(asked.filter(({ product }) => product === undefined || product === own.product).map((one) => one[part]))
    .size > 1
