import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { Ajv2020 } from 'ajv/dist/2020.js'
import formats from 'ajv-formats'
import { CORE_SCHEMA, loadAll } from 'js-yaml'
import { describe, expect, test } from 'vitest'
import { backends } from '../../backends/index.js'
import { convertRule, indexRules, parseRules, type Rule } from '../../src/index.js'
import { quickly } from '../readers/ajv-options.js'
import { diagnosticsAsFindings, fixAll, placed } from './findings-of.js'

// Each `x.yml` in migration/ is written as rules were in 2020; `x.fixed.yml` is the same file after all fixes.

const folder = new URL('migration/', import.meta.url)
const names = readdirSync(folder).filter((name) => name.endsWith('.yml') && !name.endsWith('.fixed.yml'))
const read = (name: string): string => readFileSync(new URL(name, folder), 'utf8')

const ajv = new Ajv2020({ ...quickly, strict: false })
formats.default(ajv)
const accepts = ajv.compile(JSON.parse(readFileSync(new URL('../../schemas/rule.json', import.meta.url), 'utf8')))

const rulesIn = (name: string, text: string): readonly Rule[] =>
  parseRules({ name, text }).flatMap(({ rule }) => rule ?? [])

/** The query of every rule that has one of its own, for every target. Conversions need no id that is a UUID. */
function queriesOf(name: string, text: string): readonly (readonly (string | null)[])[] {
  const rules = rulesIn(name, text)
  const settings = { rules: indexRules(rules) }
  return rules
    .filter(({ metadata }) => !metadata.name?.endsWith('_events'))
    .map((rule) => [...backends.values()].map((backend) => convertRule(rule, backend, settings).query))
}

describe.each(names)('%s', (name) => {
  const old = read(name)
  const fixed = fixAll(name, old)
  const expected = name.replace('.yml', '.fixed.yml')
  if (process.env.UPDATE_EXPECTED === '1') writeFileSync(new URL(expected, folder), fixed)

  test('becomes a rule of today', () => {
    expect(fixed).toBe(read(expected))
  })

  test('keeps its line breaks', () => {
    expect(fixAll(name, old.replaceAll('\n', '\r\n'))).toBe(fixed.replaceAll('\n', '\r\n'))
  })

  test('has no diagnostic that a fix could have removed', () => {
    expect(diagnosticsAsFindings({ name, text: fixed }).map(placed)).toEqual(LEFT[name] ?? [])
    expect(fixAll(name, fixed)).toBe(fixed)
  })

  test('is valid for the schema', () => {
    const documents = loadAll(fixed, { schema: CORE_SCHEMA })
    expect(documents.map((document) => [accepts(document), accepts.errors?.[0]?.instancePath])).toEqual(
      documents.map(() => (LEFT[name] === undefined ? [true, undefined] : [false, '/date'])),
    )
  })

  test('has the same queries', () => {
    if (rulesIn(name, old).length > 0) expect(queriesOf(name, fixed)).toEqual(queriesOf(name, old))
  })
})

/** Diagnostics that only an author can solve: a day that does not exist. */
const LEFT: Readonly<Record<string, readonly string[]>> = {
  'net_dns_many_queries.yml': ['16:7 bad-format', '43:7 bad-format'],
}
