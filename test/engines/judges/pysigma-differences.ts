import type { JudgeDifference } from './judge-difference.js'
import * as pysigma from './pysigma-readings.js'
import { existsWithValue, namesWithBraces } from './rsigma-fields.js'
import { MODIFIERS, RULES } from './specification.js'

/** The differences of pySigma with its SQLite backend. The first one that applies to a predicate decides its verdict. */
export const pysigmaDifferences: readonly JudgeDifference[] = [
  {
    judge: 'pysigma-sqlite',
    because: '`{}` in the name of a field is a part of the name',
    page: 'fields.md',
    detection: 's: {"a{}": x}',
    event: { a: ['x'] },
    reads: namesWithBraces,
  },
  {
    judge: 'pysigma-sqlite',
    because: 'a field with the value null does not exist',
    page: `${MODIFIERS}#generic-modifiers`,
    detection: 's: {a|exists: true}',
    event: { a: null },
    reads: existsWithValue,
  },
  {
    judge: 'pysigma-sqlite',
    because: '`1` is true and `0` is false',
    page: `${RULES}#general`,
    detection: 's: {a: true}',
    event: { a: 1 },
    reads: pysigma.zeroAndOne,
  },
  {
    judge: 'pysigma-sqlite',
    because: 'SQLite orders a text after every number',
    page: `${MODIFIERS}#numeric-modifiers`,
    detection: 's: {a|gt: 5}',
    event: { a: 'x' },
    reads: pysigma.textsAfterNumbers,
  },
  {
    judge: 'pysigma-sqlite',
    because: 'SQLite ignores the case of ASCII letters only',
    page: `${RULES}#general`,
    detection: 's: {a: é}',
    event: { a: 'É' },
    reads: pysigma.asciiCase,
  },
  {
    judge: 'pysigma-sqlite',
    because:
      'parts of dates are those in UTC, weeks are not those of ISO 8601, and another text after the date is not allowed',
    page: `${MODIFIERS}#time-modifiers`,
    detection: 's: {a|hour: 10}',
    event: { a: '2026-01-02T10:00:00+02:00' },
    reads: pysigma.sqliteTimes,
  },
  {
    judge: 'pysigma-sqlite',
    because: '`expand` keeps the backslash before `%`',
    page: `${RULES}#placeholders`,
    detection: "s: {a|expand: '\\%x'}",
    event: { a: '%x' },
    reads: pysigma.escapedPercent,
  },
  {
    judge: 'pysigma-sqlite',
    because: 'the modifier `utf16le` is unknown',
    page: `${MODIFIERS}#encoding`,
    detection: 's: {a|utf16le|base64: x}',
    refuses: /Unknown modifier 'utf16le'/,
  },
  {
    judge: 'pysigma-sqlite',
    because: 'a condition counts `1` or `all` only; sigmacast accepts every number',
    page: `${RULES}#condition`,
    detection: 's: {a: x}\nt: {a: y}\nu: {a: z}\ncondition: 2 of them',
    refuses: /Expected end of text, found 'of'|Unbalanced parentheses or expression syntax error, found 'of'/,
  },
  {
    judge: 'pysigma-sqlite',
    because: 'UTF-16 is limited to some characters',
    page: `${MODIFIERS}#encoding`,
    detection: 's: {a|utf16be: é}',
    refuses: /(?:UTF-16(?:BE)?|Wide) modifier only allowed for/,
  },
  {
    judge: 'pysigma-sqlite',
    because: '`cased` is not allowed for a reference to a field',
    page: `${MODIFIERS}#specific-modifiers`,
    detection: 's: {a|fieldref|cased: b}',
    refuses: /SigmaCaseSensitiveModifier incompatible to value type of 'SigmaFieldReference/,
  },
  {
    judge: 'pysigma-sqlite',
    because: 'the spelling of a number is lost: `1.0` is `1`, and a large number is rounded',
    page: 'decisions/numbers-stay-text.md',
    detection: 's: {a: 1.0}',
    event: { a: '1.0' },
    reads: pysigma.respelledNumbers,
  },
  {
    judge: 'pysigma-sqlite',
    because: 'a keyword is searched in the texts of the event together, so a wildcard and `^` reach beyond one of them',
    page: `${RULES}#keywords-search`,
    detection: "s: {'|re': ^x}",
    event: { a: 'y', b: 'x' },
    reads: pysigma.linesOfEvent,
  },
  {
    judge: 'pysigma-sqlite',
    because: 'a text of SQLite has no null character',
    page: 'https://sqlite.org/nulinstr.html',
    detection: 's: {a|utf16be: x}',
    refuses: /the query contains a null character/,
  },
  {
    judge: 'pysigma-sqlite',
    because: 'a text of a number is a number in a column that the rule compares by order',
    page: 'decisions/numbers-stay-text.md',
    detection: 's: {a: 1}\nt: {a|gt: 5}\ncondition: s or t',
    event: { a: '+1' },
    reads: pysigma.numericColumns,
  },
]
