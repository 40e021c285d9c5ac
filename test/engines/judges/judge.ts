import type { Json } from '../../../src/index.js'
import { openJsonLines } from '../json-lines.js'

/** A third-party reader of rules that evaluates them on events. */
export interface Judge {
  /** Name in the table of judges, such as `rsigma`. */
  readonly name: string
  /** Description for the page, with version and gaps. */
  readonly about: string
  /** The verdicts on each rule; one call handles many rules. */
  readonly judge: (tasks: readonly JudgeTask[]) => Promise<readonly Judgement[]>
  /** Ends the process that it has started. */
  readonly close: () => Promise<void>
}

/** A rule as YAML text, and the events to evaluate it on. */
export interface JudgeTask {
  readonly rule: string
  readonly events: readonly Json[]
}

/** A verdict per event, null for an event that the judge cannot store; or the reason why it cannot read the rule. */
export type Judgement = { readonly verdicts: readonly (boolean | null)[] } | { readonly refused: string }

/** A judge that may be missing on this machine; undefined if it is not installed. */
export type OpenJudge = () => Promise<Judge | undefined>

/** A judge that is a separate program. */
export function programJudge(
  description: Pick<Judge, 'name' | 'about'>,
  command: string,
  args: readonly string[],
): Judge {
  const program = openJsonLines<JudgeTask, Judgement>(command, args)
  return { ...description, judge: program.ask, close: program.close }
}
