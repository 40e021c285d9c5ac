/** Law: artifacts contain the metadata and values of a rule unchanged, for every text. */
import fc from 'fast-check'
import { parse } from 'smol-toml'
import type { JsonObject } from '../../backends/elastic/artifact/json.js'
import { toml } from '../../backends/elastic/artifact/toml.js'
import { elasticDsl, elasticNdjson, elasticRule, elasticToml } from '../../backends/elastic/formats.js'
import { eql, esql, kql, lucene } from '../../backends/elastic/index.js'
import { titleLine } from '../../src/backend/artifact/rule-texts.js'
import { type Backend, type DetectionRule, type Format, makeArtifact, parseRules } from '../../src/index.js'
import { butForTheRepository, readToml, ruleMistakes, wellFormed } from '../artifact/elastic-validity.js'
import { anyText } from './arbitraries/texts.js'
import { law } from './law.js'

const template = parseRules({
  name: 'rule.yml',
  text: `title: t
id: 5d3f9c1e-6f2b-4c55-9a41-7b0f2d6c8e93
date: 2026-01-02
logsource: { product: windows }
detection:
  s: { Image: value }
  condition: s
`,
})[0]?.rule as DetectionRule

const backends = new Map([kql, lucene, eql, esql].map((backend) => [backend.name, backend as unknown as Backend]))
const target = fc.constantFrom(...backends.keys())
const hard = fc.oneof(
  anyText,
  fc.constantFrom(
    '"""',
    "'''",
    "a'''b\n\\",
    '""""""\n',
    'x\n"',
    "\n'",
    '\\',
    '\r\n',
    '\u0000',
    '\ufeff',
    '$ {y} %{x} {{z}} $t$',
  ),
)
const said = fc.record({
  // The reader gives every rule a non-empty title.
  title: hard.map((text) => (text.trim() === '' ? 't' : text)),
  description: hard,
  tags: fc.array(hard, { maxLength: 3 }),
  falsepositives: fc.array(hard, { maxLength: 3 }),
  references: fc.array(hard, { maxLength: 3 }),
  // A file of detection-rules requires one.
  author: hard.map((text) => `Ann, ${text}`),
  license: hard,
})
type Said = typeof said extends fc.Arbitrary<infer Value> ? Value : never

/** A rule with a text as metadata and as value. It is not YAML, because a file cannot contain every text. */
function ruleOf(metadata: Said, guide: string, value: string): DetectionRule {
  const selections = template.selections.map((named) => {
    if (named.selection.kind !== 'items') throw new Error('no items')
    const items = named.selection.items.map((item) => ({
      ...item,
      values: item.values.map((one) => ({ ...one, text: value })),
    }))
    return { ...named, selection: { ...named.selection, items } }
  })
  const custom = { explanation: guide, comments: [guide] }
  const logsource = { ...template.logsource, definition: guide }
  return { ...template, metadata: { ...template.metadata, ...metadata }, custom, logsource, selections }
}

const artifact = (rule: DetectionRule, target: string, format: unknown) =>
  makeArtifact(rule, backends.get(target)!, format as Format, { lossy: true })

const unlessEmpty = (texts: readonly string[]) => (texts.length === 0 ? undefined : texts)

const heard = (texts: readonly string[]) => unlessEmpty(texts.map((text) => text.trim()).filter((text) => text !== ''))

law(
  'a rule of Elastic holds every text of its rule, and its query',
  [said, hard, hard, target],
  (metadata, guide, value, target) => {
    const { text, conversion } = artifact(ruleOf(metadata, guide, value), target, elasticRule)
    fc.pre(text !== null)
    const rule = JSON.parse(text ?? '')
    if (ruleMistakes(rule).length > 0) return false
    const name = titleLine(metadata.title)
    const given = [
      name,
      metadata.description.trim() || name,
      conversion.query,
      unlessEmpty([...new Set(metadata.tags)].filter((tag) => tag !== '')),
      heard(metadata.falsepositives),
      heard(metadata.references),
      metadata.license === '' ? undefined : metadata.license,
    ]
    const found = ['name', 'description', 'query', 'tags', 'false_positives', 'references', 'license'].map(
      (key) => rule[key],
    )
    const holdsGuide = [rule.note ?? '', rule.setup].every((one: string) => one.includes(guide.trim()))
    return holdsGuide && JSON.stringify(found) === JSON.stringify(given)
  },
  { share: 0.3 },
)

law(
  'the line to be imported and the file of detection-rules hold the same, and the body of a request its query',
  [said, hard, hard, target],
  (metadata, guide, value, target) => {
    const rule = ruleOf(metadata, guide, value)
    const { text, conversion } = artifact(rule, target, elasticRule)
    fc.pre(text !== null)
    const line = artifact(rule, target, elasticNdjson).text ?? ''
    const file = artifact(rule, target, elasticToml).text ?? ''
    const body = artifact(rule, target, elasticDsl).text
    const isOneLine = !/[\n\r\v\f\u0085\u2028\u2029]/.test(line)
    const holdsQuery = body === null || JSON.stringify(JSON.parse(body)).includes(JSON.stringify(conversion.query))
    const isSame =
      JSON.stringify(JSON.parse(line)) === JSON.stringify(JSON.parse(text ?? '')) &&
      same(butForTheRepository(readToml(file).rule), butForTheRepository(wellFormed(text ?? '')))
    return isOneLine && holdsQuery && isSame
  },
  { share: 0.2 },
)

const leaves = fc.oneof(hard, fc.boolean(), fc.integer(), fc.array(hard, { maxLength: 3 }))
const key = fc.stringMatching(/^[A-Za-z0-9_-]{1,5}$/)
const { table } = fc.letrec<{ table: JsonObject }>((tie) => ({
  table: fc.dictionary(
    key,
    fc.oneof({ depthSize: 'small' }, leaves, tie('table'), fc.array(tie('table'), { minLength: 1, maxLength: 3 })),
    { maxKeys: 4, noNullPrototype: true },
  ) as fc.Arbitrary<JsonObject>,
}))

law(
  'TOML that is written is read as the same tables and texts',
  [table],
  (document) => same(JSON.parse(JSON.stringify(parse(toml(document)))), wellFormed(JSON.stringify(document))),
  { share: 0.3 },
)

/** Independent of the order of their keys. */
function same(a: unknown, b: unknown): boolean {
  if (typeof a !== 'object' || a === null || typeof b !== 'object' || b === null) return a === b
  const names = Object.keys(a)
  return (
    Array.isArray(a) === Array.isArray(b) &&
    names.length === Object.keys(b).length &&
    names.every((name) => Object.hasOwn(b, name) && same(a[name as never], b[name as never]))
  )
}
