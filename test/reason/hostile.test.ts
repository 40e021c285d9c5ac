import { expect, test } from 'vitest'
import { openReasoner } from '../../src/reason/reasoner.js'
import { exprOf } from './expr-of.js'

// Questions that would take too long or too much memory without the budget. Any answer is fine, as long as it comes.
const STEPS = 100_000
const ANSWERS = ['yes', 'no', 'undecided']
const list = (count: number, value: (at: number) => string): string =>
  `[${Array.from({ length: count }, (_, at) => value(at)).join(', ')}]`
const selections = (count: number): string =>
  Array.from({ length: count }, (_, at) => `s${at}: {f${at % 7}: v${at}, g${at % 5}: w${at % 11}}`).join(', ')

test.each([
  ['expressions with too many states', "a|re: '^(a|b)*a(a|b){20}$'", "a|re: '^(a|b)*b(a|b){19}$'"],
  ['counted repetitions', "a|re: '^(a{0,30}b{0,30}){0,20}$'", "a|re: '^([ab]{0,40}){0,20}$'"],
  ['classes of Unicode', "a|re: '\\pL{20}\\pN{20}'", "a|re: '\\pL\\pN.*\\pN'"],
  ['many parts', `a|contains|all: ${list(60, (at) => `'x${at}?y${at % 3}*z'`)}`, "a|contains: '?x?y?'"],
  ['long lists', `a|contains: ${list(800, (at) => `v${at}x`)}`, `a|contains: ${list(800, (at) => `${at}x`)}`],
  ['many selections', `${selections(12)}, condition: 6 of s*`, `${selections(12)}, condition: 5 of s*`],
  [
    'one selection of many pairs',
    `${selections(40)}, condition: all of s*`,
    `${selections(40)}, condition: not 1 of s*`,
  ],
])('%s', (_, a, b) => {
  const reasoner = openReasoner({ steps: STEPS })
  const [first, second] = [exprOf(a), exprOf(b)]
  expect(ANSWERS).toContain(reasoner.implies(first, second).answer)
  expect(ANSWERS).toContain(openReasoner({ steps: STEPS, singleValued: true }).overlaps(first, second).answer)
})
