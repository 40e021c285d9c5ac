import { expect, test } from 'vitest'
import { explanation } from '../../scripts/prove/judges/explanation.js'
import { treeDifference } from '../../scripts/prove/judges/pipelines/compare-trees.js'
import { conditionTree } from '../../scripts/prove/judges/pipelines/condition-tree.js'
import { ruleDocument } from '../../scripts/prove/judges/rule-document.js'
import { type Subject, subjectsOf } from '../../scripts/prove/subject.js'
import { judgeDifferences } from '../engines/judges/judge-differences.js'

const rule = (detection: string): string =>
  `title: t\nlogsource: {product: p}\ndetection:\n  s: ${detection}\n  condition: s\n`
const subject = (text: string): Subject => subjectsOf({ name: 'rule.yml', text })[0]!
const ofRsigma = judgeDifferences.filter(({ judge }) => judge === 'rsigma')
const reasons = (detection: string, event: object, verdict: boolean): readonly string[] =>
  explanation(subject(rule(detection)), { ...event }, verdict, ofRsigma).map(({ because }) => because)

test('explains a verdict by the fewest known differences', () => {
  expect(reasons('{a: 5}', { a: '5.0' }, true)).toEqual([expect.stringMatching(/^a number of the rule/)])
  expect(reasons('{a: 5, b|exists: true}', { a: '05', b: {} }, true)).toHaveLength(2)
})

test('does not explain a verdict that no known reading gives', () => {
  expect(reasons('{a: x}', { a: 'x' }, false)).toEqual([])
  expect(reasons('{a: 5}', { a: '6.0' }, true)).toEqual([])
})

test('a judge receives the document of the rule', () => {
  const [first, second] = [rule('{a: x}'), rule('{b: y}')]
  const subjects = subjectsOf({ name: 'rules.yml', text: `${first}---\n${second}` })
  expect(subjects.map(ruleDocument)).toEqual([first, `---\n${second}`])
})

const treeOf = (detection: string) => conditionTree(subject(rule(detection)).expr)

test('two conditions agree if they ask the same in any form', () => {
  expect(
    treeDifference(treeOf('{a: [x, y]}'), ['or', ['match', 'a', false, ['y']], ['match', 'a', false, ['x']]]),
  ).toBeUndefined()
  expect(treeDifference(treeOf('[foo]'), ['match', null, false, ['foo']])).toBeUndefined()
})

test('two conditions differ by an atom, or by their combination', () => {
  expect(treeDifference(treeOf('{a: x}'), ['match', 'b', false, ['x']])).toMatch(/^sigmacast asks/)
  expect(
    treeDifference(treeOf('{a: [x, y]}'), ['and', ['match', 'a', false, ['x']], ['match', 'a', false, ['y']]]),
  ).toBe('the conditions combine the same atoms in another way')
})
