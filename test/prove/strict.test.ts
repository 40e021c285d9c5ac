import { expect, test } from 'vitest'
import { kql } from '../../backends/index.js'
import { claimOf } from '../../scripts/prove/claim.js'
import { proveStrict, strictProblem } from '../../scripts/prove/strict.js'
import { proofTargets } from '../../scripts/prove/targets.js'
import { type Conversion, convertRule, type DetectionRule, parseRules } from '../../src/index.js'

function ruleOf(selection: string): DetectionRule {
  const text = `title: t\nlogsource: {category: c}\ndetection: {s: {${selection}}, condition: s}\n`
  const rule = parseRules({ name: 'rule.yml', text })[0]?.rule
  if (rule?.kind !== 'detection') throw new Error(text)
  return rule
}

const [exact, wide] = [ruleOf('f: Ab'), ruleOf('f|re: ^a+b$')]
const strict = convertRule(exact, kql)
if (strict.query === null) throw new Error('no query')
const refusal = convertRule(wide, kql)

test.each<readonly [about: string, DetectionRule, Conversion, problem: string | undefined]>([
  ['an exact query', exact, strict, undefined],
  ['a refusal of what is not exact', wide, refusal, undefined],
  ['a wider query', wide, convertRule(wide, kql, { lossy: true }), 'strict mode gives a wider query'],
  ['another query', exact, { ...strict, query: 'f: *' }, 'strict mode gives another query than lossy mode: f: "Ab"'],
  [
    'a query without its assumptions',
    exact,
    { ...strict, assumptions: [] },
    'the query names other assumptions () than its parts have (letter-case)',
  ],
  ['a refusal of an exact query', exact, refusal, 'strict mode refuses an exact query'],
  ['a refusal without an error', wide, { ...refusal, diagnostics: [] }, 'strict mode gives no query, and no error'],
])('judges %s', (_, rule, conversion, problem) => {
  expect(strictProblem(conversion, claimOf(rule, kql))).toBe(problem)
})

test('counts queries and refusals', () => {
  const cases = [exact, wide].map((rule) => ({
    subject: { rule, expr: { kind: 'const', value: true } as const, matches: () => true },
    events: [],
  }))
  const target = proofTargets.find(({ name }) => name === 'kql')
  expect(proveStrict(cases, target!)).toMatchObject({ given: 1, refused: 1, assuming: 1, disagreements: 0 })
})
