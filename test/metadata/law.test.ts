import { describe, expect, test } from 'vitest'
import { backends } from '../../backends/index.js'
import { loadTargetFormats } from '../../src/backend/targets.js'
import type { Metadata } from '../../src/backend.js'
import {
  type Backend,
  convertRule,
  type Format,
  indexRules,
  makeArtifact,
  parseRules,
  type Rule,
  type RuleDocument,
  type RuleIndex,
} from '../../src/index.js'
import { shapes } from './shapes.js'

// Only parts that decide which events match can prevent a query. Whatever a metadata key contains, the rule is read,
// all diagnostics are warnings, and every format has its artifact. Each query equals that of the rule without the key,
// byte by byte.

const METADATA = [
  ...['title', 'id', 'name', 'related', 'taxonomy', 'status', 'description', 'license', 'references', 'author'],
  ...['date', 'modified', 'fields', 'falsepositives', 'level', 'tags', 'scope'],
] as const satisfies readonly (keyof Metadata)[]

/** Custom keys, some of which artifacts show, and keys that other tools read. */
const OTHERS = [
  'explanation',
  'prevention',
  'comments',
  'anything',
  'constructor',
  'generate',
  'sigma-version',
] as const

const KEYS: readonly string[] = [...METADATA, ...OTHERS]

const detection = `logsource:
  product: PRODUCT
detection:
  selection:
    CommandLine|contains: 'net user'
    User: [ann, bob]
  condition: selection
`

/** The second rule of its file; its id lets it refer to the first one. */
const correlation = `logsource:
  product: PRODUCT
id: 929a690e-bef0-4204-a928-ef5e620d6fcc
title: Some rule
detection: { s: { a: b }, condition: s }
---
correlation:
  type: event_count
  rules: [929a690e-bef0-4204-a928-ef5e620d6fcc]
  group-by: [user]
  timespan: 5m
  condition: { gte: 10 }
`

const values = Object.values(shapes)

/** As many as there are values: each key has each value in one of the rounds. */
const rounds = [...values.keys()]
const valueIn = (round: number, key: number): string => values[(round + key) % values.length] ?? ''

const cases = { 'a detection rule': detection, 'a correlation': correlation } as const

/** Not every target has the events of every product. */
const targets = [...(await loadTargetFormats(backends)).values()]
const productOf = ({ product = 'windows' }: Backend): string => product
const byProduct = [...new Set(targets.map(productOf))].map(
  (product) => [product, targets.filter((target) => productOf(target) === product)] as const,
)

/** The last document of a text that ends with these lines, with other rules before and after it. */
function read(template: string, product: string, lines: string): { document: RuleDocument; rules: RuleIndex } {
  const documents = parseRules({
    name: 'rules/some-rule.yml',
    text: `${template.replaceAll('PRODUCT', product)}${lines}`,
  })
  const document = documents.at(-1)
  if (document === undefined) throw new Error('no document')
  return { document, rules: indexRules(documents.flatMap(({ rule }) => rule ?? [])) }
}

function ruleOf({ rule, diagnostics }: RuleDocument): Rule {
  const errors = diagnostics.filter(({ severity }) => severity === 'error')
  if (rule === undefined || errors.length > 0) throw new Error(`the rule was not read: ${errors}`)
  return rule
}

/** The query for each target; null if there is none. */
function queriesOf(template: string, lines: string): Readonly<Record<string, string | null>> {
  const queries = byProduct.flatMap(([product, targets]) => {
    const { document, rules } = read(template, product, lines)
    const rule = ruleOf(document)
    return targets.map((target) => [target.name, convertRule(rule, target, { lossy: true, rules }).query])
  })
  return Object.fromEntries(queries)
}

/** The output of each format of each target, as `target format`; null if there is none. */
function artifactsOf(
  template: string,
  lines: string,
  isWanted: (format: Format) => boolean = () => true,
): ReadonlyMap<string, string | null> {
  const artifacts = byProduct.flatMap(([product, targets]) => {
    const { document, rules } = read(template, product, lines)
    const rule = ruleOf(document)
    return targets.flatMap((target) =>
      target.formats
        .filter(isWanted)
        .map((format): [string, string | null] => [
          `${target.name} ${format.name}`,
          makeArtifact(rule, target, format, { lossy: true, rules }).text,
        ]),
    )
  })
  return new Map(artifacts)
}

describe.each(Object.entries(cases))('the query of %s', (_, template) => {
  const plain = queriesOf(template, '')
  const plainArtifacts = Object.fromEntries(artifactsOf(template, '', ({ name }) => name === 'query'))

  test.each(rounds)('is the same in round %i of all keys with other values', (round) => {
    const lines = KEYS.map((key, at) => `${key}: ${valueIn(round, at)}\n`).join('')
    expect(queriesOf(template, lines), lines).toEqual(plain)
  })

  test.each(rounds)('is the same in round %i of all keys of `sigmacast` with other values', (round) => {
    const keys = ['strategy', 'response', 'splunk', 'elastic', 'datadog', 'auth0']
    const lines = keys.map((key, at) => `  ${key}: ${valueIn(round, at)}\n`).join('')
    const artifacts = artifactsOf(template, `sigmacast:\n${lines}`, ({ name }) => name === 'query')
    expect(Object.fromEntries(artifacts), lines).toEqual(plainArtifacts)
  })

  test.each(KEYS)('is the same if `%s` is duplicated', (key) => {
    const lines = `${key}: high\n${key}: [low]\n`
    expect(queriesOf(template, lines)).toEqual(plain)
    const said = read(template, 'windows', lines).document.diagnostics.map(
      ({ code, severity }) => `${severity} ${code}`,
    )
    expect(said).toContain('warning duplicate-key')
  })
})

describe.each(Object.entries(cases))('the artifacts of %s', (_, template) => {
  const made = madeBy(artifactsOf(template, 'title: Some title\n'))

  test.each(Object.entries(shapes))('exist if every key contains %s', (_shape, value) => {
    const lines = KEYS.map((key) => `${key}: ${value}\n`).join('')
    const extension = `sigmacast: { strategy: ${value}, response: ${value} }\n`
    const free = `product: PRODUCT\n  definition: ${value}\n  vendor: ${value}\n`
    const artifacts = artifactsOf(
      template.replace('product: PRODUCT\n', () => free),
      `${lines}${extension}`,
    )
    expect(madeBy(artifacts)).toEqual(expect.arrayContaining(made))
    for (const text of artifacts.values()) expect(text ?? '').not.toMatch(/\[object |\bundefined\b|NaN/)
  })
})

const madeBy = (artifacts: ReadonlyMap<string, string | null>): string[] =>
  [...artifacts].flatMap(([name, text]) => (text === null ? [] : [name])).sort()

describe('what is read', () => {
  const documents = new Map(
    METADATA.map((key) => [
      key,
      new Map(
        Object.entries(shapes).map(([shape, value]) => [
          shape,
          read(detection, 'windows', `${key}: ${value}\n`).document,
        ]),
      ),
    ]),
  )

  test.each(METADATA)('has a value of its type in `%s`, or none', (key) => {
    for (const [shape, document] of documents.get(key) ?? []) {
      const { metadata } = ruleOf(document)
      expect([shape, isWellTyped[key](metadata[key])]).toEqual([shape, true])
    }
  })

  test.each(METADATA)('a diagnostic about `%s` has a help, and its own place', (key) => {
    for (const document of documents.get(key)?.values() ?? []) {
      const said = document.diagnostics.filter(({ span, source }) => span.start >= source.text.indexOf(`\n${key}:`))
      expect(said.every(({ help }) => help !== undefined && !/[\r\n]/.test(help))).toBe(true)
      expect(said.every(({ message }) => message.length < 300)).toBe(true)
    }
  })
})

type Check = (value: unknown) => boolean

const isText: Check = (value) => typeof value === 'string' && value.trim() !== ''
const isTexts: Check = (value) =>
  Array.isArray(value) && value.every((item) => isText(item)) && new Set(value).size === value.length
const isUuid: Check = (value) => typeof value === 'string' && /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i.test(value)
const isDate: Check = (value) => typeof value === 'string' && /^\d{4}-\d\d-\d\d$/.test(value)
const oneOf =
  (...words: readonly string[]): Check =>
  (value) =>
    words.includes(value as string)
const orNothing =
  (check: Check): Check =>
  (value) =>
    value === undefined || check(value)
const isRelated: Check = (value) =>
  Array.isArray(value) &&
  value.every(({ id, type }) => isUuid(id) && oneOf('derived', 'obsolete', 'merged', 'renamed', 'similar')(type))

const isWellTyped: { readonly [Key in keyof Required<Metadata>]: Check } = {
  title: isText,
  id: orNothing(isUuid),
  name: orNothing(isText),
  related: orNothing(isRelated),
  taxonomy: orNothing(isText),
  status: orNothing(oneOf('stable', 'test', 'experimental', 'deprecated', 'unsupported')),
  description: orNothing(isText),
  license: orNothing(isText),
  references: orNothing(isTexts),
  author: orNothing(isText),
  date: orNothing(isDate),
  modified: orNothing(isDate),
  fields: orNothing(isTexts),
  falsepositives: orNothing(isTexts),
  level: orNothing(oneOf('informational', 'low', 'medium', 'high', 'critical')),
  tags: orNothing(isTexts),
  scope: orNothing(isTexts),
}
