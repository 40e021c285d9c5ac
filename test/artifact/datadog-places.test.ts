import { expect, test } from 'vitest'
import type { Rule } from '../../src/index.js'
import { made, ruleWith } from './datadog-rules.js'

/** The places of a rule’s diagnostics, to the end of the word. */
const placesOf = (rule: Rule, options: object = {}): readonly string[] =>
  made(rule, 'rule', options).diagnostics.map(
    ({ source, span }) => /^[\w.*[]+/.exec(source.text.slice(span.start))?.[0] ?? '',
  )

test.each([
  ['group-by: [a*]', '[a*'],
  ['evaluation-window: 1h, keep-alive: 5m', '5m'],
  ['keep-alive: 1h, signal-duration: 5m', '5m'],
])('that %s cannot be is said where the rule says it', (options, place) => {
  expect(placesOf(ruleWith(`sigmacast: { datadog: { ${options} } }`))).toEqual([place])
})

test('reports a problem of a caller’s option at the rule', () => {
  expect(placesOf(ruleWith('sigmacast: { datadog: { keep-alive: 1h } }'), { 'signal-duration': '5m' })).toEqual([
    'detection',
  ])
})

test('reports a truncated tag as a warning at its place', () => {
  const tags = [`a.${'b'.repeat(198)}`, `c.${'d'.repeat(199)}`]
  expect(placesOf(ruleWith(`tags: [${tags.join(', ')}]`))).toEqual([tags[1]])
})
