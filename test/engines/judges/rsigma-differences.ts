import type { Difference } from './judge-difference.js'
import * as fields from './rsigma-fields.js'
import * as texts from './rsigma-texts.js'
import { MODIFIERS, RULES } from './specification.js'

/** The differences of rsigma. The first one that applies to a predicate decides its verdict. */
export const rsigmaDifferences: readonly Difference[] = [
  texts.literalWildcards,
  texts.allInOneValue,
  texts.wholeKeywords,
  texts.onlyTextKeywords,
  texts.keywordsInTexts,
  texts.hyphensOnly,
  texts.expandFromEvent,
  texts.wholeOffsets,
  texts.plainEncodings,
  texts.wildcardsUnanchored,
  texts.wildcardsInLines,
  fields.namesWithBraces,
  fields.nullOnly,
  fields.existsWithValue,
  fields.numbersOfTexts,
  fields.booleansOfTexts,
  texts.dollarAtEnd,
  fields.neqNeedsField,
  {
    because: 'one operator per field: parts of dates cannot be compared by order',
    page: `${MODIFIERS}#time-modifiers`,
    detection: 's: {a|hour|gte: 20}',
    refuses: /at most one operator may be set per field; got \|(?:lt|gt)e?, \|(?:minute|hour|day|week|month|year)$/,
  },
  fields.wholeLists,
  fields.partsInUtc,
  {
    because: 'an item with `all` needs several values; sigmacast only warns',
    page: `${MODIFIERS}#generic-modifiers`,
    detection: 's: {a|all: x}',
    refuses: /\|all modifier requires more than one value/,
  },
  {
    because: '`fieldref` must come before `contains`, `startswith` and `endswith`',
    page: `${RULES}#value-modifiers`,
    detection: 's: {a|contains|fieldref: b}',
    refuses: /\|(?:contains|startswith|endswith) must follow \|fieldref/,
  },
]
