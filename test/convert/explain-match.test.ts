import { describe, expect, test } from 'vitest'
import { compileExplanation } from '../../src/convert/explain-match.js'
import type { MatchPart } from '../../src/convert/verdict-parts.js'
import { type DetectionRule, indexRules, type Json, parseRules } from '../../src/index.js'

/** `✓ text = value` for each part, indented. */
const lines = (parts: readonly MatchPart[], depth = 0): string[] =>
  parts.flatMap(({ text, holds, values, parts: inner }) => [
    `${'  '.repeat(depth)}${holds ? '✓' : '✗'} ${text}${values === null ? '' : ` = ${JSON.stringify(values)}`}`,
    ...lines(inner, depth + 1),
  ])

function explained(detection: string, event: Json, filter = ''): string[] {
  const text = `title: t\nlogsource: { category: test }\ndetection:\n${detection}\n`
  const rules = parseRules({ name: 'r.yml', text: `${text}${filter}` }).flatMap(({ rule }) => rule ?? [])
  const { explain } = compileExplanation(rules[0] as DetectionRule, { rules: indexRules(rules) })
  const { matches, parts } = explain!(event)
  expect(matches).toBe(parts.every(({ holds }) => holds))
  return lines(parts)
}

describe('an explanation', () => {
  test('has the selections of the rule, with the values of the event', () => {
    const detection = '  a: { x: 1, y|contains: [b, c] }\n  b: { z: null }\n  condition: a and not b'
    expect(explained(detection, { x: [1, 2], y: 'xcx' })).toEqual([
      '✓ a',
      '  ✓ x: 1 = [1,2]',
      '  ✓ one of',
      '    ✗ y: "*b*" = ["xcx"]',
      '    ✓ y: "*c*" = ["xcx"]',
      '✗ not b',
      '  ✓ z: null = []',
    ])
  })

  test.each([
    [
      '  a: { x: 1 }\n  b: { x: 2 }\n  condition: a or b',
      ['✗ one of', '  ✗ a', '    ✗ x: 1 = [3]', '  ✗ b', '    ✗ x: 2 = [3]'],
    ],
    ['  a: [{ x: 1 }, { x: 2 }]\n  condition: a', ['✗ a: one of', '  ✗ x: 1 = [3]', '  ✗ x: 2 = [3]']],
    [
      '  a: { x: 1 }\n  b: { y: 2 }\n  condition: not (a and b)',
      ['✓ not all of', '  ✗ a', '    ✗ x: 1 = [3]', '  ✗ b', '    ✗ y: 2 = []'],
    ],
    ['  a: { x|neq: 3 }\n  condition: a', ['✗ not a', '  ✓ x: 3 = [3]']],
    ['  a: [q, r]\n  condition: a', ['✗ a: one of', '  ✗ keyword: "*q*"', '  ✗ keyword: "*r*"']],
    ['  a: { x|re: "[" }\n  condition: not a', undefined],
  ])('of %j', (detection, expected) => {
    if (expected === undefined) expect(() => explained(detection, { x: 3 })).toThrow()
    else expect(explained(detection, { x: 3 })).toEqual(expected)
  })

  test('names filters', () => {
    const filter =
      '---\ntitle: Robots\nlogsource: { category: test }\nfilter: { rules: any, robot: { user: robot }, condition: not robot }\n'
    expect(explained('  a: { x: 1 }\n  condition: a', { x: 1, user: 'Robot' }, filter)).toEqual([
      '✓ a',
      '  ✓ x: 1 = [1]',
      '✗ not filter Robots',
      '  ✓ user: "robot" = ["Robot"]',
    ])
  })
})
