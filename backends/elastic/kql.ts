import { SYMBOL } from '../../src/emit/comparison-symbols.js'
import type { Dialect } from '../../src/emit/dialect.js'
import { CONTROL } from '../../src/emit/escape.js'
import { queryExpression } from '../../src/emit/query-expression.js'
import {
  type Assumption,
  assuming,
  negated,
  type Rendering,
  singleLine,
  unsupported,
  wider,
} from '../../src/emit/rendering.js'
import {
  ANY,
  hasCase,
  isAny,
  isOne,
  type Pattern,
  type PatternPart,
  pattern,
  plainText,
  someText,
} from '../../src/ir/pattern.js'
import type { PredicateOf } from '../../src/ir/predicate.js'
import { widenRegex } from '../../src/ir/regex.js'
import { regexPatterns } from '../../src/ir/regex-patterns.js'
import { SHORT } from './strings.js'

export interface KqlSettings {
  /** Names of flattened fields, separated by commas: below them only beginnings of values can be searched for. */
  readonly flattened: string
}

/**
 * Kibana's query language. Values in quotes are exact, bare ones may have `*`; letter case counts on keyword fields. A missing field is
 * just no match, also under `not`.
 *
 * https://www.elastic.co/docs/reference/query-languages/kql
 * https://github.com/elastic/kibana/blob/main/src/platform/packages/shared/kbn-es-query/src/kuery/grammar/grammar.peggy
 */
export function kql({ flattened }: KqlSettings): Dialect {
  const roots = flattened.split(',').flatMap((name) => (name.trim() === '' ? [] : [plainName(name.trim())]))
  const isFlattened = (name: string): boolean =>
    roots.some((root) => plainName(name) === root || plainName(name).startsWith(`${root}.`))
  const approximationsFor = (name: string) => (isFlattened(name) ? [BEGINNING, ...ALWAYS] : ALWAYS)
  return {
    name: 'KQL',
    logic: { and: ' and ', or: ' or ', not: (atom) => `not ${atom}`, missing: 'false' },
    field: (name) => fieldName(plainName(name)),
    predicates: {
      match: ({ field: name, pattern, cased }, field) =>
        said(`${field}: `, pattern, approximationsFor(name), cased ? [] : letterCase(pattern)),
      // A keyword field may hold the text of a boolean in any letter case.
      equals: ({ type, text }, field) =>
        assuming(`${field}: ${text}`, ...(type === 'boolean' ? (['letter-case'] as const) : [])),
      isNull: (_, field) => negated(`${field}: *`),
      exists: (_, field) => `${field}: *`,
      compare: ({ field: name, op, value }, field) =>
        isFlattened(name)
          ? unsupported('values in a flattened field are no numbers')
          : assuming(`${field} ${SYMBOL[op]} ${value}`, 'field-type'),
      regex: (predicate, field) => anyOf(predicate, field, approximationsFor(predicate.field)),
      cidr: ({ field: name, network }, field) =>
        isFlattened(name)
          ? unsupported('values in a flattened field are no addresses')
          : assuming(`${field}: "${network}"`, 'field-type'),
      fieldRef: unsupported('two fields cannot be compared'),
      keyword: ({ pattern, cased }) => {
        const assumptions = [...(cased ? [] : letterCase(pattern)), 'field-type'] as const
        const words = wordsOf(pattern).map(value)
        return words.length < 2
          ? said('', pattern, [...ALWAYS, WORD], assumptions)
          : wider(`(${[...new Set(words)].join(' and ')})`, WORD.because, ...assumptions)
      },
      keywordRegex: unsupported(NO_REGEX),
      timePart: unsupported('a date cannot be taken apart'),
      expression: queryExpression,
    },
    oneOf: [
      {
        items: (predicate) => {
          if (predicate.kind === 'equals') return [predicate.text]
          if (predicate.kind !== 'match') return undefined
          return [value(writable(predicate.pattern, approximationsFor(predicate.field)).pattern)]
        },
        list: (field, items) => `${field}: (${items.join(' or ')})`,
      },
    ],
  }
}

const NO_REGEX = 'there are no regular expressions'
/** Elasticsearch has no mark for lists in the names of fields. */
const plainName = (name: string): string => name.replaceAll('{}', '')

/**
 * A name without quotes is made of these characters and is no word of the language. It does not end in `not` either: a blank after
 * that ends a bare text before the `not`.
 */
const fieldName = (name: string): string =>
  /^(?!(?:and|or|null|true|false|.*not)$)[\w.@-]+$/i.test(name) ? name : quote(name)

const letterCase = (pattern: Pattern): Assumption[] => (someText(pattern, hasCase) ? ['letter-case'] : [])

/** What the language cannot write of a pattern with wildcards, and the nearest pattern that matches at least as much. */
interface Approximation {
  readonly because: string
  readonly of: (whole: Pattern) => Pattern
}

/**
 * A bare text with wildcards is taken apart at its blanks, unless Kibana knows the field for a keyword field; a flattened one is none.
 *
 * https://github.com/elastic/kibana/blob/main/src/platform/packages/shared/kbn-es-query/src/kuery/functions/is.ts
 * https://www.elastic.co/docs/reference/elasticsearch/mapping-reference/flattened
 */
const BEGINNING: Approximation = {
  because: 'of a value in a flattened field only the beginning can be searched for, up to a blank',
  of: ([first, ...rest]) => {
    const [start = ''] = typeof first === 'string' ? first.split(/\s/) : []
    const same = start === first && rest.length === 1 && isAny(rest[0])
    return same ? [first, ...rest] : pattern([start, ANY])
  },
}
const WORD: Approximation = {
  because: 'a search over all fields takes a value apart at its blanks',
  of: (whole) => wordsOf(whole)[0] ?? [ANY],
}
const ALWAYS: readonly Approximation[] = [
  {
    because: 'there is no single-character wildcard',
    of: (whole) => pattern(whole.map((part) => (isOne(part) ? ANY : part))),
  },
  {
    because: 'a blank at an end of a value with wildcards is cut off',
    of: (whole) => {
      const [first, last] = [whole[0], whole.at(-1)]
      const start = typeof first === 'string' && first.trimStart() !== first ? [ANY, first.trimStart()] : [first ?? '']
      const end = typeof last === 'string' && last.trimEnd() !== last ? [last.trimEnd(), ANY] : [last ?? '']
      return whole.length < 2 ? whole : pattern([...start, ...whole.slice(1, -1), ...end])
    },
  },
]

function writable(whole: Pattern, approximations: readonly Approximation[]): { pattern: Pattern; reasons: string[] } {
  if (plainText(whole) !== undefined) return { pattern: whole, reasons: [] }
  let pattern = whole
  const reasons: string[] = []
  for (const { because, of } of approximations) {
    const next = of(pattern)
    if (!isSame(next, pattern)) reasons.push(because)
    pattern = next
  }
  return { pattern, reasons }
}

/** Equal parts are the same: wildcards are two values that everybody shares. */
const isSame = (a: Pattern, b: Pattern): boolean => a.length === b.length && a.every((part, index) => part === b[index])

function said(
  prefix: string,
  whole: Pattern,
  approximations: readonly Approximation[],
  assumptions: readonly Assumption[],
): Rendering {
  const { pattern, reasons } = writable(whole, approximations)
  const [because] = reasons
  const text = `${prefix}${value(pattern)}`
  const all = [...new Set([...assumptions, ...keywordField(pattern)])]
  return because === undefined ? assuming(text, ...all) : wider(text, because, ...all)
}

/** Without a field's type Kibana takes a bare value with blanks apart. */
const keywordField = (pattern: Pattern): Assumption[] =>
  plainText(pattern) === undefined && someText(pattern, (literal) => /\s/.test(literal)) ? ['field-type'] : []

/** One of the patterns that a regular expression says, or that it is widened to. */
function anyOf(
  { source, flags }: PredicateOf<'regex'>,
  field: string,
  approximations: readonly Approximation[],
): Rendering {
  const same = regexPatterns(source, flags)
  const written = (same?.patterns ?? widenRegex(source, flags)).map((whole) => writable(whole, approximations))
  const patterns = written.map(({ pattern }) => pattern)
  const asked = patterns.some((wide) => wide.length === 1 && isAny(wide[0])) ? [[ANY]] : patterns
  const values = [...new Set(asked.map(value))]
  const text = `${field}: ${values.length === 1 ? values.join() : `(${values.join(' or ')})`}`
  const folds = same === undefined ? /i/.test(flags) || source.includes('(?') : !same.cased
  const assumptions = [...(folds ? asked.flatMap(letterCase) : []), ...asked.flatMap(keywordField)]
  const because = same === undefined ? NO_REGEX : written.flatMap(({ reasons }) => reasons)[0]
  const all = new Set([...assumptions, ...singleLine(same?.overLines, because !== undefined)])
  return because === undefined ? assuming(text, ...all) : wider(text, because, ...all)
}

/** The texts between blanks, each as what a value contains. */
function wordsOf(whole: Pattern): Pattern[] {
  const words: PatternPart[][] = [[]]
  for (const part of whole) {
    const [first = '', ...more] = typeof part === 'string' ? part.split(/\s+/) : [part]
    words.at(-1)?.push(isOne(first) ? ANY : first)
    for (const word of more) words.push([word])
  }
  return words.map((parts) => pattern([ANY, ...parts, ANY])).filter((parts) => parts.length > 1)
}

/** In quotes without wildcards, bare with them. */
function value(pattern: Pattern): string {
  const text = plainText(pattern)
  if (text !== undefined) return quote(text)
  return pattern
    .map((part, index) => (typeof part !== 'string' ? '*' : bareText(part, index === pattern.length - 1)))
    .join('')
}

/** What ends a bare text or has a meaning in it. `and`, `or` and `not` end it where a blank follows; `not` even inside a word. */
const SYNTAX = new RegExp(String.raw`[\\():<>"*{}]|\u00a0|${CONTROL.source}|n(?=ot\s)|(?<=\s)(?:and|or)(?=\s)`, 'giu')

/** The last text of a value has a blank after it, if anything. `\not` would be a line break and `ot`. */
function bareText(text: string, isLast: boolean): string {
  if (isLast) return bareText(`${text} `, false).slice(0, -1)
  return text.replace(SYNTAX, (found) =>
    /[n\p{Cc}\p{Zl}\p{Zp}\u00a0]/iu.test(found[0] ?? '') ? code(found) : `\\${found}`,
  )
}

/** A text in quotes; only quotes, backslashes and control characters are escaped there. */
export const quote = (text: string): string =>
  `"${text.replace(/["\\]/g, '\\$&').replace(new RegExp(CONTROL.source, 'gu'), code)}"`

const code = (char: string): string => SHORT[char] ?? `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`
