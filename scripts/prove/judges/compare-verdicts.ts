import type { Json } from '../../../src/index.js'
import type { Judge } from '../../../test/engines/judges/judge.js'
import type { JudgeDifference } from '../../../test/engines/judges/judge-difference.js'
import type { Case } from '../prove.js'
import type { Subject } from '../subject.js'
import { explanation } from './explanation.js'
import { ruleDocument } from './rule-document.js'

/** Results of a judge. */
export interface JudgeFigures {
  readonly judge: string
  /** Number of rules that the judge can read. */
  rules: number
  /** Number of rules that it cannot read, by known reason. */
  readonly refused: Map<JudgeDifference, number>
  /** Number of compared verdicts. */
  verdicts: number
  /** Number of verdicts in which the rule matches. */
  matching: number
  /** Number of events that the judge cannot store. */
  omitted: number
  /** Number of different verdicts, by known difference; several of them may explain one verdict. */
  readonly explained: Map<JudgeDifference, number>
  /** Number of verdicts and refusals that no known difference explains. */
  unexplained: number
}

/** A verdict or refusal that no known difference explains. */
export interface Unexplained {
  readonly subject: Subject
  readonly difference:
    | { readonly kind: 'refusal'; readonly because: string }
    | { readonly kind: 'verdict'; readonly event: Json; readonly wanted: boolean; readonly selected: boolean }
}

/** Number of rules per call of a judge. */
const BATCH = 200

/** Compares the verdicts of the reference matcher with those of a judge, which reads the text of each rule itself. */
export async function compareVerdicts(
  cases: readonly Case[],
  judge: Judge,
  known: readonly JudgeDifference[],
): Promise<{ readonly figures: JudgeFigures; readonly unexplained: readonly Unexplained[] }> {
  const figures = noJudgeFigures(judge.name)
  const unexplained: Unexplained[] = []
  const own = known.filter((difference) => difference.judge === judge.name)
  for (let at = 0; at < cases.length; at += BATCH) {
    const batch = cases.slice(at, at + BATCH)
    const tasks = batch.map(({ subject, events }) => ({
      rule: ruleDocument(subject),
      events: events.map(({ event }) => event),
    }))
    for (const [index, judgement] of (await judge.judge(tasks)).entries()) {
      const { subject, events } = batch[index] as Case
      if ('refused' in judgement) {
        const { refused } = judgement
        const reason = own.find((one) => 'refuses' in one && one.refuses.test(refused))
        if (reason === undefined) unexplained.push({ subject, difference: { kind: 'refusal', because: refused } })
        else count(figures.refused, reason)
        continue
      }
      figures.rules++
      for (const [position, selected] of judgement.verdicts.entries()) {
        const event = events[position]?.event
        if (selected === null) figures.omitted++
        else for (const one of compareOne(subject, event, selected, own, figures)) unexplained.push(one)
      }
    }
  }
  figures.unexplained = unexplained.length
  return { figures, unexplained }
}

function compareOne(
  subject: Subject,
  event: Json,
  selected: boolean,
  known: readonly JudgeDifference[],
  figures: JudgeFigures,
): readonly Unexplained[] {
  const wanted = subject.matches(event)
  figures.verdicts++
  if (wanted) figures.matching++
  if (wanted === selected) return []
  const reasons = explanation(subject, event, selected, known)
  for (const reason of reasons) count(figures.explained, reason)
  return reasons.length > 0 ? [] : [{ subject, difference: { kind: 'verdict', event, wanted, selected } }]
}

const count = (counts: Map<JudgeDifference, number>, reason: JudgeDifference): void => {
  counts.set(reason, (counts.get(reason) ?? 0) + 1)
}

const noJudgeFigures = (judge: string): JudgeFigures => ({
  judge,
  rules: 0,
  refused: new Map(),
  verdicts: 0,
  matching: 0,
  omitted: 0,
  explained: new Map(),
  unexplained: 0,
})
