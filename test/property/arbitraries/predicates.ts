import fc from 'fast-check'
import { parsePattern } from '../../../src/ir/pattern.js'
import type { Expr, Predicate } from '../../../src/ir/predicate.js'
import { looseBool } from './bools.js'

const PLACE = { span: { start: 0, end: 0 }, item: { start: 0, end: 0 } }
/** Some fields look like parts of others, so that events with nested objects are ambiguous. */
const field = fc.constantFrom('a', 'a', 'a', 'a.b', 'c')
/** Few texts, so that predicates often imply or exclude each other. */
const PATTERNS = [
  'a',
  'A',
  'ab',
  'a*',
  '*a',
  '*a*',
  '*b*',
  'a?',
  '*',
  '',
  '?*',
  '1',
  '1.0',
  '1*',
  '10.*',
  '2024*',
  '*-05-*',
  'é',
  'K*',
  'true',
]
const REGEXES = [
  'a',
  '^a',
  'a$',
  '^a$',
  '^(a|b)$',
  '[ab]',
  '^[0-9]+$',
  '^.$',
  '\\bb',
  '^a*$',
  '.*',
  '(?i)^K',
  '^$',
  '^10\\.',
  '\\w',
  '^\\W',
]
const NETWORKS = [
  '10.0.0.0/8',
  '10.0.0.0/9',
  '10.128.0.0/9',
  '10.1.2.3/32',
  '0.0.0.0/0',
  '::/0',
  '2001:db8::/32',
  '2001:db8:1::/48',
]
const NUMBERS = ['0', '1', '1.0', '1.5', '2', '10', '-1', '-0', '1e3']

const pattern = fc.constantFrom(...PATTERNS).map(parsePattern)
const somePredicate = fc.oneof(
  { weight: 8, arbitrary: fc.record({ kind: fc.constant('match'), field, pattern, cased: fc.boolean() }) },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant('equals'),
      field,
      type: fc.constant('number'),
      text: fc.constantFrom(...NUMBERS),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant('equals'),
      field,
      type: fc.constant('boolean'),
      text: fc.constantFrom('true', 'false'),
    }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('isNull'), field }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('exists'), field }) },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant('compare'),
      field,
      op: fc.constantFrom('lt', 'lte', 'gt', 'gte'),
      value: fc.constantFrom(...NUMBERS),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constant('regex'),
      field,
      source: fc.constantFrom(...REGEXES),
      flags: fc.constantFrom('', '', 'i', 'm', 's'),
    }),
  },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('cidr'), field, network: fc.constantFrom(...NETWORKS) }) },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant('fieldRef'),
      field,
      other: field,
      match: fc.constantFrom('equals', 'startswith', 'endswith', 'contains'),
      cased: fc.boolean(),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant('keyword'),
      pattern: fc.constantFrom('*a*', '*b*', '*1*', '*2024*').map(parsePattern),
      cased: fc.boolean(),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant('keywordRegex'),
      source: fc.constantFrom(...REGEXES),
      flags: fc.constant(''),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.oneof(
      ...(
        [
          ['year', '2024'],
          ['month', '5'],
          ['day', '15'],
          ['hour', '10'],
          ['minute', '20'],
          ['week', '20'],
        ] as const
      ).map(([part, value]) =>
        fc.record({
          kind: fc.constant('timePart'),
          field,
          part: fc.constant(part),
          op: fc.constantFrom('eq', 'lt', 'gte'),
          value: fc.constantFrom(value, '3'),
        }),
      ),
    ),
  },
)

/** Predicates of every kind that the matcher runs. */
export const relatedPredicate: fc.Arbitrary<Predicate> = somePredicate.map(
  (asked) => ({ ...PLACE, ...asked }) as Predicate,
)

/** Expressions over few predicates, of which many are related. */
export const relatedExpr: fc.Arbitrary<Expr> = looseBool(relatedPredicate, { depth: 3 })
