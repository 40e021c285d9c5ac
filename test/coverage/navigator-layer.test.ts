import { readFileSync } from 'node:fs'
import { Ajv } from 'ajv'
import { describe, expect, test } from 'vitest'
import { measureCoverage } from '../../src/project/coverage/measure-coverage.js'
import { LAYER_COLORS, navigatorLayer } from '../../src/project/coverage/navigator-layer.js'
import { quickly } from '../readers/ajv-options.js'
import { coverageRule } from './coverage-rule.js'

const schema = JSON.parse(readFileSync(new URL('navigator-layer.schema.json', import.meta.url), 'utf8'))
const isLayer = new Ajv({ ...quickly, allErrors: true }).compile(schema)

const coverage = measureCoverage(
  [
    ...Array.from({ length: 20 }, () => coverageRule(['attack.t1110'])),
    coverageRule(['attack.t1059.001'], { level: 'critical', tests: 1, verdicts: { splunk: 'wider' } }),
    coverageRule(['attack.t1059'], { level: 'low', verdicts: { splunk: 'none' } }),
  ],
  ['splunk'],
)
const colorsOf = (color: (typeof LAYER_COLORS)[number]) =>
  Object.fromEntries(
    navigatorLayer(coverage, { color }).techniques.map((technique) => [
      technique.techniqueID,
      [technique.score, technique.color],
    ]),
  )

describe.each(LAYER_COLORS)('colored by %s', (color) => {
  test.each([
    ['with rules', coverage],
    ['without rules', measureCoverage([], [])],
  ])('a layer %s is valid by the schema of format 4.5', (_, measured) => {
    isLayer(JSON.parse(JSON.stringify(navigatorLayer(measured, { color }))))
    expect(isLayer.errors).toBeNull()
  })

  test('the legend explains every color, and the gradient has them in order', () => {
    const { techniques, gradient, legendItems } = navigatorLayer(coverage, { color })
    const colors = legendItems.map((item) => item.color)
    expect(gradient.colors).toEqual(colors)
    expect(gradient.maxValue).toBeGreaterThan(gradient.minValue)
    expect(techniques.filter((technique) => !colors.includes(technique.color))).toEqual([])
  })
})

test('the schema rejects what the format does not have', () => {
  const layer = navigatorLayer(coverage)
  const wrong = [
    { ...layer, versions: { ...layer.versions, layer: '4.4' } },
    { ...layer, versions: { ...layer.versions, navigator: '4.8.2' } },
    { ...layer, domain: 'mitre-enterprise' },
    { ...layer, gradient: { ...layer.gradient, colors: ['#ffffff'] } },
    { ...layer, techniques: [{ techniqueID: 'T1059', tactic: 'TA0002' }] },
    { ...layer, techniques: [{ techniqueID: 'T1059', scores: 1 }] },
  ]
  expect(wrong.filter((one) => isLayer(JSON.parse(JSON.stringify(one))))).toEqual([])
})

test('colors by the number of rules', () => {
  expect(colorsOf('count')).toEqual({
    T1059: [2, '#d5e6fa'],
    'T1059.001': [1, '#d5e6fa'],
    T1110: [20, '#5f9bdd'],
  })
})

test('colors by the highest level', () => {
  expect(colorsOf('level')).toEqual({
    T1059: [5, '#d4483b'],
    'T1059.001': [5, '#d4483b'],
    T1110: [0, '#e3e6ea'],
  })
})

test('says the counts of a technique', () => {
  expect(navigatorLayer(coverage).techniques[0]?.metadata).toEqual([
    { name: 'Rules', value: '2' },
    { name: 'Best level', value: 'critical' },
    { name: 'With tests', value: '1' },
    { name: 'splunk', value: '1' },
  ])
})
