import type { Dialect } from '../../src/emit/dialect.js'
import { CONTROL, escapeWith, glob } from '../../src/emit/escape.js'
import { luceneNegation } from '../../src/emit/lucene-negation.js'
import { queryExpression } from '../../src/emit/query-expression.js'
import { type Assumption, assuming, negated, type Rendering, unsupported, wider } from '../../src/emit/rendering.js'
import {
  hasCase,
  isAny,
  ONE,
  type Pattern,
  type PatternPart,
  plainText,
  someText,
  pattern as toPattern,
} from '../../src/ir/pattern.js'
import type { CompareOp } from '../../src/ir/predicate.js'
import { luceneRegex } from './lucene-regex.js'
import { patternRegex } from './pattern-regex.js'

export interface LuceneSettings {
  /** `assume`: values are compared letter by letter. `regex`: every letter is written in both cases. */
  readonly case: 'assume' | 'regex'
}

/**
 * Lucene's query syntax as Elasticsearch reads it, in forms that plain Lucene reads too. It has no precedence: AND and OR only mark
 * clauses of one flat list, so every group has parentheses.
 *
 * https://www.elastic.co/docs/reference/query-languages/query-dsl/query-dsl-query-string-query
 */
export function lucene({ case: letterCase }: LuceneSettings): Dialect {
  const bothCases = letterCase === 'regex'
  const word = (pattern: Pattern, cased: boolean): string =>
    !cased && bothCases && hasLetters(pattern) ? slashes(patternRegex(pattern, true)) : value(pattern)
  const casing = (pattern: Pattern, cased: boolean): readonly Assumption[] =>
    cased || bothCases || !hasLetters(pattern) ? [] : ['letter-case']
  const said = (prefix: string, pattern: Pattern, cased: boolean, ...more: readonly Assumption[]): Rendering => {
    const text = word(pattern, cased)
    const assumptions = [...casing(pattern, cased), ...more]
    const reason = unprintable(`${prefix}${text}`)
    if (reason === undefined) return assuming(`${prefix}${text}`, ...assumptions)
    return wider(`${prefix}${word(withoutControls(pattern), cased)}`, reason, ...assumptions)
  }
  return {
    name: 'Lucene',
    logic: { and: ' AND ', or: ' OR ', not: luceneNegation('*:*'), missing: 'false' },
    field: fieldName,
    predicates: {
      match: ({ pattern, cased }, field) => (isPresence(pattern) ? `${field}:*` : said(`${field}:`, pattern, cased)),
      equals: ({ text, type }, field) =>
        assuming(`${field}:${term(text)}`, ...(type === 'boolean' ? (['letter-case'] as const) : [])),
      isNull: (_, field) => negated(`${field}:*`),
      exists: (_, field) => `${field}:*`,
      compare: ({ op, value }, field) => assuming(`${field}:${RANGE[op](value)}`, 'field-type'),
      regex: ({ source, flags }, field) => regexTerm(`${field}:`, source, flags),
      cidr: ({ network }, field) => assuming(`${field}:"${network}"`, 'field-type'),
      fieldRef: unsupported('two fields cannot be compared'),
      keyword: ({ pattern, cased }) => said('', pattern, cased, 'field-type'),
      keywordRegex: ({ source, flags }) => regexTerm('', source, flags, 'field-type'),
      timePart: unsupported('a date cannot be taken apart'),
      expression: queryExpression,
    },
    oneOf: [
      {
        items: (predicate) => {
          if (predicate.kind === 'equals') return [term(predicate.text)]
          return predicate.kind === 'match' && !isPresence(predicate.pattern)
            ? [word(predicate.pattern, predicate.cased)]
            : undefined
        },
        list: (field, items) => `${field}:(${items.join(' OR ')})`,
      },
    ],
  }
}

const RANGE: Readonly<Record<CompareOp, (value: string) => string>> = {
  lt: (value) => `{* TO ${value}}`,
  lte: (value) => `[* TO ${value}]`,
  gt: (value) => `{${value} TO *}`,
  gte: (value) => `[${value} TO *]`,
}

/** Characters that the syntax gives a meaning to, in names and in terms. */
const escaped = escapeWith(/[+\-=&|!(){}[\]^"~*?:\\/\s]/g)

/** A star in a name asks all fields of that form, with a backslash before it too. */
function fieldName(name: string): string | ReturnType<typeof unsupported> {
  const own = name.replaceAll('{}', '')
  if (/[<>*\p{Cc}]/u.test(own)) return unsupported(`the name \`${name}\` cannot be written`)
  return /^(?:AND|OR|NOT)$/.test(own) ? `\\${own}` : escaped(own)
}

const isPresence = (pattern: Pattern): boolean => pattern.length === 1 && isAny(pattern[0])

const hasLetters = (pattern: Pattern): boolean => someText(pattern, hasCase)

/** Without wildcards in quotes; with them bare; as an expression where no escape would do. */
export function value(pattern: Pattern): string {
  const text = plainText(pattern)
  if (text !== undefined) return quote(text)
  // `<` and `>` cannot be escaped, control characters end a term, and a blank at the end would be easy to lose.
  const last = pattern.at(-1)
  if (
    someText(pattern, (literal) => /[<>]/.test(literal) || CONTROL.test(literal)) ||
    (typeof last === 'string' && /\s$/.test(last))
  )
    return slashes(patternRegex(pattern, false))
  return glob(pattern, escaped, '*', '?')
}

/** Expressions have no escape for characters that are not printed; a tab is written as it is. */
const unprintable = (text: string): string | undefined =>
  CONTROL.test(text.replaceAll('\t', '')) ? 'a control character has no notation in an expression' : undefined

const withoutControls = (pattern: Pattern): Pattern =>
  toPattern(
    pattern.flatMap((part): PatternPart[] =>
      typeof part === 'string'
        ? part.split(new RegExp(`(${CONTROL.source})`, 'u')).map((text) => (CONTROL.test(text) ? ONE : text))
        : [part],
    ),
  )

/** A text in quotes, in which nothing else has a meaning. */
export const quote = (text: string): string =>
  `"${text.replace(/["\\]/g, '\\$&').replace(new RegExp(CONTROL.source, 'gu'), unicodeEscape)}"`

const unicodeEscape = (char: string): string => `\\u${char.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`

const term = (text: string): string => (text.startsWith('-') ? quote(text) : text)

/**
 * An expression as a term. A backslash right before the closing slash would be taken with it, although it is escaped itself.
 *
 * https://github.com/apache/lucene/blob/main/lucene/queryparser/src/java/org/apache/lucene/queryparser/classic/QueryParser.jj
 */
const slashes = (regex: string): string => (regex === '' || regex.endsWith('\\') ? `/${regex}()/` : `/${regex}/`)

function regexTerm(prefix: string, source: string, flags: string, ...assumptions: readonly Assumption[]): Rendering {
  const regex = luceneRegex(source, flags, false)
  if ('because' in regex) return unsupported(regex.because, regex.at)
  const reason = unprintable(regex.text)
  if (reason !== undefined) return unsupported(reason)
  return assuming(
    `${prefix}${slashes(regex.text)}`,
    ...(regex.singleLine ? (['single-line'] as const) : []),
    ...assumptions,
  )
}
