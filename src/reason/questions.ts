import type { Expr } from '../ir/predicate.js'
import type { ExistenceAnswer, LawAnswer } from './answer.js'
import { openReasoner, type ReasonSettings } from './reasoner.js'

/**
 * Answers whether some event satisfies the expression; `yes` comes with one.
 *
 * @example
 * satisfiable(lowerRule(rule).detection.expr) // { answer: 'yes', event: { EventID: 4625, Image: '\\cmd.exe' } }
 */
export const satisfiable = (a: Expr, settings?: ReasonSettings): ExistenceAnswer =>
  openReasoner(settings).satisfiable(a)

/**
 * Answers whether every event that satisfies `a` satisfies `b`; `no` comes with one that does not.
 *
 * @example
 * const place = { span: { start: 0, end: 0 }, item: { start: 0, end: 0 } }
 * const image = (text) => leaf({ kind: 'match', field: 'Image', pattern: parsePattern(text), cased: false, ...place })
 * implies(image('*\\bash'), image('*sh')) // { answer: 'yes' }
 * implies(image('*sh'), image('*\\bash')) // { answer: 'no', event: { Image: 'sh' } }
 */
export const implies = (a: Expr, b: Expr, settings?: ReasonSettings): LawAnswer => openReasoner(settings).implies(a, b)

/** Answers whether the same events satisfy both expressions; `no` comes with one that satisfies only one of them. */
export const equivalent = (a: Expr, b: Expr, settings?: ReasonSettings): LawAnswer =>
  openReasoner(settings).equivalent(a, b)

/**
 * Answers whether some event satisfies both expressions; `yes` comes with one. Without `singleValued`, a field may hold
 * several values.
 *
 * @example
 * const place = { span: { start: 0, end: 0 }, item: { start: 0, end: 0 } }
 * const user = (text) => leaf({ kind: 'match', field: 'User', pattern: [text], cased: false, ...place })
 * overlaps(user('ann'), user('bob')) // { answer: 'yes', event: { User: ['ann', 'bob'] } }
 * overlaps(user('ann'), user('bob'), { singleValued: true }) // { answer: 'no', assuming: 'single-valued' }
 */
export const overlaps = (a: Expr, b: Expr, settings?: ReasonSettings): ExistenceAnswer =>
  openReasoner(settings).overlaps(a, b)
