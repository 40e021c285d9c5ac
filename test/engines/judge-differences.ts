import type { JudgeDifference } from './judge-difference.js'
import * as rsigma from './rsigma-readings.js'

const SPEC = 'https://github.com/SigmaHQ/sigma-specification/blob/main/specification'
const RULES = `${SPEC}/sigma-rules-specification.md`
const MODIFIERS = `${SPEC}/sigma-appendix-modifiers.md`

/** The only list of explained differences of judges. Every other difference is a disagreement. */
export const judgeDifferences: readonly JudgeDifference[] = [
  {
    judges: ['rsigma'],
    because: '`{}` in the name of a field is a part of the name',
    page: 'docs/fields.md',
    detection: 's: {"a{}": x}',
    event: { a: ['x'] },
    reads: rsigma.namesWithBraces,
  },
  {
    judges: ['rsigma'],
    because: 'a field with an empty list, a list of nulls or an object is not null',
    page: 'decisions/null-and-lists.md',
    detection: 's: {a: null}',
    event: { a: [] },
    reads: rsigma.nullOnly,
  },
  {
    judges: ['rsigma'],
    because: 'a field with the value null does not exist',
    page: `${MODIFIERS}#generic-modifiers`,
    detection: 's: {a|exists: true}',
    event: { a: null },
    reads: rsigma.existsWithValue,
  },
  {
    judges: ['rsigma'],
    because: 'a number of the rule is compared with a text as a number: `2000.0` is `2000`',
    page: `${RULES}#general`,
    detection: 's: {a: 2000}',
    event: { a: '2000.0' },
    reads: rsigma.numbersOfTexts,
  },
  {
    judges: ['rsigma'],
    because: 'the texts `yes` and `1` are true, and `no` and `0` are false',
    page: `${RULES}#general`,
    detection: 's: {a: true}',
    event: { a: 'yes' },
    reads: rsigma.booleansOfTexts,
  },
  {
    judges: ['rsigma'],
    because: '`windash` replaces only `-`; the specification also names `/` and three dashes',
    page: `${MODIFIERS}#string-modifiers`,
    detection: 's: {a|windash: /x}',
    event: { a: '-x' },
    reads: rsigma.hyphensOnly,
  },
  {
    judges: ['rsigma'],
    because: 'wildcards do not match line breaks',
    page: `${RULES}#string-wildcard`,
    detection: 's: {a: x*y}',
    event: { a: 'x\ny' },
    reads: rsigma.wildcardsInLines,
  },
  {
    judges: ['rsigma'],
    because: 'with a wildcard in the value, `startswith` finds it anywhere, and `endswith` at the beginning',
    page: `${MODIFIERS}#generic-modifiers`,
    detection: 's: {a|endswith: x*y}',
    event: { a: 'zxy' },
    reads: rsigma.wildcardsUnanchored,
  },
  {
    judges: ['rsigma'],
    because: '`fieldref` compares lists as a whole',
    page: 'decisions/null-and-lists.md',
    detection: 's: {a|fieldref: b}',
    event: { a: 'x', b: ['x', 'y'] },
    reads: rsigma.wholeLists,
  },
]
