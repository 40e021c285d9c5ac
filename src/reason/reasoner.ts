import type { Json } from '../ir/json.js'
import type { Expr } from '../ir/predicate.js'
import type { ExistenceAnswer, LawAnswer } from './answer.js'
import { type AtomTable, openAtomTable } from './atoms.js'
import { type Decision, decide, type Goal } from './decide.js'
import { DEFAULT_STEPS } from './reason-limits.js'
import { keepEvent, openSubject, type Subject } from './subject.js'

/** Assumptions that answers about all events may make, and the work that they may take. */
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
  /** Answers whether some event satisfies the expression; `yes` comes with one. */
  readonly satisfiable: (expr: Expr) => ExistenceAnswer
  /** Answers whether every event that satisfies `a` satisfies `b`; `no` comes with one that does not. */
  readonly implies: (a: Expr, b: Expr) => LawAnswer
  /** Answers whether the same events satisfy both; `no` comes with one that satisfies only one of them. */
  readonly equivalent: (a: Expr, b: Expr) => LawAnswer
  /** Answers whether some event satisfies both; `yes` comes with one. */
  readonly overlaps: (a: Expr, b: Expr) => ExistenceAnswer
  /** The reference matcher's verdict on an event; false if it cannot run the expression. */
  readonly matches: (expr: Expr, event: Json) => boolean
}

/**
 * Opens a reasoner. Expressions count as equal if they are the same object; keep them to ask several questions.
 */
export function openReasoner({ singleValued = false, steps = DEFAULT_STEPS }: ReasonSettings = {}): Reasoner {
  const memory: Memory = { atoms: openAtomTable(), subjects: new WeakMap(), singleValued, steps }
  return {
    satisfiable: (expr) => findEvent(subjectOf(memory, expr), memory),
    implies: (a, b) => decideImplication(subjectOf(memory, a), subjectOf(memory, b), memory),
    equivalent: (a, b) => decideEquivalence(subjectOf(memory, a), subjectOf(memory, b), memory),
    overlaps: (a, b) => search([holding(subjectOf(memory, a)), holding(subjectOf(memory, b))], memory),
    matches: (expr, event) => subjectOf(memory, expr).matches()?.(event) ?? false,
  }
}

/** All that a reasoner keeps between questions, and its settings. */
interface Memory {
  readonly atoms: AtomTable
  readonly subjects: WeakMap<Expr, Subject>
  readonly singleValued: boolean
  readonly steps: number
}

function subjectOf({ atoms, subjects }: Memory, expr: Expr): Subject {
  const subject = subjects.get(expr) ?? openSubject(expr, atoms)
  subjects.set(expr, subject)
  return subject
}

const holding = (subject: Subject): Goal => ({ subject, positive: true })

function findEvent(subject: Subject, memory: Memory): ExistenceAnswer {
  const [event] = subject.events
  return event === undefined ? search([holding(subject)], memory) : { answer: 'yes', event }
}

function decideImplication(a: Subject, b: Subject, memory: Memory): LawAnswer {
  const matches = b.matches()
  const event = a.events.find((candidate) => matches?.(candidate) === false)
  if (event !== undefined) return { answer: 'no', event }
  return asLaw(search([holding(a), { subject: b, positive: false }], memory))
}

function decideEquivalence(a: Subject, b: Subject, memory: Memory): LawAnswer {
  const there = decideImplication(a, b, memory)
  if (there.answer === 'no') return there
  const back = decideImplication(b, a, memory)
  if (back.answer !== 'yes') return back
  return there.answer === 'yes' && 'assuming' in back ? back : there
}

/** Searches for an event, and keeps it for the expressions that it satisfies. */
function search(goals: readonly Goal[], { atoms, singleValued, steps }: Memory): ExistenceAnswer {
  const decision = decide(goals, atoms, { singleValued, steps })
  if (decision.kind === 'event')
    for (const { subject, positive } of goals) if (positive) keepEvent(subject, decision.event)
  return answerOf(decision, () => decide(goals, atoms, { singleValued: false, steps }))
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
