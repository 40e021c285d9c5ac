/**
 * Laws: a log search, read according to Datadog's page, contains the printed values, and selects what the rule matches.
 */
import fc from 'fast-check'
import { logSearch } from '../../backends/datadog/log-search.js'
import { render } from '../../src/dialect/dialect.js'
import type { Rendering } from '../../src/dialect/rendering.js'
import { compileGlob } from '../../src/ir/glob.js'
import { ANY, type Pattern, pattern } from '../../src/ir/pattern.js'
import { parseDatadog, values } from '../readers/datadog/datadog.js'
import { choices, chooser } from './arbitraries/choices.js'
import { eventFor } from './arbitraries/events.js'
import { itemKinds, keywordItem } from './arbitraries/items.js'
import { somePattern } from './arbitraries/patterns.js'
import { type RuleSpec, ruleSpec } from './arbitraries/rules.js'
import { anyText } from './arbitraries/texts.js'
import { datadogReading } from './datadog-reading.js'
import { checkClaim, lowered } from './faithful.js'
import { law } from './law.js'

const dialect = logSearch({ 'tag-fields': '', keywords: 'message' })
const place = { span: { start: 0, end: 0 }, item: { start: 0, end: 0 } }

interface Said {
  readonly isWider: boolean
  readonly pattern: Pattern
}

/**
 * A pattern as the dialect prints it, and as the reader reads that next to other terms; undefined if the dialect cannot
 * express it.
 */
function said(wanted: Pattern): Said | undefined {
  const rendering: Rendering = render({ kind: 'match', field: 'a', pattern: wanted, cased: true, ...place }, dialect)
  if (typeof rendering !== 'string' && rendering.fidelity === 'unsupported') return undefined
  const text = typeof rendering === 'string' ? rendering : rendering.text
  const found = values(`@b:x ${text} -${text} (${text} OR @b:x)`).filter(({ of }) => of === '@a')
  const [first] = found
  if (first === undefined || found.length !== 3 || found.some(({ value }) => !same(value, first.value))) {
    throw new Error(`${text}: ${JSON.stringify(found)}`)
  }
  return { isWider: typeof rendering !== 'string' && rendering.fidelity === 'wider', pattern: first.value }
}

const same = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other)

/** The manual has no notation for these. */
const hasNoNotation = (text: string): boolean => /[\p{Cc}\p{Zl}\p{Zp}\p{Surrogate}]/u.test(text)

for (const [name, make] of [
  ['value', (value: string) => [value]],
  ['beginning', (value: string) => [value, ANY]],
  ['end', (value: string) => [ANY, value]],
  ['part', (value: string) => [ANY, value, ANY]],
] as const) {
  law(`any text is read back as the ${name} that it was`, [anyText], (value) => {
    const wanted = pattern(make(value))
    const found = said(wanted)
    if (found === undefined) return wanted.length === 0
    return found.isWider === hasNoNotation(value) && (found.isWider || same(found.pattern, wanted))
  })
}

law('any pattern is read back as itself, or as a wider one that is reported', [somePattern], (wanted) => {
  const found = said(wanted)
  if (found === undefined) return wanted.length === 0
  return found.isWider ? covers(found.pattern, wanted) : same(found.pattern, wanted)
})

law('any name of an attribute is read back as itself', [anyText], (name) => {
  const rendering = render({ kind: 'exists', field: `x${name}`, ...place }, dialect)
  if (typeof rendering !== 'string') return /[*?]/.test(name) || hasNoNotation(name)
  return same(parseDatadog(rendering), {
    kind: 'attribute',
    field: `x${name}`.replaceAll('{}', ''),
    value: { kind: 'list', values: [{ kind: 'bare', pattern: [ANY] }] },
  })
})

/** Values that fit the pattern, with short and long texts for its wildcards. */
function covers(wide: Pattern, narrow: Pattern): boolean {
  const matches = compileGlob(wide, true)
  return ['x', 'yz', ' ', ''].every((filler) =>
    matches(narrow.map((part) => (typeof part === 'string' ? part : same(part, ANY) ? filler : 'q')).join('')),
  )
}

const kinds = itemKinds(fc.constantFrom('user_name', 'details.request{}.path', 'odd name', 'source', 'dash-ed', 'and'))
const message = itemKinds(fc.constant('message'))
const sayable = fc.oneof(
  kinds.text,
  kinds.text,
  kinds.number,
  kinds.nothing,
  kinds.exists,
  kinds.comparison,
  kinds.regex,
)
const item = fc.oneof(
  { weight: 6, arbitrary: sayable },
  { weight: 2, arbitrary: fc.oneof(kinds.network, message.text, message.nothing) },
  { weight: 1, arbitrary: fc.oneof(kinds.reference, kinds.date, message.regex) },
)
const SHAPE = { nulls: false, empty: true, lists: true }
const events = fc.array(choices, { minLength: 2, maxLength: 3 })

for (const keywords of ['message', 'all'] as const) {
  law(
    `a rule is what its Datadog query says, with keywords in: ${keywords}`,
    [fc.oneof(ruleSpec(sayable), ruleSpec(item, keywordItem)), events],
    (spec: RuleSpec, streams: readonly number[][]) => {
      const meaning = lowered(spec.text)
      fc.pre(meaning !== undefined)
      if (meaning === undefined) return
      const made = streams.map((stream) => eventFor(meaning.expr, spec.samples, chooser(stream), SHAPE))
      fc.pre(checkClaim(meaning, datadogReading, made, { keywords }) > 0)
    },
    { share: 0.1 },
  )
}
