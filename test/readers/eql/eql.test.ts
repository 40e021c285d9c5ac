import { describe, expect, test } from 'vitest'
import type { Json } from '../../../src/index.js'
import { fieldsOfTypes } from '../elastic/elastic-mapping.js'
import { eqlSelector, parseEql } from './eql.js'

// Statements in quotation marks are from "Syntax reference",
// www.elastic.co/docs/reference/query-languages/eql/eql-syntax, and from the pages that it refers to.
const mapping = fieldsOfTypes({ n: 'double', l: 'long', ip: 'ip', bool: 'boolean', t: 'text' })
const select = (condition: string) => eqlSelector(`any where ${condition}`, mapping)

describe('a condition is true for an event', () => {
  test.each<[string, Json, boolean, string]>([
    ['a == "Jane"', { a: 'Jane' }, true, '"equal, case-sensitive"'],
    ['a == "Jane"', { a: 'jane' }, false, '"equal, case-sensitive"'],
    ['a == "J*"', { a: 'Jane' }, false, '"Wildcards are not supported"'],
    ['a == "x"', { a: ['y', 'x'] }, true, 'a field has each of its values'],
    ['a : "jane"', { a: 'JANE' }, true, '"equal, case-insensitive"'],
    ['a : "j?n*"', { a: 'JONES' }, true, '"Supports wildcards"'],
    ['a : "j?n*"', { a: 'jn' }, false, '"The ? wildcard matches exactly one character"'],
    ['a : "x\\\\*"', { a: 'x\\y' }, true, 'a backslash is no escape of a wildcard'],
    ['a : ("x", "y*")', { a: 'YZ' }, true, '"list lookups"'],
    ['a : ""', { a: '' }, true, 'an empty value is a value'],
    ['a like "J*"', { a: 'jane' }, false, '"case-sensitive wildcard matching"'],
    ['a like~ ("j*", "x")', { a: 'Jane' }, true, '"case-insensitive wildcard matching"'],
    ['a regex "J.[^x]e"', { a: 'Jane' }, true, '"case-sensitive regex matching"'],
    ['a regex "an"', { a: 'Jane' }, false, 'an expression holds for the whole value'],
    ['a regex~ ("x", "jan.")', { a: 'JANE' }, true, '"case-insensitive regex matching"'],
    ['a in ("Jane", "x")', { a: 'jane' }, false, '"(case-sensitive)"'],
    ['a in~ ("J*e", "x")', { a: 'j*E' }, true, '"(case-insensitive)"; wildcards are not among its features'],
    ['a in~ ("J*e")', { a: 'jane' }, false, 'wildcards are not among its features'],
    ['n in (1, 1.5)', { n: '1.50' }, true, 'a list of numbers'],
    ['n in (1, 1.5)', { n: 2 }, false, 'a list of numbers'],
    ['a == 4625', { a: 4625 }, true, 'a keyword field holds the text of a number'],
    ['a == 4625', { a: '4625.0' }, false, 'a keyword field holds texts'],
    ['n == 1.5', { n: '1.50' }, true, 'a numeric field holds numbers'],
    ['bool == true', { bool: 'true' }, true, 'a boolean field holds booleans'],
    ['bool == true', { bool: 'True' }, false, 'what is no boolean is not in a boolean field'],
    ['n > -1.5', { n: [-2, -1] }, true, '"greater than"'],
    ['n <= 5', { n: 'many' }, false, 'what is no number is not in a numeric field'],
    ['l >= 9007199254740993', { l: '9007199254740992' }, false, 'a long has all its digits'],
    [
      'cidrMatch(ip, "10.0.0.0/8", "::1/128")',
      { ip: '::1' },
      true,
      '"Returns true if an IP address is contained in one or more provided CIDR blocks"',
    ],
    ['cidrMatch(ip, "10.0.0.0/8")', { ip: '11.0.0.1' }, false, 'cidrMatch'],
    ['a == null', {}, true, '"events that do not contain a field value"'],
    ['a == null', { a: [null] }, true, 'null is not in the index'],
    ['a != null', { a: '' }, true, '"events containing any value for a field"'],
    ['?a != null', {}, false, '"If an optional field doesn’t exist, the query replaces it with null"'],
    ['a : "x" or b : "y"', { b: 'y' }, true, '"returns true if one of the conditions … true"'],
    ['a : "x" and b : "y"', { b: 'y' }, false, '"Returns true only if … both return true"'],
    ['not (a != null and a : "x")', {}, true, '"Returns true if the condition to the right is false"'],
    ['not (a != null and a : "x")', { a: ['y', 'X'] }, false, 'one of the values is barred'],
    ['not (a : "x" or b : "y")', { a: 'x' }, false, 'what is true stays true beside what is missing'],
    ['a : "x" and not b == null', { a: 'x', b: 1 }, true, 'not binds what follows it'],
    ['a.b.`c d` : "x"', { 'a.b': { 'c d': 'x' } }, true, '"Use enclosing backticks"'],
    ['`a.``b` : "x"', { a: { '`b': 'x' } }, true, '"Use double backticks to escape any backticks"'],
    ['@timestamp == "x"', { '@timestamp': 'x' }, true, 'names may begin with @'],
    ['a == "\\"\\\\\\t\\n\\r"', { a: '"\\\t\n\r' }, true, '"Escape sequence"'],
    ['a == "\\u{200f}\\u{0000200F}"', { a: '\u200f\u200f' }, true, '"2-8 characters and is case-insensitive"'],
    ['a == """x"\\t"""', { a: 'x"\\t' }, true, '"Raw strings treat special characters as literal characters"'],
    ['true', {}, true, '"Match any condition"'],
    ['false or true', {}, true, 'constants'],
  ])('%s of %j: %s (%s)', (condition, event, verdict) => {
    expect(select(condition)(event)).toBe(verdict)
  })
})

describe('a query returns the events of its category', () => {
  const event = { event: { category: ['process'] }, a: 'x' }
  test.each<[string, boolean, string]>([
    ['any where a : "x"', true, '"To match events of any category, use the any keyword"'],
    ['process where a : "x"', true, '"an indexed value of the event category field"'],
    ['file where true', false, 'another category'],
    ['"process" where true', true, '"Use enclosing double quotes to escape event categories"'],
    ['"""Process""" where true', false, 'letter case counts'],
  ])('%s: %s (%s)', (query, verdict) => {
    expect(eqlSelector(query, mapping)(event)).toBe(verdict)
  })
})

describe('the reader refuses', () => {
  test.each([
    ['a = "x"', '"= is not supported as an equal operator"'],
    ["a == 'x'", '"Strings enclosed in single quotes are not supported"'],
    ['a : 5', '"Can only be used to compare strings"'],
    ['a == b', '"You also cannot compare a field to another field"'],
    ['"x" == a', 'nobody prints it'],
    ['a == "\\d"', 'an unknown escape'],
    ['a == "\\u{1}"', '"2-8 characters"'],
    ['a == "x\ny"', 'a string of two lines'],
    ['a == """x""""', '"A raw string cannot contain three consecutive double quotes"'],
    ['a-b == "x"', '"Use enclosing backticks to escape field names that contain a hyphen"'],
    ['in == "x"', 'a word of the language'],
    ['a.not == "x"', 'a word of the language'],
    ['5a == "x"', '"start with a numeral"'],
    ['a : "x" and b : "y" or c : "z"', 'the order of and and or is not on the page'],
    ['a : "x" AND b : "y"', 'operators are in small letters'],
    ['a : "x" b : "y"', 'no operator'],
    ['a : ("x"', 'an open parenthesis'],
    ['a : ()', 'an empty list'],
    ['a != "x"', 'nobody prints it, and null makes it unclear'],
    ['a not in ("x")', 'nobody prints it'],
    ['5 < a < 7', '"You cannot chain comparisons"'],
    ['a + 1 > 5', 'nobody prints it'],
    ['length(a) > 5', 'nobody prints it'],
    ['cidrMatch(ip, "10.0.0.0/33")', 'no network'],
    ['cidrMatch(a, "10.0.0.0/8")', '"this parameter supports only the ip field data type"'],
    ['a > 5', 'a text is compared with a number'],
    ['n : "x"', '"Can only be used to compare strings"'],
    ['t : "x"', 'text fields cannot be searched'],
    ['"x"', 'a condition that is none'],
    ['a regex "x)"', 'a wrong expression'],
    ['not b : "x"', 'what `not` makes of a missing field is not on the page'],
    ['not (b : "x" or c == 5)', 'what `not` makes of a missing field is not on the page'],
    ['', 'no condition'],
  ])('%s (%s)', (condition) => {
    expect(() => select(condition)({ a: 'x', ip: '10.0.0.1', n: 1, t: 'x' })).toThrow()
  })

  test.each([
    ['a : "k"', '\u212a', 'the Kelvin sign is a K'],
    ['a : "ä"', 'Ä', 'ASCII is promised, more is not'],
    ['a regex~ "x[a-c]"', 'xB', 'letters in a class'],
  ])('to say whether %s is true of %s (%s)', (condition, a) => {
    expect(() => select(condition)({ a })).toThrow('matters')
    expect(select(condition)({ a: `${a} y` })).toBe(false)
  })

  test.each([
    ['sequence [any where true] [any where true]'],
    ['any where true | head 5'],
    ['where true'],
    ['any a : "x"'],
  ])('%s', (query) => {
    expect(() => parseEql(query)).toThrow(/at character \d+/)
  })
})
