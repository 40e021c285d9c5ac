import type { Pattern } from '../../../src/backend.js'
import { isAny, isOne, plainText } from '../../../src/ir/pattern.js'
import { predicateTest } from '../../../src/witness/predicate-test.js'
import { isText, rawValue, some, texts, unquoted } from './event-values.js'
import type { Asked, ReadingDifference } from './judge-difference.js'
import { MODIFIERS, RULES } from './specification.js'

const DASHES = /[/–—―]/

export const hyphensOnly: ReadingDifference = {
  because: '`windash` replaces only `-`; the specification also names `/` and three dashes',
  page: `${MODIFIERS}#string-modifiers`,
  detection: 's: {a|windash: /x}',
  event: { a: '-x' },
  reads({ predicate, key, value }) {
    if (!key.includes('|windash') || predicate.kind !== 'match') return undefined
    const own = [...predicate.pattern.filter((part) => typeof part === 'string').join('')]
    const written = [...unquoted(value)]
    // A text in which another character is replaced is not searched.
    return own.some((character, at) => DASHES.test(written[at] ?? '') && character !== written[at]) ? false : undefined
  },
}

export const wildcardsInLines: ReadingDifference = {
  because: 'wildcards do not match line breaks',
  page: `${RULES}#string-wildcard`,
  detection: 's: {a: x*y}',
  event: { a: 'x\ny' },
  reads: (asked) => byRegex(asked, false),
}

export const wildcardsUnanchored: ReadingDifference = {
  because: 'with a wildcard in the value, `startswith` finds it anywhere, and `endswith` at the beginning',
  page: `${MODIFIERS}#generic-modifiers`,
  detection: 's: {a|endswith: x*y}',
  event: { a: 'zxy' },
  reads: (asked) => byRegex(asked, true),
}

function byRegex(asked: Asked, isUnanchored: boolean): boolean | undefined {
  const { predicate, key, value } = asked
  if (predicate.kind === 'keyword') {
    const expression = new RegExp(regexText(predicate.pattern.slice(1, -1)), predicate.cased ? 'u' : 'iu')
    return texts(asked.event).some((text) => expression.test(text))
  }
  if (predicate.kind !== 'match') return undefined
  const written = unquoted(value)
  const [starts, ends] = [/\|(?:contains|endswith)\b/.test(key), /\|(?:contains|startswith)\b/.test(key)]
  const [head, tail] = [starts && !written.startsWith('*'), ends && !/(?<!\\)(?:\\\\)*\*$/.test(written)]
  const core = predicate.pattern.slice(head ? 1 : 0, tail ? -1 : undefined)
  if (plainText(core) !== undefined) return undefined
  const isOnlyEnd = isUnanchored && key.includes('|endswith')
  const isOnlyStart = isUnanchored && key.includes('|startswith')
  const source = `${(starts && !isOnlyEnd) || isOnlyStart ? '' : '^'}${regexText(core)}${(ends && !isOnlyStart) || isOnlyEnd ? '' : '$'}`
  const expression = new RegExp(source, predicate.cased ? 'u' : 'iu')
  return some(asked, (one) => isText(one) && expression.test(String(one)))
}

const regexText = (pattern: Pattern): string =>
  pattern
    .map((part) => {
      if (typeof part === 'string') return part.replace(/[\\^$.|?*+()[\]{}/]/g, '\\$&')
      return isAny(part) ? '[^\\n]*' : isOne(part) ? '[^\\n]' : ''
    })
    .join('')

export const wholeOffsets: ReadingDifference = {
  because: '`base64offset` keeps a last character that depends on the next byte, so it misses texts',
  page: `${MODIFIERS}#encoding`,
  detection: 's: {a|base64offset|contains: foo.}',
  event: { a: Buffer.from('foo.bar').toString('base64') },
  reads(asked) {
    const { predicate, key, value } = asked
    if (!key.includes('|base64offset') || predicate.kind !== 'match') return undefined
    const bytes = Buffer.from(unquoted(value), /\|(?:wide|utf16le)\b/.test(key) ? 'utf16le' : 'utf8')
    const texts = [0, 1, 2].map((offset) => {
      const encoded = Buffer.concat([Buffer.alloc(offset), bytes])
        .toString('base64')
        .replace(/=+$/, '')
      return encoded.slice(Math.ceil((offset * 4) / 3))
    })
    const fold = (text: string): string => (predicate.cased ? text : text.toLowerCase())
    return some(
      asked,
      (one) => isText(one) && texts.some((text) => text !== '' && fold(String(one)).includes(fold(text))),
    )
  },
}

export const expandFromEvent: ReadingDifference = {
  because: '`expand` compares the whole value, and knows no escape of `%`',
  page: `${RULES}#placeholders`,
  detection: "s: {a|expand|contains: '\\%x'}",
  event: { a: 'a%xb' },
  reads(asked) {
    const { predicate, key, value, event } = asked
    if (!key.includes('|expand') || predicate.kind !== 'match') return undefined
    const parts = unquoted(value).split('%')
    const isOpen = parts.length % 2 === 0
    const text = parts
      .map((part, at) => {
        if (at % 2 === 0) return part
        if (isOpen && at === parts.length - 1) return part === '' ? '' : `%${part}`
        return String(rawValue(event, part) ?? '')
      })
      .join('')
    return some(asked, (one) => isText(one) && String(one).toLowerCase() === text.toLowerCase())
  },
}

export const keywordsInTexts: ReadingDifference = {
  because: 'a keyword is not searched in numbers and booleans',
  page: `${RULES}#keywords-search`,
  detection: 's: ["12"]',
  event: { a: 123 },
  reads({ predicate, event }) {
    if (predicate.kind !== 'keyword') return undefined
    return texts(event).some((text) => predicateTest(predicate)(text))
  },
}

export const onlyTextKeywords: ReadingDifference = {
  because: 'a keyword that is a number or a boolean is never found',
  page: `${RULES}#keywords-search`,
  detection: 's: [12]',
  event: { a: 'x12' },
  reads({ predicate, value }) {
    return predicate.kind === 'keyword' && /^(?:[+-]?[\d.]+|true|false|null|~)$/i.test(value) ? false : undefined
  },
}

export const wholeKeywords: ReadingDifference = {
  because: "a keyword under a key such as `'|all'` is compared with whole values",
  page: `${RULES}#keywords-search`,
  detection: "s: {'|cased': x}",
  event: { a: 'xy' },
  reads({ predicate, key, event }) {
    if (predicate.kind !== 'keyword' || predicate.item.start < predicate.item.end) return undefined
    if (key.includes('|contains')) return undefined
    const expression = new RegExp(`^${regexText(predicate.pattern.slice(1, -1))}$`, predicate.cased ? 'u' : 'iu')
    return texts(event).some((text) => expression.test(text))
  },
}

export const allInOneValue: ReadingDifference = {
  because: "all keywords under `'|all'` must be in the same value; the specification searches the whole event",
  page: `${RULES}#keywords-search`,
  detection: "s: {'|all': [x, y]}",
  event: { a: 'x', b: 'y' },
  reads({ predicate, key, event, beside }) {
    if (predicate.kind !== 'keyword' || !/^\|(?:\w+\|)*all\b/.test(key)) return undefined
    return texts(event).some((text) => beside.every((other) => predicateTest(other)(text)))
  },
}

export const dollarAtEnd: ReadingDifference = {
  because: '`$` does not match before a line break at the end, as it does in PCRE',
  page: `${MODIFIERS}#regular-expression`,
  detection: 's: {a|re: x$}',
  event: { a: 'x\n' },
  reads(asked) {
    const { predicate, event } = asked
    if (predicate.kind !== 'regex' && predicate.kind !== 'keywordRegex') return undefined
    if (predicate.flags.includes('m') || !predicate.source.includes('$')) return undefined
    const expression = expressionOf(predicate.source, predicate.flags)
    if (expression === undefined) return undefined
    if (predicate.kind === 'keywordRegex') return texts(event).some((text) => expression.test(text))
    return some(asked, (one) => isText(one) && expression.test(String(one)))
  },
}

function expressionOf(source: string, flags: string): RegExp | undefined {
  try {
    return new RegExp(source.replace(/^\(\?i\)/, ''), `${flags}${/^\(\?i\)/.test(source) ? 'i' : ''}`)
  } catch {
    return undefined
  }
}

export const literalWildcards: ReadingDifference = {
  because: '`windash` makes wildcards literal',
  page: `${RULES}#string-wildcard`,
  detection: 's: {a|windash: -x?}',
  event: { a: '-xy' },
  reads(asked) {
    const { predicate, key, value } = asked
    if (!key.includes('|windash') || !/[*?]/.test(value) || !('cased' in predicate)) return undefined
    const fold = (text: string): string => (predicate.cased ? text : text.toLowerCase())
    const wanted = fold(unquoted(value))
    const test = (text: string): boolean =>
      key.includes('|contains') ? fold(text).includes(wanted) : fold(text) === wanted
    return predicate.kind === 'keyword'
      ? texts(asked.event).some(test)
      : some(asked, (one) => isText(one) && test(String(one)))
  },
}

export const plainEncodings: ReadingDifference = {
  because: 'without `base64`, the encodings `utf16be`, `utf16` and `wide` change nothing',
  page: `${MODIFIERS}#encoding`,
  detection: 's: {a|utf16be: x}',
  event: { a: '\0x' },
  reads(asked) {
    const { predicate, key, value } = asked
    if (predicate.kind !== 'match' || !/\|(?:utf16(?:be|le)?|wide)\b/.test(key) || key.includes('base64'))
      return undefined
    const own = unquoted(value).toLowerCase()
    return some(asked, (one) => isText(one) && String(one).toLowerCase() === own)
  },
}
