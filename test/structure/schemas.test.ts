import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Ajv2020 } from 'ajv/dist/2020.js'
import formats from 'ajv-formats'
import { CORE_SCHEMA, load, loadAll } from 'js-yaml'
import { describe, expect, test } from 'vitest'
import { backends } from '../../backends/index.js'
import { optionsForRules } from '../../src/backend/artifact/rule-options.js'
import { platformOf } from '../../src/backend/platform.js'
import { configSchema } from '../../src/project/config/schema/config-schema.js'
import { testSchema } from '../../src/project/test/schema.js'
import { quickly } from '../readers/ajv-options.js'
import { repository } from './sources.js'

// The JSON Schemas of the package, as editors use them.

const readSchema = (name: string) => JSON.parse(readFileSync(join(repository, 'schemas', name), 'utf8'))
const ruleSchema = readSchema('rule.json')

function validator(schema: object) {
  const ajv = new Ajv2020({ ...quickly, strict: false })
  formats.default(ajv)
  return ajv.compile(schema)
}

const acceptsRule = validator(ruleSchema)
const acceptsPipeline = validator(readSchema('pipeline.json'))

function yamlFiles(folder: string): string[] {
  const names = readdirSync(join(repository, folder), { recursive: true, encoding: 'utf8' })
  return names.filter((name) => name.endsWith('.yml')).map((name) => join(folder, name))
}

const textOf = (file: string): string => readFileSync(join(repository, file), 'utf8')

test('the schema of rules accepts every rule of the repository', () => {
  const documents = yamlFiles('rules').flatMap((file) => loadAll(textOf(file), { schema: CORE_SCHEMA }))
  expect(documents.length).toBeGreaterThan(20)
  expect(documents.filter((document) => !acceptsRule(document))).toEqual([])
})

test('the schema of pipelines accepts every built-in pipeline', () => {
  const files = yamlFiles('pipelines')
  expect(files.length).toBeGreaterThan(20)
  expect(files.filter((file) => !acceptsPipeline(load(textOf(file))))).toEqual([])
})

const acceptsConfig = validator(readSchema('config.json'))

describe('the schema of configurations', () => {
  const output = { target: 'splunk', path: 'dist/rules.spl' }
  const config = { rules: 'rules', outputs: { splunk: output } }
  const withOutput = (keys: object) => ({ ...config, outputs: { splunk: { ...output, ...keys } } })

  test('accepts the one of the documentation', () => {
    expect(acceptsConfig(load(textOf('test/docs/detections/sigmacast.yml')))).toBe(true)
  })

  test.each([
    ['a list of targets', withOutput({ target: ['kql', 'eql'], format: 'rule' }), true],
    ['a target that does not exist', withOutput({ target: 'splnk' }), false],
    ['a target twice', withOutput({ target: ['kql', 'kql'] }), false],
    ['a format that does not exist', withOutput({ format: 'savedsearch' }), false],
    ['pipelines by rule', withOutput({ pipelines: ['a', { select: { product: 'x' }, use: ['b'] }] }), true],
    ['pipelines by rule without a list', withOutput({ pipelines: { select: {}, use: 'b' } }), true],
    ['pipelines by rule without a selection', withOutput({ pipelines: { use: 'b' } }), false],
    ['an unknown key of an output', withOutput({ formt: 'query' }), false],
    ['an unknown key of a negated selection', { ...config, select: { not: { not: { levle: 'high' } } } }, false],
    ['an unknown fidelity', { ...config, accept: { fidelity: 'exakt' } }, false],
    ['a limit of zero', { ...config, limits: { values: 0 } }, false],
    ['an environment', { ...config, environments: { prod: { outputs: { splunk: { cannot: 'skip' } } } } }, true],
    [
      'another target in an environment',
      { ...config, environments: { a: { outputs: { s: { target: 'kql' } } } } },
      false,
    ],
    ['an override without rules', { ...config, overrides: [{ cannot: 'skip' }] }, false],
    ['no outputs', { rules: 'rules', outputs: {} }, false],
  ])('judges %s', (_, document, accepted) => {
    expect(acceptsConfig(document)).toBe(accepted)
  })

  test('is the one that `npm run generate` writes', () => {
    expect(readSchema('config.json')).toEqual(JSON.parse(JSON.stringify(configSchema(backends))))
  })

  test('describes every key', () => {
    const undescribed: string[] = []
    const visit = (schema: unknown, path: string): void => {
      if (typeof schema !== 'object' || schema === null) return
      const { properties } = schema as { readonly properties?: Readonly<Record<string, object>> }
      for (const [name, value] of Object.entries(properties ?? {})) {
        const key = value as { readonly description?: string; readonly $ref?: string }
        if (key.description === undefined && key.$ref === undefined) undescribed.push(`${path}.${name}`)
      }
      for (const [name, value] of Object.entries(schema)) visit(value, `${path}.${name}`)
    }
    visit(readSchema('config.json'), '')
    expect(undescribed).toEqual([])
  })
})

describe('the schema of tests', () => {
  const acceptsTests = validator(readSchema('test.json'))

  test('is the one that `npm run generate` writes', () => {
    expect(readSchema('test.json')).toEqual(JSON.parse(JSON.stringify(testSchema)))
  })

  test.each([
    ['test/docs/tested/factor-reset.test.yml'],
    ['test/docs/tested-events/many-resets.test.yml'],
  ])('accepts %s', (file) => {
    expect(acceptsTests(load(textOf(file)))).toBe(true)
  })

  test.each([
    ['no tests', {}, false],
    ['a test without an expectation', { tests: [{ event: {} }] }, false],
    ['another expectation', { tests: [{ event: {}, expect: 'nomatch' }] }, false],
    ['a list of matches', { tests: [{ events: [{}], expect: [{ at: '5m', group: { a: 'b' }, figure: 2 }] }] }, true],
    ['an unknown key', { tests: [{ evnt: {}, expect: 'match' }] }, false],
  ])('judges %s', (_, document, accepted) => {
    expect(acceptsTests(document)).toBe(accepted)
  })
})

test('the schema of rules has the options of every format under its platform', () => {
  const extension = ruleSchema.properties.sigmacast.properties
  const named = new Map<string, Set<string>>()
  for (const backend of backends.values()) {
    const names = named.get(platformOf(backend)) ?? new Set()
    named.set(platformOf(backend), new Set([...names, ...Object.keys(optionsForRules(backend))]))
  }
  const written = [...named.keys()].map((platform) => [platform, Object.keys(extension[platform].properties)])
  expect(written).toEqual([...named].map(([platform, names]) => [platform, [...names]]))
})

describe('the schema of rules', () => {
  const detection = {
    logsource: { product: 'linux' },
    detection: { selection: { user: 'root' }, condition: 'selection' },
  }
  const correlation = {
    correlation: { type: 'event_count', rules: ['a_rule'], 'group-by': [], timespan: '5m', condition: { gte: 5 } },
  }
  const filter = { logsource: {}, filter: { rules: 'any', selection: { user: 'x' }, condition: 'not selection' } }
  const firstSeen = { sigmacast: { 'first-seen': { fields: ['user'], timespan: '30d' } } }

  test.each([
    ['a detection rule', { ...detection }, true],
    ['a correlation', correlation, true],
    ['a filter', filter, true],
    ['a document for all that follow', { action: 'global', author: 'me' }, true],
    ['keys of its own', { ...detection, 'x-team': 'blue' }, true],
    ['an option of a platform', { ...detection, sigmacast: { splunk: { schedule: '0 * * * *' } } }, true],
    ['first-seen in a detection rule', { ...detection, ...firstSeen }, true],
    ['first-seen in a correlation', { ...correlation, ...firstSeen }, false],
    ['a misspelt option', { ...detection, sigmacast: { splunk: { shedule: '0 * * * *' } } }, false],
    ['an unknown platform', { ...detection, sigmacast: { splunk2: {} } }, false],
    ['a rule without a log source', { detection: detection.detection }, false],
    ['a rule without a condition', { ...detection, detection: { selection: {} } }, false],
    ['a level that Sigma does not have', { ...detection, level: 'hgih' }, false],
    ['a date with slashes', { ...detection, date: '2026/01/31' }, false],
    ['an empty document', {}, false],
  ])('judges %s', (_, document, accepted) => {
    expect(acceptsRule(document)).toBe(accepted)
  })
})
