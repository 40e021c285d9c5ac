import type { Expr } from '../ir/predicate.js'
import type { Json } from '../match/field-values.js'
import type { ExistenceAnswer, LawAnswer } from './answer.js'
import { openAtomTable } from './atoms.js'
import { type Decision, decide, type Goal } from './decide.js'
import { DEFAULT_STEPS } from './reason-limits.js'
import { keepEvent, openSubject, type Subject } from './subject.js'

export interface ReasonSettings {
  /**
   * Assumes that no field holds a list of several values. Without it, `a: x and a: y` is satisfiable, by an event with
   * both values. Default false.
   */
  readonly singleValued?: boolean
  /** The budget of each question, in steps. Default 1,000,000. */
  readonly steps?: number
}

/** Answers questions about expressions. It keeps what it finds out about them, so that further questions are cheap. */
export interface Reasoner {
  /** True if some event satisfies the expression; then `yes` comes with one. */
  readonly satisfiable: (expr: Expr) => ExistenceAnswer
  /** True if every event that satisfies `a` satisfies `b`; otherwise `no` comes with one that does not. */
  readonly implies: (a: Expr, b: Expr) => LawAnswer
  /** True if the same events satisfy both; otherwise `no` comes with one that satisfies only one of them. */
  readonly equivalent: (a: Expr, b: Expr) => LawAnswer
  /** True if some event satisfies both; then `yes` comes with one. */
  readonly overlaps: (a: Expr, b: Expr) => ExistenceAnswer
  /** The reference matcher's verdict on an event; false if it cannot run the expression. */
  readonly matches: (expr: Expr, event: Json) => boolean
}

/**
 * Opens a reasoner. Expressions count as equal if they are the same object; keep them to ask several questions.
 */
export function openReasoner({ singleValued = false, steps = DEFAULT_STEPS }: ReasonSettings = {}): Reasoner {
  const atoms = openAtomTable()
  const subjects = new WeakMap<Expr, Subject>()
  const subjectOf = (expr: Expr): Subject => {
    const subject = subjects.get(expr) ?? openSubject(expr, atoms)
    subjects.set(expr, subject)
    return subject
  }
  const search = (goals: readonly Goal[]): ExistenceAnswer => {
    const decision = decide(goals, atoms, { singleValued, steps })
    if (decision.kind === 'event')
      for (const { subject, positive } of goals) if (positive) keepEvent(subject, decision.event)
    return answerOf(decision, () => decide(goals, atoms, { singleValued: false, steps }))
  }
  const satisfiable = (expr: Expr): ExistenceAnswer => {
    const subject = subjectOf(expr)
    const [event] = subject.events
    if (event !== undefined) return { answer: 'yes', event }
    return search([{ subject, positive: true }])
  }
  const implies = (a: Expr, b: Expr): LawAnswer => {
    const [subject, other] = [subjectOf(a), subjectOf(b)]
    const misses = other.matches()
    const event = subject.events.find((candidate) => misses?.(candidate) === false)
    if (event !== undefined) return { answer: 'no', event }
    return asLaw(
      search([
        { subject, positive: true },
        { subject: other, positive: false },
      ]),
    )
  }
  const overlaps = (a: Expr, b: Expr): ExistenceAnswer =>
    search([
      { subject: subjectOf(a), positive: true },
      { subject: subjectOf(b), positive: true },
    ])
  const equivalent = (a: Expr, b: Expr): LawAnswer => {
    const there = implies(a, b)
    if (there.answer === 'no') return there
    const back = implies(b, a)
    if (back.answer !== 'yes') return back
    return there.answer === 'yes' && 'assuming' in back ? back : there
  }
  const matches = (expr: Expr, event: Json): boolean => subjectOf(expr).matches()?.(event) ?? false
  return { satisfiable, implies, equivalent, overlaps, matches }
}

/** The assumption is named only if the answer is another one without it. */
function answerOf(decision: Decision, withoutAssumption: () => Decision): ExistenceAnswer {
  switch (decision.kind) {
    case 'event':
      return { answer: 'yes', event: decision.event }
    case 'undecided':
      return { answer: 'undecided', reason: decision.reason }
    case 'none': {
      const isCertain = !decision.isSingleValued || withoutAssumption().kind === 'none'
      return isCertain ? { answer: 'no' } : { answer: 'no', assuming: 'single-valued' }
    }
  }
}

function asLaw(answer: ExistenceAnswer): LawAnswer {
  switch (answer.answer) {
    case 'yes':
      return { answer: 'no', event: answer.event }
    case 'no':
      return { ...answer, answer: 'yes' }
    case 'undecided':
      return answer
  }
}
