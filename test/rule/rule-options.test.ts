import { expect, test } from 'vitest'
import { parseRules } from '../../src/index.js'

const read = (extension: string, settings = {}, section = 'detection: {s: {a: 1}, condition: s}') => {
  const text = `title: t\nlogsource: {}\n${section}\nsigmacast:\n  ${extension}\n`
  const [document] = parseRules({ name: 'rule.yml', text }, settings)
  const { rule, diagnostics = [] } = document ?? {}
  const options = rule === undefined || rule.kind === 'filter' ? [] : rule.options
  return {
    options: options.map(({ platform, name, value }) => [platform, name, value]),
    diagnostics: diagnostics.map(({ code, severity, help }) => [code, severity, help]),
  }
}
const correlation =
  'correlation: {type: event_count, rules: [other], group-by: [user], timespan: 5m, condition: {gte: 5}}'

test('keeps the options of every platform if the platforms are unknown', () => {
  expect(read('loki: {interval: 5m, labels: [job]}\n  strategy: look')).toEqual({
    options: [
      ['loki', 'interval', '5m'],
      ['loki', 'labels', ['job']],
    ],
    diagnostics: [],
  })
  expect(read('loki: {interval: 5m}', {}, correlation).options).toEqual([['loki', 'interval', '5m']])
})

test('reports an unknown platform as an error, with a suggestion', () => {
  expect(read('lokki: {interval: 5m}', { platforms: ['loki'] })).toEqual({
    options: [],
    diagnostics: [['unknown-key', 'error', 'did you mean `loki`?']],
  })
  expect(read('loki: {interval: 5m}', { platforms: ['loki'] }).diagnostics).toEqual([])
})

test.each([
  'detection',
  'correlation',
])('reports a misspelt `first-seen` of a %s with and without platforms', (kind) => {
  const section = kind === 'correlation' ? correlation : undefined
  const misspelt = [['unknown-key', 'error', 'did you mean `first-seen`?']]
  for (const settings of [{}, { platforms: ['loki'] }])
    expect(read('first-sen: {fields: [a], timespan: 5m}', settings, section).diagnostics).toEqual(misspelt)
})

test('warns of options that are not a map, and ignores them', () => {
  expect(read('loki: 5m')).toEqual({
    options: [],
    diagnostics: [['wrong-type', 'warning', 'this is a text; it is ignored']],
  })
})
