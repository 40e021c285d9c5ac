import { SYMBOL } from '../../src/emit/comparison-symbols.js'
import type { Dialect } from '../../src/emit/dialect.js'
import { CONTROL, glob } from '../../src/emit/escape.js'
import { queryExpression } from '../../src/emit/query-expression.js'
import { assuming, negated, type Rendering, unsupported, wider } from '../../src/emit/rendering.js'
import { parseNetwork } from '../../src/ir/network.js'
import { isOne, type Pattern, plainText, someText } from '../../src/ir/pattern.js'
import type { Predicate } from '../../src/ir/predicate.js'
import { widenRegex } from '../../src/ir/regex.js'
import { isSearchSetting, quote, quoteField, unquotable } from './quoting.js'

/**
 * The `search` command, which begins every search. It ignores letter case, tests any value of a multivalue field, and a missing field is
 * just no match. OR binds tighter than AND, so `print` never leaves a mixed group without parentheses.
 *
 * https://docs.splunk.com/Documentation/Splunk/latest/SearchReference/Search
 */
export const search: Dialect = {
  name: 'Splunk search',
  logic: { and: ' ', or: ' OR ', not: (atom) => `NOT ${atom}`, missing: 'false' },
  field: (name) => {
    if (isSearchSetting(name)) return unsupported(`\`${name}\` is a setting of the search, not a field`)
    return unquotable(name) ?? quoteField(name)
  },
  predicates: {
    match: ({ pattern, cased }, field) => {
      const text = `${field}=${value(pattern)}`
      const because = inexact(pattern)
      if (isSubnet(pattern)) return wider(`${field}=*`, 'a text that looks like a network is tested as one')
      if (because !== undefined) return wider(text, because)
      return cased ? wider(text, 'letter case does not count in a search') : text
    },
    equals: ({ text }, field) => `${field}=${text}`,
    isNull: (_, field) => negated(`${field}=*`),
    exists: (_, field) => `${field}=*`,
    compare: ({ op, value }, field) => assuming(`${field}${SYMBOL[op]}${value}`, 'field-type'),
    regex: ({ source, flags }, field) => wider(oneOf(field, regexValues(source, flags)), NO_REGEX),
    // Whether the text of the network itself is found too, no page says: of addresses it does not matter.
    cidr: ({ network }, field) => assuming(`${field}=${quote(network)}`, 'field-type'),
    fieldRef: ({ other }, field) => {
      const otherField = search.field(other)
      const present = typeof otherField === 'string' ? `(${field}=* ${otherField}=*)` : `${field}=*`
      return wider(present, 'a search cannot compare two fields')
    },
    keyword: ({ pattern, cased }): Rendering => {
      const because = inexact(pattern) ?? (cased ? 'letter case does not count in a search' : undefined)
      return because === undefined ? assuming(value(pattern), 'raw-text') : wider(value(pattern), because, 'raw-text')
    },
    keywordRegex: ({ source }) => {
      // The raw text of an event is more than the value that `^` is about.
      const texts = regexValues(source, 'm')
      if (texts.includes('*')) return unsupported(NO_REGEX)
      return wider(texts.length === 1 ? texts.join() : `(${texts.join(' OR ')})`, NO_REGEX, 'raw-text')
    },
    timePart: (_, field) => wider(`${field}=*`, 'a search cannot take a date apart'),
    expression: queryExpression,
  },
  oneOf: [{ items: listItems, list: oneOf }],
}

const NO_REGEX = 'a search has no regular expressions'

/** `f=*` for a field that is there, `f="a"` for one value, `f IN ("a", "b")` for several. */
function oneOf(field: string, values: readonly string[]): string {
  const [first = '*', second] = values
  if (values.includes('*')) return `${field}=*`
  return second === undefined ? `${field}=${first}` : `${field} IN (${values.join(', ')})`
}

/** What the field holds, at least, wherever a regular expression is found in it. */
const regexValues = (source: string, flags: string): string[] => [...new Set(widenRegex(source, flags).map(value))]

/** A value in quotes; what has no escape stands as `*`, which matches it and more. */
function value(pattern: Pattern): string {
  const text = glob(pattern, (literal) => literal.replace(NO_ESCAPE, '*').replace(/["\\]/g, '\\$&'), '*', '*')
  return text === '*' ? '*' : `"${text.replace(/\*{2,}/g, '*')}"`
}

/** Inside quotes `*` is always a wildcard, and control characters have no notation. */
const NO_ESCAPE = new RegExp(`${CONTROL.source}|\\*`, 'gu')

function inexact(pattern: Pattern): string | undefined {
  if (pattern.some(isOne)) return 'a search has no single-character wildcard'
  if (someText(pattern, (text) => text.includes('*'))) return 'a search has no escape for a star'
  if (someText(pattern, (text) => CONTROL.test(text))) return 'a search has no notation for control characters'
  return undefined
}

function isSubnet(pattern: Pattern): boolean {
  const text = plainText(pattern)
  return text?.includes('/') === true && parseNetwork(text) !== undefined
}

function listItems(predicate: Predicate): readonly string[] | undefined {
  switch (predicate.kind) {
    case 'equals':
      return [predicate.text]
    case 'match':
      return [isSubnet(predicate.pattern) ? '*' : value(predicate.pattern)]
    case 'exists':
    case 'timePart':
      return ['*']
    case 'regex':
      return regexValues(predicate.source, predicate.flags)
    default:
      return undefined
  }
}
