import { describe, expect, test } from 'vitest'
import { indexRules, parsePipeline, parseRules } from '../../src/index.js'
import { exprText } from '../../src/ir/expr-text.js'
import { compareRules, coveredRules, needlessParts, openReasoner, withoutPart } from '../../src/reason.js'
import type { CorrelationRule, DetectionRule } from '../../src/rule/rule.js'
import { exprOf, ruleOf } from './expr-of.js'

describe('compareRules', () => {
  test.each([
    ['a: x', 'a: X', { relation: 'same' }],
    ['a: x', 'a: [x, y]', { relation: 'wider', gained: { a: 'y' } }],
    ['a: [x, y]', 'a: x', { relation: 'narrower', lost: { a: 'y' } }],
    ['a: x', 'a: y', { relation: 'other', gained: { a: 'y' }, lost: { a: 'x' } }],
    ["a|re: '(?<!x)a'", 'a: y', { relation: 'undecided', reason: 'not-runnable' }],
  ])('%s → %s', (before, after, expected) => {
    expect(compareRules(ruleOf(before), ruleOf(after))).toEqual({ ...expected, diagnostics: [] })
  })

  test('two values of a field that holds one value', () => {
    const comparison = compareRules(ruleOf('s: {a: x}, t: {a: y}, condition: s and t'), ruleOf('a: z'), {
      singleValued: true,
    })
    expect(comparison).toEqual({ relation: 'wider', gained: { a: 'z' }, assuming: 'single-valued', diagnostics: [] })
  })

  test('applies pipelines', () => {
    const pipeline = parsePipeline({
      name: 'rename.yml',
      text: 'name: rename\ntransformations: [{type: field_name_mapping, mapping: {a: b}}]\n',
    }).pipeline
    expect(compareRules(ruleOf('a: x'), ruleOf('b: x'), { pipelines: pipeline ? [pipeline] : [] }).relation).toBe(
      'same',
    )
  })

  test('a rule with errors is undecided', () => {
    const { relation, reason, diagnostics } = compareRules(ruleOf('a|cidr: x'), ruleOf('b: x'))
    expect([relation, reason, diagnostics.map(({ code }) => code)]).toEqual([
      'undecided',
      'not-prepared',
      ['bad-network'],
    ])
  })
})

describe('compareRules of correlations', () => {
  const rulesOf = (item: string, timespan: string): readonly (DetectionRule | CorrelationRule)[] =>
    parseRules({
      name: 'rules.yml',
      text: `title: Event
name: event
logsource: {product: windows}
detection: {s: {${item}}, condition: s}
---
title: Many
correlation: {type: event_count, rules: [event], group-by: [b], timespan: ${timespan}, condition: {gte: 2}}
`,
    }).flatMap(({ rule }) => (rule === undefined || rule.kind === 'filter' ? [] : [rule]))
  test.each([
    ['the same rule', 'a: x', '5m', { relation: 'same' }],
    ['the same time in other words', 'a: X', '300s', { relation: 'same' }],
    ['another time', 'a: x', '6m', { relation: 'undecided', reason: 'correlation' }],
    ['another event', 'a: y', '5m', { relation: 'undecided', reason: 'correlation' }],
  ])('%s', (_, item, timespan, expected) => {
    const [before, after] = [rulesOf('a: x', '5m'), rulesOf(item, timespan)]
    const [, first] = before
    const [, second] = after
    if (first === undefined || second === undefined) throw new Error('a rule is missing')
    const settings = { rules: indexRules(after), rulesBefore: indexRules(before) }
    expect(compareRules(first, second, settings)).toEqual({ ...expected, diagnostics: [] })
  })
})

describe('coveredRules', () => {
  const rules = [
    ruleOf('a|endswith: "\\\\bash", b: x'),
    ruleOf('a|endswith: [sh, zsh]'),
    ruleOf('a|endswith: SH'),
    ruleOf('a|endswith: "\\\\bash"', 'product: linux'),
    ruleOf('a: 5, b: y'),
    ruleOf('a|gt: 4'),
    ruleOf('s: {a: x}, condition: s and not s'),
    ruleOf("a|re: '(?<!x)a'"),
  ]
  test('finds the pairs within a log source, and what is undecided', () => {
    const at = (rule: DetectionRule): number => rules.indexOf(rule)
    const { covered, impossible, undecided } = coveredRules(rules)
    expect(covered.map(({ rule, by, isEquivalent }) => [at(rule), at(by), isEquivalent])).toEqual([
      [0, 1, false],
      [0, 2, false],
      [2, 1, true],
      [4, 5, false],
    ])
    expect(impossible.map(at)).toEqual([6])
    expect(undecided.map(({ rule, reason }) => [at(rule), reason])).toEqual([[7, 'not-runnable']])
  })

  test('reports its progress', () => {
    const progress: string[] = []
    coveredRules(rules.slice(0, 3), { progress: (finished, total) => progress.push(`${finished}/${total}`) })
    expect(progress).toEqual(['1/3', '2/3', '3/3'])
  })
})

describe('needlessParts', () => {
  test.each([
    ['a|endswith: [bash, sh, zsh]', ['a: "*bash" because of a: "*sh"', 'a: "*zsh" because of a: "*sh"']],
    ['a: [x, X]', ['a: "X" because of a: "x"']],
    ['a|contains|all: [sh, bash]', ['a: "*sh*" because of a: "*bash*"']],
    ['a: [x, y]', []],
    ['a: x', []],
  ])('%s', (items, expected) => {
    const parts = needlessParts(exprOf(items), openReasoner())
    expect(parts.map(({ part, because }) => `${exprText(part)} because of ${exprText(because)}`)).toEqual(expected)
  })
})

test('a part is removed from a group at any depth', () => {
  const expr = exprOf('s: {a: [x, y]}, f: {b: z}, condition: s and not f')
  const parts = expr.kind === 'and' && expr.args[0]?.kind === 'or' ? expr.args[0].args : []
  const shorter = parts[1] && withoutPart(expr, parts[1])
  expect(shorter && exprText(shorter)).toBe('a: "x" and not b: "z"')
})
