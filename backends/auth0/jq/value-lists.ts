import type { OneOf } from '../../../src/dialect/dialect.js'
import { foldCase } from '../../../src/ir/glob.js'
import { type Pattern, plainText } from '../../../src/ir/pattern.js'
import type { Predicate } from '../../../src/ir/predicate.js'
import { partOf, prefixOf, suffixOf } from './glob-test.js'
import { jqText } from './jq-text.js'
import { hasOtherCase } from './letter-case.js'

/**
 * A list of texts with stars at the same places. Except for `IN`, the test yields one answer per text. jq 1.6 fails if
 * the condition of `any` yields several, so the texts go before its semicolon.
 */
function textList(test: string, literal: (pattern: Pattern) => string | undefined, cased: boolean): OneOf {
  return {
    items: (predicate) => {
      if (predicate.kind !== 'match' || predicate.cased !== cased) return undefined
      const text = literal(predicate.pattern)
      return text === undefined ? undefined : [jqText(cased ? text : foldCase(text))]
    },
    list: (field, items) => {
      const isLowered = !cased && items.some((item) => hasOtherCase(JSON.parse(item)))
      const texts = `texts(${field})${isLowered ? ' | lower' : ''}`
      const call = `${test}(${items.join(', ')})`
      return test === 'IN' ? `any(${texts}; ${call})` : `any(${texts} | ${call}; .)`
    },
  }
}

export const textLists: readonly OneOf[] = [false, true].flatMap((cased) => [
  textList('IN', plainText, cased),
  textList('startswith', prefixOf, cased),
  textList('endswith', suffixOf, cased),
  textList('includes', partOf, cased),
])

/** True if jq keeps all digits: jq 1.6 rounds larger whole numbers, and later versions do so in calculations. */
export const isExact = (number: number): boolean => Number.isSafeInteger(number) || !Number.isInteger(number)

function numberItems(predicate: Predicate): readonly string[] | undefined {
  if (predicate.kind !== 'equals' || predicate.type === 'boolean') return undefined
  const number = Number(predicate.text)
  return Number.isFinite(number) && isExact(number) ? [String(number), jqText(predicate.text)] : undefined
}

export function numberList(field: string, items: readonly string[]): string {
  return `any(field(${field}); IN(${items.join(', ')}))`
}

export const numberLists: OneOf = { items: numberItems, list: numberList }
