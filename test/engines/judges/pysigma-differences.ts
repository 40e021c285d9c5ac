import type { Difference } from './judge-difference.js'
import * as pysigma from './pysigma-readings.js'
import { existsWithValue, namesWithBraces } from './rsigma-fields.js'
import { MODIFIERS, RULES } from './specification.js'

/** The differences of pySigma with its SQLite backend. The first one that applies to a predicate decides its verdict. */
export const pysigmaDifferences: readonly Difference[] = [
  namesWithBraces,
  existsWithValue,
  pysigma.zeroAndOne,
  pysigma.textsAfterNumbers,
  pysigma.asciiCase,
  pysigma.sqliteTimes,
  pysigma.escapedPercent,
  {
    because: 'the modifier `utf16le` is unknown',
    page: `${MODIFIERS}#encoding`,
    detection: 's: {a|utf16le|base64: x}',
    refuses: /Unknown modifier 'utf16le'/,
  },
  {
    because: 'a condition counts `1` or `all` only; sigmacast accepts every number',
    page: `${RULES}#condition`,
    detection: 's: {a: x}\nt: {a: y}\nu: {a: z}\ncondition: 2 of them',
    refuses: /Expected end of text, found 'of'|Unbalanced parentheses or expression syntax error, found 'of'/,
  },
  {
    because: 'UTF-16 is limited to some characters',
    page: `${MODIFIERS}#encoding`,
    detection: 's: {a|utf16be: é}',
    refuses: /(?:UTF-16(?:BE)?|Wide) modifier only allowed for/,
  },
  {
    because: '`cased` is not allowed for a reference to a field',
    page: `${MODIFIERS}#specific-modifiers`,
    detection: 's: {a|fieldref|cased: b}',
    refuses: /SigmaCaseSensitiveModifier incompatible to value type of 'SigmaFieldReference/,
  },
  pysigma.respelledNumbers,
  pysigma.linesOfEvent,
  {
    because: 'a text of SQLite has no null character',
    page: 'https://sqlite.org/nulinstr.html',
    detection: 's: {a|utf16be: x}',
    refuses: /the query contains a null character/,
  },
  pysigma.numericColumns,
]
