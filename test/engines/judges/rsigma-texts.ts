import type { Pattern } from '../../../src/backend.js'
import { isAny, isOne, plainText } from '../../../src/ir/pattern.js'
import { predicateTest } from '../../../src/witness/predicate-test.js'
import { isText, rawValue, some, texts, unquoted } from './event-values.js'
import type { Asked } from './judge-difference.js'

const DASHES = /[/–—―]/

/** `windash` replaces only `-`, not the other characters: a text in which another one is replaced is not searched. */
export function hyphensOnly({ predicate, key, value }: Asked): boolean | undefined {
  if (!key.includes('|windash') || predicate.kind !== 'match') return undefined
  const own = [...predicate.pattern.filter((part) => typeof part === 'string').join('')]
  const written = [...unquoted(value)]
  return own.some((character, at) => DASHES.test(written[at] ?? '') && character !== written[at]) ? false : undefined
}

/** A value with wildcards becomes a regular expression, in which they stop at line breaks. */
export const wildcardsInLines = (asked: Asked): boolean | undefined => byRegex(asked, false)

/** As above; with `startswith` the expression has no beginning, and with `endswith` no end. */
export const wildcardsUnanchored = (asked: Asked): boolean | undefined => byRegex(asked, true)

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

/** `base64offset` keeps the last character of each text, which depends on the next byte, and implies `contains`. */
export function wholeOffsets(asked: Asked): boolean | undefined {
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
}

/** `expand` fills placeholders with fields of the event, knows no escapes, and compares the whole value. */
export function expandFromEvent(asked: Asked): boolean | undefined {
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
}

/** Keywords are searched in texts only, not in numbers and booleans. */
export function keywordsInTexts({ predicate, event }: Asked): boolean | undefined {
  if (predicate.kind !== 'keyword') return undefined
  return texts(event).some((text) => predicateTest(predicate)(text))
}

/** A keyword that is a number, a boolean or null is never found. */
export function onlyTextKeywords({ predicate, value }: Asked): boolean | undefined {
  return predicate.kind === 'keyword' && /^(?:[+-]?[\d.]+|true|false|null|~)$/i.test(value) ? false : undefined
}

/** A keyword in a map (`'|all'`, `'|cased'`) is compared with whole values. */
export function wholeKeywords({ predicate, key, event }: Asked): boolean | undefined {
  if (predicate.kind !== 'keyword' || predicate.item.start < predicate.item.end) return undefined
  if (key.includes('|contains')) return undefined
  const expression = new RegExp(`^${regexText(predicate.pattern.slice(1, -1))}$`, predicate.cased ? 'u' : 'iu')
  return texts(event).some((text) => expression.test(text))
}

/** All keywords under `'|all'` are in the same value. */
export function allInOneValue({ predicate, key, event, beside }: Asked): boolean | undefined {
  if (predicate.kind !== 'keyword' || !/^\|(?:\w+\|)*all\b/.test(key)) return undefined
  return texts(event).some((text) => beside.every((other) => predicateTest(other)(text)))
}

/** `$` matches at the end only, not before a line break at the end. */
export function dollarAtEnd(asked: Asked): boolean | undefined {
  const { predicate, event } = asked
  if (predicate.kind !== 'regex' && predicate.kind !== 'keywordRegex') return undefined
  if (predicate.flags.includes('m') || !predicate.source.includes('$')) return undefined
  const expression = expressionOf(predicate.source, predicate.flags)
  if (expression === undefined) return undefined
  if (predicate.kind === 'keywordRegex') return texts(event).some((text) => expression.test(text))
  return some(asked, (one) => isText(one) && expression.test(String(one)))
}

function expressionOf(source: string, flags: string): RegExp | undefined {
  try {
    return new RegExp(source.replace(/^\(\?i\)/, ''), `${flags}${/^\(\?i\)/.test(source) ? 'i' : ''}`)
  } catch {
    return undefined
  }
}

/** `windash` and `expand` make wildcards literal. */
export function literalWildcards(asked: Asked): boolean | undefined {
  const { predicate, key, value } = asked
  if (!key.includes('|windash') || !/[*?]/.test(value) || !('cased' in predicate)) return undefined
  const fold = (text: string): string => (predicate.cased ? text : text.toLowerCase())
  const wanted = fold(unquoted(value))
  const test = (text: string): boolean =>
    key.includes('|contains') ? fold(text).includes(wanted) : fold(text) === wanted
  return predicate.kind === 'keyword'
    ? texts(asked.event).some(test)
    : some(asked, (one) => isText(one) && test(String(one)))
}

/** Without `base64`, the encodings `utf16`, `utf16be` and `wide` change nothing. */
export function plainEncodings(asked: Asked): boolean | undefined {
  const { predicate, key, value } = asked
  if (predicate.kind !== 'match' || !/\|(?:utf16(?:be|le)?|wide)\b/.test(key) || key.includes('base64'))
    return undefined
  const own = unquoted(value).toLowerCase()
  return some(asked, (one) => isText(one) && String(one).toLowerCase() === own)
}
