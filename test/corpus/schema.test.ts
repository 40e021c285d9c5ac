import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { Ajv2020 } from 'ajv/dist/2020.js'
import formats from 'ajv-formats'
import { CORE_SCHEMA, loadAll } from 'js-yaml'
import { describe, expect, test } from 'vitest'
import { parseRules } from '../../src/rule/parse-rules.js'
import { validateCorrelation, validateDetection, validateFilter } from '../../src/rule/schema/rule-schemas.js'
import type { Data } from '../../src/rule/yaml/data.js'

// Compares our schemas with those of the Sigma specification: on every rule of the corpus, and on every document that
// one change makes of them. The tables below mark differences.

type Kind = 'detection' | 'correlation' | 'filter'
type Document = Record<string, unknown>
type Verdict = 'both accept' | 'both reject' | 'only ours accepts' | 'only theirs accepts'
/**
 * The effect of one change on documents that both schemas accept: a JSON Pointer, the new value, and which schemas
 * accept the result.
 */
type Change = readonly [pointer: string, value: unknown, verdict: Verdict]

const root = fileURLToPath(new URL('../../', import.meta.url))
const corpus = folder('SIGMACAST_CORPUS', '../shared/corpus')
const specification = folder('SIGMACAST_SPEC', '../shared/spec')

const ours = { detection: validateDetection, correlation: validateCorrelation, filter: validateFilter }

/** The reported codes for documents that violate the specification’s schema, errors or warnings. */
const SHAPE: ReadonlySet<string> = new Set([
  ...['missing-key', 'wrong-type', 'value-not-allowed', 'bad-format', 'bad-size', 'duplicate-item', 'empty-value'],
  ...['unknown-key', 'no-comparison', 'unknown-document', 'document-not-a-map'],
])

function oursAccepts(kind: Kind, document: Document): boolean {
  const read = parseRules({ name: 'rule.yml', text: JSON.stringify(document) })
  const violations = ours[kind](document as Data)
  return violations.length === 0 && read.every(({ diagnostics }) => diagnostics.every(({ code }) => !SHAPE.has(code)))
}

const theirs = {
  detection: official('sigma-detection-rule-schema.json'),
  correlation: official('sigma-correlation-rules-schema.json'),
  filter: official('sigma-filters-schema.json'),
}

/** The value that removes a key. */
const gone = Symbol('gone')
const id = '0e95725d-7320-415d-80f7-004da920fc11'
const noDates = ['2024/01/31', '31.01.2024', '2024-13-01', '2024-01-32', '2024-1-1', '', 20_240_131, null]

/** Changes of the metadata, as the schema of detection rules judges them. */
const metadata: readonly Change[] = [
  ['/title', gone, 'both reject'],
  ...each('/title', ['x'.repeat(257), 5, null, ['A title']], 'both reject'),
  ...each('/title', ['x'.repeat(256), '𝔰'.repeat(256)], 'both accept'),
  // An empty text is as good as none.
  ...['title', 'name', 'description'].map((key): Change => [`/${key}`, '', 'only theirs accepts']),
  ...each('/id', ['', 'rule-1', id.slice(1), `{${id}}`, 5, null], 'both reject'),
  ...each('/id', [gone, id, id.toUpperCase()], 'both accept'),
  // Platforms support ids in their canonical form only.
  ['/id', `urn:uuid:${id}`, 'only theirs accepts'],
  ...each('/name', ['x'.repeat(257), 5, null], 'both reject'),
  ...each('/name', ['a_name', 'x'.repeat(256)], 'both accept'),
  ...each('/related', [id, { id, type: 'similar' }, [id], [{ id }], [{ type: 'similar' }], [null]], 'both reject'),
  ...each(
    '/related',
    [[{ id: 'rule-1', type: 'similar' }], [{ id, type: 'copied' }], [{ id, type: 5 }]],
    'both reject',
  ),
  ...each('/related', [gone, [], [{ id, type: 'merged' }], [{ id, type: 'derived', note: 5 }]], 'both accept'),
  ...each('/taxonomy', ['x'.repeat(257), 5, ['sigma']], 'both reject'),
  ...each('/status', ['stabel', 'Stable', '', 5, null, ['stable']], 'both reject'),
  ...each('/status', [gone, 'stable', 'test', 'experimental', 'deprecated', 'unsupported'], 'both accept'),
  ...each('/description', ['x'.repeat(65_536), 5, null, ['text']], 'both reject'),
  ...each('/description', [gone, 'x'.repeat(65_535)], 'both accept'),
  ...each('/license', [5, null, ['MIT']], 'both reject'),
  ...each('/author', [5, null, ['Somebody']], 'both reject'),
  ...each('/references', ['https://example.org', [5], [null], ['a', 'b', 'a'], null, {}], 'both reject'),
  ...each('/references', [gone, []], 'both accept'),
  ['/references', [''], 'only theirs accepts'],
  ...each('/date', noDates, 'both reject'),
  ['/date', gone, 'both accept'],
  ['/date', '2024-02-31', 'only theirs accepts'],
  ...each('/modified', noDates, 'both reject'),
  ...each('/fields', ['User', [5], ['User', 'User'], null], 'both reject'),
  ...each('/fields', [gone, [], ['User', 'Image']], 'both accept'),
  ...each('/falsepositives', [5, null, {}, [5], ['None', 'None']], 'both reject'),
  // No minimum length needs to be reported.
  ['/falsepositives', ['x'], 'only ours accepts'],
  ...each('/falsepositives', [gone, [], ['None', 'Unknown']], 'both accept'),
  ...each('/level', ['severe', 'High', '', 3, null, ['high']], 'both reject'),
  ...each('/level', [gone, 'informational', 'low', 'medium', 'high', 'critical'], 'both accept'),
  ...each('/tags', ['attack.t1059', [5], [null], ['attack.t1059', 'attack.t1059'], null], 'both reject'),
  ...each('/tags', [['persistence'], ['attack.T1059'], ['attack. t1059'], ['attack.'], ['.t1059']], 'both reject'),
  ...each('/tags', [gone, [], ['attack.t1059.001', 'cve.2024-1', 'a_b-c.d_e']], 'both accept'),
  ...each('/scope', ['server', [5], null], 'both reject'),
  ...each('/scope', [gone, [], ['server', 'desktop']], 'both accept'),
  ['/scope', ['x'], 'only ours accepts'],
  ['/scope', ['server', 'server'], 'only theirs accepts'],
  ...each('/splunk', [null, 5, 'index=main', [[]], { deep: [null] }], 'both accept'),
]

const logsource: readonly Change[] = [
  ...each('/logsource', [gone, 'windows', [], null], 'both reject'),
  ...each('/logsource', [{}, { vendor: 5 }, { category: '', product: 'X', service: 'y' }], 'both accept'),
  ...each('/logsource/category', [5, null, ['firewall']], 'both reject'),
  ...each('/logsource/product', [5, null, ['windows']], 'both reject'),
  ...each('/logsource/service', [5, null, ['sshd']], 'both reject'),
]

const detections: readonly Change[] = [
  ...metadata,
  ...logsource,
  ...each('/falsepositives', ['None'], 'both reject'),
  ...each('/logsource/definition', [5, null, ['text']], 'both reject'),
  ...each('/detection', [gone, 'selection', 5, null, [], {}], 'both reject'),
  ...each('/detection/condition', [gone, 5, null, true, {}, [], [5]], 'both reject'),
  ...each('/detection/selection', ['text', 5, true, null], 'both reject'),
  ...each('/detection/selection', [{}, [], ['text', 5, { User: null }], { User: [[null]] }], 'both accept'),
  ...each('/detection/timeframe', ['5m'], 'both reject'),
  // The specification: "The condition can be a list".
  ...each('/detection/condition', [['selection'], ['selection', 'not selection']], 'only ours accepts'),
  // The reader reports more about the inside of a selection.
  ...each('/detection/selection', [[null], [true], [1.5], [['text']]], 'only ours accepts'),
]

/** Metadata that their schema of correlations does not check, as if they were custom keys. */
const uncheckedInCorrelations = ['name', 'related', 'license', 'fields', 'tags', 'scope']

const correlations: readonly Change[] = [
  ...metadata.map((change) => unchecked(uncheckedInCorrelations, change)),
  ...each('/falsepositives', ['x', ''], 'both reject'),
  // The specification speaks of a list, and so does the schema of detection rules.
  ...each('/falsepositives', ['None'], 'only theirs accepts'),
  ...each('/generate', ['yes', 1, null], 'both reject'),
  ...each('/generate', [true, false], 'both accept'),
  ...each('/correlation', [gone, 'event_count', 5, null, [], {}], 'both reject'),
  ...each('/correlation/type', [gone, 'count', 'Event_Count', 5, null, ['event_count']], 'both reject'),
  ...each('/correlation/rules', [gone, 5, null, {}, [5], ['a_rule', 'a_rule']], 'both reject'),
  // A rule may have a name of one letter, which pySigma reads.
  ...each('/correlation/rules', [['x']], 'only ours accepts'),
  ...each('/correlation/rules', [['a_rule', id]], 'both accept'),
  ...each('/correlation/aliases', [5, null, [], 'User', { user: 'User' }, { user: null }], 'both reject'),
  ...each('/correlation/aliases', [gone, {}, { user: {} }, { user: { a_rule: 'User' } }], 'both accept'),
  ...each('/correlation/group-by', [gone, 'User', null, [5], ['User', 'User']], 'both reject'),
  ...each('/correlation/group-by', [[], ['User', 'Host']], 'both accept'),
  ...each('/correlation/timespan', [gone, 5, null, '1234567890s', ['5m']], 'both reject'),
  ...each('/correlation/timespan', ['30s', '5m', '12h', '7d', '123456789s'], 'both accept'),
  ...each('/correlation/condition', [5, null, ['gte']], 'both reject'),
  // The specification: "Refers to one or multiple rules", "The following format must be used", a map of field names.
  ...each('/correlation/rules', ['a_rule'], 'only ours accepts'),
  ...each('/correlation/rules', [[]], 'only theirs accepts'),
  ...each('/correlation/timespan', ['', 'soon', '5', 'm', '1.5h', '-5m', '5 m', '5q'], 'only theirs accepts'),
  ...each('/correlation/aliases', [{ user: { a_rule: 5 } }], 'only theirs accepts'),
  // Weeks, months and years, as in pySigma.
  ...each('/correlation/timespan', ['2w', '1M', '1y'], 'both accept'),
  // A second location of the same key, which pySigma reads.
  ...each('/correlation/generate', [true, false], 'both accept'),
  ...each('/correlation/generate', ['yes', null], 'only theirs accepts'),
  // Their schema lists the comparisons where no validator finds them. A misspelt one would be a limit without effect.
  ...each('/correlation/condition/gte', ['10', null, [10]], 'only theirs accepts'),
  ...each('/correlation/condition/field', [5, null, [5], []], 'only theirs accepts'),
  ...each('/correlation/condition/ge', [10], 'only theirs accepts'),
  ...each('/correlation/condition/percentile', [-1, 101, '95'], 'only theirs accepts'),
  ...each('/correlation/condition/percentile', [0, 95, 99.9], 'both accept'),
]

const counts: readonly Change[] = [
  ...correlations,
  ...each('/correlation/condition', [gone, 'rule_a and rule_b'], 'both reject'),
  ...each(
    '/correlation/condition',
    [
      { gte: 1, field: 'User' },
      { gt: 1, lte: 5.5, field: ['a', 'b'] },
    ],
    'both accept',
  ),
  // The specification: "It is a map of exactly one condition criterion".
  ...each('/correlation/condition', [{}, { field: 'User' }], 'only theirs accepts'),
]

const valueCounts: readonly Change[] = [
  ...counts,
  ...['value_sum', 'value_avg'].map((type): Change => ['/correlation/type', type, 'both accept']),
  // The reader requires a percentile.
  ['/correlation/type', 'value_percentile', 'only theirs accepts'],
  // The percentile 50 under its own name, as in pySigma.
  ['/correlation/type', 'value_median', 'only ours accepts'],
  // The specification: "Requires: field in condition section". Their schema says so where no validator finds it.
  ['/correlation/condition/field', gone, 'only theirs accepts'],
]

const proximities: readonly Change[] = [
  ...correlations.filter(([pointer]) => !pointer.startsWith('/correlation/condition/')),
  ...each('/correlation/condition', [gone, {}, { gte: 2 }], 'both accept'),
  // An expression over rule names, as in pySigma.
  ...each('/correlation/condition', ['rule_a and not rule_b'], 'only ours accepts'),
]

/** Metadata that their schema of filters does not check, as if they were custom keys. */
const uncheckedInFilters = [
  ...uncheckedInCorrelations,
  ...['status', 'author', 'references', 'falsepositives', 'level'],
]

const filters: readonly Change[] = [
  ...metadata.map((change) => unchecked(uncheckedInFilters, change)),
  ...logsource,
  ...each('/falsepositives', ['None'], 'only theirs accepts'),
  ...each('/logsource/definition', [5, null, ['text']], 'only theirs accepts'),
  ...each('/filter', [gone, 'selection', 5, null, [], {}], 'both reject'),
  ...each('/filter/rules', [gone, 5, null, {}, [], [5], [id, id]], 'both reject'),
  ...each('/filter/rules', [['a_rule', id], ['x']], 'both accept'),
  ...each('/filter/condition', [gone, 5, null, [], ['selection']], 'both reject'),
  ...each('/filter/selection', ['text', 5, true, null], 'both reject'),
  ...each('/filter/selection', [{}, [], ['text', 5, { User: null }]], 'both accept'),
  ...each('/filter/others', [{}, [], ['text']], 'both accept'),
  // Every rule of the log source, as in pySigma; and one rule, as in a correlation.
  ...each('/filter/rules', ['any', id], 'only ours accepts'),
  // `selection` is an ordinary name, and all of them are checked.
  ['/filter/selection', gone, 'only ours accepts'],
  ...each('/filter/others', ['text', 5, null], 'only theirs accepts'),
  // The reader reports more about the inside of a selection.
  ...each('/filter/selection', [[null], [true], [1.5], [['text']]], 'only ours accepts'),
]

/** The corpus has few correlations and no filter, so the test adds some. */
const written = {
  counts: [
    `{title: A, correlation: {type: event_count, rules: [a_rule], group-by: [User], timespan: 1h, condition: {gte: 100}}}`,
  ],
  valueCounts: [
    `{title: A, correlation: {type: value_count, rules: [a_rule], group-by: [Host], timespan: 1d, condition: {field: User, gte: 9}}}`,
    `{title: A, correlation: {type: value_sum, rules: [a_rule], group-by: [Host], timespan: 1h, condition: {field: Bytes, gte: 9}}}`,
  ],
  proximities: [
    `{title: A, correlation: {type: temporal, rules: [rule_a, rule_b], group-by: [Host], timespan: 5m}}`,
    `{title: A, level: high, correlation: {type: temporal_ordered, rules: [rule_a, rule_b], group-by: [User], timespan: 10m}}`,
  ],
  filters: [
    `{title: A, logsource: {product: windows}, filter: {rules: [${id}], selection: {User: a}, condition: not selection}}`,
    `{title: A, id: ${id}, logsource: {}, filter: {rules: [${id}, a_rule], selection: [a, b], others: {}, condition: others}}`,
  ],
}

const documents = [...corpusDocuments('sigmahq/rules'), ...corpusDocuments('auth0')]
const corpusCorrelations = documents.filter(({ kind }) => kind === 'correlation').map(({ document }) => document)

describe('both schemas', () => {
  test('accept every rule of the corpus', () => {
    const others = documents.filter(({ kind, document }) => verdict(kind, document) !== 'both accept')
    // These two write `attack.credential_access`; the specification has a hyphen.
    expect(others.map(({ file, kind, document }) => [file, verdict(kind, document)])).toEqual([
      ['auth0/detections/logins_or_signups_from_suspicious_ips.yml', 'only theirs accepts'],
      ['auth0/detections/many_unverified_accounts_created.yml', 'only theirs accepts'],
    ])
    expect(documents.length).toBeGreaterThan(2400)
  })

  const everyTwentieth = documents.filter(({ kind }, index) => kind === 'detection' && index % 20 === 0)

  judgeAlike(
    'a detection rule',
    'detection',
    everyTwentieth.map(({ document }) => document),
    detections,
  )
  judgeAlike('a count of events', 'correlation', [...read(written.counts), ...corpusOf('event_count')], counts)
  judgeAlike(
    'a count of values',
    'correlation',
    [...read(written.valueCounts), ...corpusOf('value_count')],
    valueCounts,
  )
  judgeAlike('a temporal correlation', 'correlation', read(written.proximities), proximities)
  judgeAlike('a filter', 'filter', read(written.filters), filters)
})

/** One test per change; all documents must give the same result. */
function judgeAlike(name: string, kind: Kind, originals: readonly Document[], changes: readonly Change[]): void {
  describe(`about ${name}`, () => {
    test('unchanged', () => {
      expect(originals.length).toBeGreaterThan(0)
      expect(new Set(originals.map((document) => verdict(kind, document)))).toEqual(new Set(['both accept']))
    })

    const named = changes.map(
      ([pointer, value, expected]) => [`${pointer}: ${shown(value)}`, pointer, value, expected] as const,
    )
    test.each(named)('with %s', (_, pointer, value, expected) => {
      const verdicts = originals.map((original) => verdict(kind, changed(original, pointer, value)))
      expect(new Set(verdicts)).toEqual(new Set([expected]))
    })
  })
}

function verdict(kind: Kind, document: Document): Verdict {
  const [first, second] = [oursAccepts(kind, document), theirs[kind](document)]
  if (first) return second ? 'both accept' : 'only ours accepts'
  return second ? 'only theirs accepts' : 'both reject'
}

function changed(original: Document, pointer: string, value: unknown): Document {
  const copy = structuredClone(original)
  const path = pointer.slice(1).split('/')
  const last = path.pop()!
  const parent = path.reduce((map, key) => map[key] as Document, copy)
  if (value === gone) delete parent[last]
  else parent[last] = value
  return copy
}

function each(pointer: string, values: readonly unknown[], verdict: Verdict): Change[] {
  return values.map((value) => [pointer, value, verdict])
}

function unchecked(keys: readonly string[], [pointer, value, verdict]: Change): Change {
  if (!keys.includes(pointer.slice(1))) return [pointer, value, verdict]
  const theirsAccepts = { 'both reject': 'only theirs accepts', 'only ours accepts': 'both accept' } as const
  return [
    pointer,
    value,
    verdict === 'both reject' || verdict === 'only ours accepts' ? theirsAccepts[verdict] : verdict,
  ]
}

function shown(value: unknown): string {
  if (value === gone) return 'gone'
  const text = JSON.stringify(value)
  return text.length > 60 ? `${text.slice(0, 20)}… (${text.length - 2} letters)` : text
}

function corpusOf(type: string): Document[] {
  return corpusCorrelations.filter(({ correlation }) => (correlation as Document).type === type)
}

function corpusDocuments(part: string): { file: string; kind: Kind; document: Document }[] {
  const files = readdirSync(join(corpus, part), { recursive: true, encoding: 'utf8' }).filter((name) =>
    name.endsWith('.yml'),
  )
  return files.sort().flatMap((name) => {
    const file = join(part, name)
    return read([readFileSync(join(corpus, file), 'utf8')]).map((document) => ({
      file,
      kind: kindOf(document),
      document,
    }))
  })
}

/** Dates stay text: the core schema of YAML 1.2 has none. */
function read(texts: readonly string[]): Document[] {
  return texts.flatMap((text) => loadAll(text, { schema: CORE_SCHEMA }) as Document[])
}

function kindOf(document: Document): Kind {
  if ('correlation' in document) return 'correlation'
  return 'filter' in document ? 'filter' : 'detection'
}

function official(name: string) {
  const ajv = new Ajv2020({ strict: false })
  formats.default(ajv)
  return ajv.compile(JSON.parse(readFileSync(join(specification, 'json-schema', name), 'utf8')))
}

function folder(variable: string, otherwise: string): string {
  const path = resolve(root, process.env[variable] ?? otherwise)
  if (!existsSync(path)) throw new Error(`There is no folder ${path}: set ${variable} to where it is.`)
  return path
}
