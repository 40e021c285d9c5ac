/** Law: Kibana's own parser reads printed KQL as intended. */
import fc from 'fast-check'
import { kql as kqlBackend } from '../../backends/elastic/index.js'
import { kql } from '../../backends/elastic/kql/kql.js'
import { convertRule } from '../../src/convert/convert-rule.js'
import { render } from '../../src/dialect/dialect.js'
import type { Rendering } from '../../src/dialect/rendering.js'
import { compileGlob } from '../../src/ir/glob.js'
import { ANY, type Pattern, pattern, plainText } from '../../src/ir/pattern.js'
import { parseKql } from '../readers/kql/kql.js'
import type { KqlValue } from '../readers/kql/kql-tree.js'
import { itemKinds, keywordItem } from './arbitraries/items.js'
import { somePattern } from './arbitraries/patterns.js'
import { ruleSpec } from './arbitraries/rules.js'
import { anyText, character } from './arbitraries/texts.js'
import { lowered } from './faithful.js'
import { law } from './law.js'

const dialect = kql({ flattened: 'flat' }, {})
const textOf = (rendering: Rendering): string => {
  if (typeof rendering === 'string') return rendering
  if ('text' in rendering) return rendering.text
  throw new Error(rendering.because)
}
const place = { span: { start: 0, end: 0 }, item: { start: 0, end: 0 } }

/** Texts with reserved words, and with spaces at their ends. */
const piece = fc.constantFrom(' ', ' ', 'and', 'or', 'not', 'NOT', 'Or', 'cannot', '\t', '\u00a0', '\\', '*', 'x')
const wordy = fc.array(fc.oneof({ weight: 4, arbitrary: piece }, character), { maxLength: 8 })
const text = fc.oneof(
  anyText,
  wordy.map((pieces) => pieces.join('')),
)
const wild = fc.oneof(
  somePattern,
  fc.array(fc.oneof(text, fc.constant(ANY)), { minLength: 1, maxLength: 4 }).map(pattern),
)

interface Said {
  readonly text: string
  readonly isWider: boolean
  readonly pattern: Pattern
}

/** A pattern as the dialect prints it, and as the parser reads that next to other words. */
function said(field: string, pattern: Pattern): Said {
  const rendering = render({ kind: 'match', field, pattern, cased: true, ...place }, dialect)
  const text = textOf(rendering)
  const isWider = typeof rendering !== 'string' && rendering.fidelity === 'wider'
  const node = parseKql(`b: x and ${text} and not ${text} or b: x`)
  const query = parseKql(text)
  const whole = { kind: 'and', args: [OTHER, query, { kind: 'not', arg: query }] }
  if (JSON.stringify(node) !== JSON.stringify({ kind: 'or', args: [whole, OTHER] })) throw new Error(text)
  if (query.kind === 'exists' && query.field === field) return { text, isWider, pattern: [ANY] }
  if (query.kind !== 'is' || query.field !== field) throw new Error(JSON.stringify(query))
  return { text, isWider, pattern: patternOf(query.value) }
}

const OTHER = { kind: 'is', field: 'b', value: { bare: 'x' } }

function patternOf(value: KqlValue): Pattern {
  if ('wildcard' in value) return value.wildcard
  return pattern(['phrase' in value ? value.phrase : String(value.bare)])
}

const same = (one: Pattern, other: Pattern): boolean => JSON.stringify(one) === JSON.stringify(other)

for (const [name, make] of [
  ['value', (value: string) => [value]],
  ['beginning', (value: string) => [value, ANY]],
  ['end', (value: string) => [ANY, value]],
  ['part', (value: string) => [ANY, value, ANY]],
] as const) {
  law(`any text is read back as the ${name} that it was`, [text], (value) => {
    const wanted = pattern(make(value))
    const { isWider, pattern: found } = said('a', wanted)
    const isBlank = (char = ''): boolean => char.trim() !== char
    const isCut =
      plainText(wanted) === undefined &&
      [wanted[0], wanted.at(-1)].some((part) => {
        return typeof part === 'string' && (part === wanted[0] ? isBlank(part[0]) : isBlank(part.at(-1)))
      })
    return isWider ? isCut : !isCut && same(found, wanted)
  })
}

law('any pattern is read back as itself, or as a wider one that is reported', [wild], (wanted) => {
  const { isWider, pattern: found } = said('a', wanted)
  return isWider ? !same(found, wanted) && covers(found, wanted) : same(found, wanted)
})

law('of a flattened field only beginnings are asked, without a blank', [wild], (wanted) => {
  const { isWider, pattern: found } = said('flat.a', wanted)
  if (plainText(wanted) !== undefined) return !isWider && same(found, wanted)
  const [first, second, ...more] = found
  const isBeginning = same([first ?? ''], [ANY]) || (typeof first === 'string' && !/\s/.test(first))
  return isBeginning && more.length === 0 && (second === undefined || same([second], [ANY])) && covers(found, wanted)
})

law('any name of a field is read back as itself', [text], (name) => {
  const field = name.replaceAll('{}', '')
  const compared = render({ kind: 'compare', field: name, op: 'lt', value: '5', ...place }, dialect)
  const present = render({ kind: 'exists', field: name, ...place }, dialect)
  const found = [compared, present].map((rendering) => parseKql(textOf(rendering)))
  return (
    JSON.stringify(found) ===
    JSON.stringify([
      { kind: 'range', field, op: 'lt', value: '5' },
      { kind: 'exists', field },
    ])
  )
})

/** Values that fit the pattern, with short and long texts for its wildcards. */
function covers(wide: Pattern, narrow: Pattern): boolean {
  const matches = compileGlob(wide, true)
  return ['x', 'yz', ' ', ''].every((filler) => {
    const value = narrow.map((part) => (typeof part === 'string' ? part : same([part], [ANY]) ? filler : 'q')).join('')
    return matches(value)
  })
}

const kinds = itemKinds(
  fc.constantFrom('type', 'isnot', 'a.b{}.c', 'odd name', 'dash-ed', 'and', 'null', 'flat.x', 'Ünï'),
)
const item = fc.oneof(...Object.values(kinds), keywordItem)

law(
  'a query for any rule is accepted',
  [ruleSpec(item, keywordItem), fc.constantFrom('', 'flat')],
  (spec, flattened) => {
    const meaning = lowered(spec.text)
    fc.pre(meaning !== undefined)
    if (meaning === undefined) return
    const { query } = convertRule(meaning.rule, kqlBackend, { lossy: true, options: { flattened } })
    fc.pre(query !== null)
    if (query !== null) parseKql(query)
  },
  { share: 0.05 },
)
