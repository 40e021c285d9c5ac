import { describe, expect, test } from 'vitest'
import type { Json } from '../../../src/index.js'
import { fieldsOfTypes } from '../elastic/elastic-mapping.js'
import { checkEsql, esqlRows, esqlSelector } from './esql.js'

// Statements in quotation marks are from Elastic's pages under www.elastic.co/docs/reference/query-languages/esql;
// other statements summarize them.
const where = (condition: string): string => `FROM logs-* | WHERE ${condition}`

describe('a condition keeps an event', () => {
  test.each<[string, Json, boolean, string]>([
    ['a == "x"', { a: 'x' }, true, 'the whole value'],
    ['a == "x"', { a: 'X' }, false, 'letter case counts'],
    ['a == "x"', { a: ['x', 'y'] }, false, 'a function of several values is null'],
    ['a == "x"', { a: ['x', 'x'] }, true, 'a keyword field holds a value once'],
    ['NOT a == "x"', { a: ['y', 'z'] }, false, 'a function of several values is null'],
    ['NOT a == "x"', {}, false, 'a comparison with null is null, and so is its NOT'],
    ['a != "x"', {}, false, 'a comparison with null is null'],
    ['NOT COALESCE(a == "x", false)', {}, true, '"Returns the first of its arguments that is not null"'],
    ['a == "x" OR b == "y"', { b: 'y' }, true, 'null OR true is true'],
    ['NOT (a == "x" AND b == "y")', { b: 'z' }, true, 'null AND false is false'],
    ['NOT a == "x" AND b == "y"', { a: 'x', b: 'q' }, false, 'NOT before AND'],
    ['a == "x" OR b == "y" AND c == "z"', { a: 'x' }, true, 'AND before OR'],
    ['a == "x" | WHERE b == "y"', { a: 'x', b: 'z' }, false, 'each WHERE keeps less'],
    ['TO_LOWER(a) == "ä"', { a: 'Ä' }, true, 'TO_LOWER'],
    ['a LIKE "j?n*"', { a: 'j\nne' }, true, '"* matches zero or more characters. ? matches one character."'],
    ['a LIKE "j?n*"', { a: 'jn' }, false, '"? matches one character"'],
    ['a LIKE """x\\*\\\\*"""', { a: 'x*\\y' }, true, '"Matching the exact characters * and . will require escaping"'],
    ['a LIKE "x\\\\*"', { a: 'x*' }, true, 'in a text with escapes the backslash is escaped, too'],
    ['a LIKE "x\\\\*"', { a: 'xy' }, false, 'in a text with escapes the backslash is escaped, too'],
    ['a LIKE ("x*", "y*")', { a: 'yz' }, true, 'lists of patterns'],
    ['a RLIKE "x.z"', { a: 'axyz' }, false, 'an expression holds for the whole value'],
    ['a RLIKE """x\\"\\.z"""', { a: 'x".z' }, true, 'three quotes have no escapes'],
    ['a NOT RLIKE "x"', { a: 'y' }, true, 'NOT before the operator'],
    ['a IN ("x", "y")', { a: 'y' }, true, 'IN'],
    ['a NOT IN ("x", "y")', {}, false, 'IN with null is null'],
    ['a == 4625', { a: 4625 }, true, 'numbers'],
    ['a == 4625', { a: '4625' }, true, 'a numeric field reads the text of a number'],
    ['a == 9007199254740993', { a: 9007199254740992 }, false, 'a long has all its digits'],
    ['a >= -1.5e0', { a: -1.5 }, true, 'decimals and exponents'],
    ['a > 5', { a: 'x' }, false, 'what is no number is not in a numeric field'],
    ['a == TRUE', { a: true }, true, 'keywords in any letter case'],
    ['a IS NULL', { a: [null] }, true, 'null is not in the index'],
    ['a IS NOT NULL', { a: ['x', 'y'] }, true, 'several values are not null'],
    ['CIDR_MATCH(TO_IP(a), "10.0.0.0/8", "::1/128")', { a: '::1' }, true, 'one of several networks'],
    ['NOT CIDR_MATCH(TO_IP(a), "10.0.0.0/8")', { a: 'x' }, false, 'what is no address becomes null'],
    ['DATE_EXTRACT("hour_of_day", a) == 22', { a: '2026-11-24T00:10:00+02:00' }, true, 'dates are in UTC'],
    ['DATE_EXTRACT("MONTH_OF_YEAR", a) == 11', { a: '2026-11' }, true, 'a month is its first moment'],
    ['DATE_EXTRACT("YEAR", a) == 2026', { a: '2026-13-01' }, false, 'no date'],
    ['LOCATE(a, b) == 2', { a: 'xyz', b: 'y' }, true, '"string positions start from 1"'],
    ['STARTS_WITH(a, b) AND ENDS_WITH(a, "z")', { a: 'xyz', b: 'x' }, true, 'string functions'],
    ['LENGTH(a) == 1', { a: '😀' }, true, 'characters'],
    ['a == b', { a: 'x', b: 'x' }, true, 'two fields'],
    ['a.b.`c d` == "x"', { 'a.b': { 'c d': 'x' } }, true, 'parts of a name in back-ticks'],
    ['`a.``b` == "x"', { a: { '`b': 'x' } }, true, 'a back-tick in back-ticks'],
    ['a == "\\"\\\\\\t" /* no */ // end', { a: '"\\\t' }, true, 'escapes and comments'],
  ])('%s of %j: %s (%s)', (condition, event, verdict) => {
    expect(esqlSelector(where(condition))(event)).toBe(verdict)
  })
})

describe('a search function finds an event', () => {
  const mapping = fieldsOfTypes({ n: 'long', ip: 'ip', 'flat.x': 'flattened' })
  test.each<[string, Json, boolean, string]>([
    ['KQL("a: x")', { a: ['y', 'x'] }, true, 'a search finds each of several values'],
    ['NOT KQL("a: x")', {}, true, 'a search is never null'],
    ['KQL("""a: "x y"""")', { a: 'x y' }, true, 'a text in quotes'],
    ['KQL("""a: "x"""")', { a: 'X' }, false, 'letter case counts'],
    ['KQL("a: x*", {"case_insensitive": true})', { a: 'XY' }, true, 'the option case_insensitive'],
    ['KQL("a: x*", {"case_insensitive": false})', { a: 'XY' }, false, 'the option case_insensitive'],
    ['KQL("a: (x or y*)")', { a: 'yz' }, true, 'several values'],
    ['KQL("flat.x: *")', { flat: { x: '' } }, true, 'presence'],
    ['KQL("n >= 5")', { n: [1, 7] }, true, 'a range'],
    ['KQL("""ip: "10.0.0.0/8"""")', { ip: '10.1.2.3' }, true, 'a network'],
    ['KQL("*foo*")', { a: { b: 'xfoox' } }, true, 'any field'],
    ['KQL("""*a\\\\b*""")', { a: 'xa\\b' }, true, 'without a field, a backslash is one'],
    ['KQL("""*a\\*b*""")', { a: 'axb' }, true, 'without a field, every star is a wildcard'],
    ['KQL("(*foo* and *bar*)")', { a: 'foo', b: 'ba' }, false, 'two texts in any field'],
    ['QSTR("a:/x.z/") AND b == 1', { a: 'xyz', b: 1 }, true, 'a query string beside a comparison'],
  ])('%s of %j: %s (%s)', (condition, event, verdict) => {
    expect(esqlSelector(where(condition), mapping)(event)).toBe(verdict)
  })

  test.each([
    ['KQL("a: x and b: y")'],
    ['KQL("*foo bar*")'],
    ['QSTR("a:x b:y")'],
    ['KQL(a)'],
  ])('the reader refuses %s', (condition) => {
    expect(() => esqlSelector(where(condition), mapping)({ a: 'x' })).toThrow()
  })
})

// From 00:00, every two minutes.
const events: readonly Json[] = [
  { u: 'ann', n: 1 },
  { u: 'ann', n: '2.5', a: 'x' },
  { u: ['ann', 'bob'], n: [3, 4], a: 'x' },
  { u: 'bob', n: 'many', a: 'y' },
  { n: 7 },
].map((event, index) => ({ ...event, '@timestamp': `2026-01-05T00:0${2 * index}:00Z` }))

describe('a query makes rows', () => {
  test.each<[string, readonly string[], string]>([
    ['STATS c = COUNT(*)', ['5'], 'one group'],
    [
      'STATS c = COUNT(*) BY u',
      ['3 ann', '2 bob', '1 null'],
      'a row is in the group of each of its values, and null is a group',
    ],
    [
      'STATS c = COUNT(*) WHERE a == "x" BY u',
      ['2 ann', '1 bob', '0 null'],
      'an aggregate may have a condition; the groups stay',
    ],
    ['STATS c = COUNT_DISTINCT(a) BY u', ['1 ann', '2 bob', '0 null'], 'null is no value'],
    [
      'STATS c = SUM(TO_DOUBLE(n)) BY u',
      ['10.5 ann', '7 bob', '7 null'],
      'each of several values counts, and what is no number is null',
    ],
    ['WHERE a == "y" | STATS c = SUM(TO_DOUBLE(n))', ['null'], 'the sum of nothing is null'],
    ['STATS c = AVG(TO_DOUBLE(n)) BY a', ['4 null', '3.1666666666666665 x', 'null y'], 'averages'],
    [
      'STATS c = MEDIAN(TO_DOUBLE(n)), d = PERCENTILE(TO_DOUBLE(n), 25)',
      ['3 2.5'],
      'figures lie between the closest ranks',
    ],
    [
      'STATS BY a, u | STATS c = COUNT(*) WHERE a IS NOT NULL BY u',
      ['1 ann', '2 bob', '0 null'],
      'groups without aggregates',
    ],
    [
      'STATS c = COUNT(*) BY w = DATE_TRUNC(5 minutes, @timestamp)',
      ['3 00:00', '2 00:05'],
      'intervals from the epoch on',
    ],
    ['STATS c = COUNT(*) BY w = DATE_TRUNC(7 days, @timestamp)', ['5 00:00'], 'a week begins on a Monday'],
    [
      'STATS c = MIN(@timestamp) WHERE a == "x", d = MAX(@timestamp) BY u | WHERE c < d',
      ['00:02 00:04 ann', '00:04 00:06 bob'],
      'dates are compared',
    ],
    [
      'STATS c = MAX(@timestamp) WHERE @timestamp > NOW() - 3 minutes - 1 minute BY u | WHERE c IS NOT NULL',
      ['00:08 null'],
      'dates and time spans',
    ],
    [
      'EVAL b = CASE(a == "x", 1, a == "y", 2), c = CASE(b > 1, TO_STRING(u), "-") | STATS BY b, c',
      ['1 -', '2 bob', 'null -'],
      'CASE, and columns of the same command',
    ],
    ['STATS c = COUNT(*) BY u | EVAL c = c + 1 - 3 | WHERE c == 1', ['1 ann'], 'sums'],
  ])('%s: %j (%s)', (commands, rows, _) => {
    const made = esqlRows(`FROM logs-* | ${commands}`, events, new Date('2026-01-05T00:10:00Z'))
    const text = (value: unknown): string => (value instanceof Date ? value.toISOString().slice(11, 16) : String(value))
    expect(made.map((row) => [...row.values()].map(text).join(' ')).toSorted()).toEqual(rows.toSorted())
  })
})

describe('the reader refuses', () => {
  test.each([
    ['FROM a | WHERE b = "x"', 'an operator that there is not'],
    ["FROM a | WHERE b == 'x'", 'a text in single quotes'],
    ['FROM a | WHERE b == "\\d"', 'an unknown escape'],
    ['FROM a | WHERE b == """x\ny"""', 'a raw text of two lines'],
    ['FROM a | WHERE b-c == "x"', 'a name that needs back-ticks'],
    ['FROM a | WHERE b.like == "x"', 'a word of the language as a name'],
    ['FROM a | WHERE b == "x" c == "y"', 'no operator'],
    ['FROM a | WHERE', 'no condition'],
    ['FROM a', 'no condition'],
    ['FROM a | WHERE MATCHES(b, "x")', 'an unknown function'],
    ['FROM a | WHERE STARTS_WITH(b)', 'a value too few'],
    ['FROM a | WHERE b == "x" AND b == 5', 'types are verified: text and number'],
    ['FROM a | WHERE TO_LOWER(b) == "x" OR b > 5', 'text and number'],
    ['FROM a | WHERE b LIKE "x" OR c == 5 OR b == c', 'text and number, by way of a comparison of fields'],
    ['FROM a | WHERE b IN ("x", 5)', 'a list of two types'],
    ['FROM a | STATS c = COUNT(*) BY u | WHERE v == "x"', 'a field behind STATS'],
    ['FROM a | STATS c = COUNT(*) BY u | WHERE c == "x"', 'a number and a text'],
    ['FROM a | STATS c = SUM(u) | WHERE c > 1 | STATS', 'an empty STATS'],
    ['FROM a | WHERE u == "x" | STATS c = SUM(u)', 'the sum of texts'],
    ['FROM a | STATS c = COUNT(*), c = MIN(u)', 'two columns of one name'],
    ['FROM a | STATS c = LENGTH(u)', 'no aggregate'],
    ['FROM a | EVAL b = CASE(u == "x", 1, "y")', 'CASE with values of two types'],
    ['FROM a | WHERE u > 5 minutes', 'a time span as a value'],
    ['FROM a | WHERE NOT "x"', 'a condition that is none'],
  ])('%s (%s)', (query) => {
    expect(() => checkEsql(query)).toThrow()
  })

  test.each([['KQL("a: x")'], ['a == "x" OR QSTR("a:x")']])('reads %s, and cannot evaluate it', (condition) => {
    expect(() => checkEsql(where(condition))).not.toThrow()
    expect(() => esqlSelector(where(condition))({})).toThrow('only an index can tell')
  })
})
