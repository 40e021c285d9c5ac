import { describe, expect, test } from 'vitest'
import type { Json } from '../../../src/index.js'
import { fieldsOfTypes } from '../elastic/elastic-mapping.js'
import { kqlSelector } from './kql-search.js'

// Statements in quotation marks are from Elastic's page "KQL", www.elastic.co/docs/reference/query-languages/kql, and
// the pages of the field types; kql.test.ts tests the parser.
const mapping = fieldsOfTypes({ n: 'long', ip: 'ip', t: 'text', w: 'wildcard', 'flat.x': 'flattened', bool: 'boolean' })
const select = (query: string) => kqlSelector(query, { mapping })

describe('a query finds an event', () => {
  test.each<[string, Json, boolean, string]>([
    ['a: "x y"', { a: 'x y' }, true, 'a keyword field holds the whole value'],
    ['a: "x y"', { a: 'x y z' }, false, '"the value must be an exact match"'],
    ['a: "X"', { a: 'x' }, false, '"an exact match, including punctuation and case"'],
    ['a: x', { a: ['y', 'x'] }, true, 'a field has each of its values'],
    ['a: 4625', { a: 4625 }, true, 'a keyword field holds the text of a number'],
    ['a: 4625', { a: '04625' }, false, 'a keyword field holds texts'],
    ['a: true', { a: true }, true, 'a keyword field holds the text of a boolean'],
    ['a: ""', { a: '' }, true, 'an empty value is a value'],
    ['a: C\\:\\\\j*e', { a: 'C:\\jane' }, true, 'a star is a wildcard'],
    ['a: j?ne*', { a: 'jane' }, false, 'a question mark is no wildcard'],
    ['a: x y*', { a: 'x yz' }, true, 'of a keyword field, a blank is part of the value'],
    ['a: x y*', { a: 'y' }, false, 'of a keyword field, a blank is part of the value'],
    ['w: x y*', { w: 'yes' }, true, 'in a query string a blank ends a term'],
    ['a: (x or y*)', { a: 'yz' }, true, 'shorthand for several values'],
    ['a: (x and y)', { a: ['x', 'y'] }, true, 'both values are there'],
    ['a: *', { a: '' }, true, '"This checks for any indexed value, including an empty string"'],
    ['a: *', { a: [null] }, false, 'null is no value'],
    ['a: *', { a: { b: 1 } }, true, 'an object is there if something in it is'],
    ['not a: *', {}, true, 'missing'],
    ['not a: x', {}, true, '"must_not": a missing field has no such value'],
    ['not a: x', { a: ['y', 'x'] }, false, 'one of the values is barred'],
    ['a: x or b: y and c: z', { a: 'x' }, true, '"By default, and has a higher precedence than or"'],
    ['a: x or b: y and c: z', { b: 'y' }, false, '"By default, and has a higher precedence than or"'],
    ['not a: x and b: y', { b: 'y' }, true, 'not before and'],
    ['a.b: x', { a: [{ b: 'x' }] }, true, 'objects are flattened'],
    ['n > 5 and n <= 10', { n: [4, 7] }, true, 'ranges'],
    ['n >= 9007199254740993', { n: '9007199254740992' }, false, 'a long has all its digits'],
    ['n < 5', { n: 'few' }, false, 'what is no number is not in a numeric field'],
    ['bool: true', { bool: 'true' }, true, 'a boolean field reads texts'],
    ['ip: "10.0.0.0/8"', { ip: '10.1.2.3' }, true, 'a term of an ip field may be a network'],
    ['ip: "10.0.0.0/8"', { ip: '11.1.2.3' }, false, 'a term of an ip field may be a network'],
    ['ip: "::1"', { ip: '0:0::1' }, true, 'an address in any spelling'],
    ['a: "10.0.0.0/8"', { a: '10.1.2.3' }, false, 'in a keyword field a network is a text'],
    ['t: "Get client"', { t: 'to get CLIENT by id' }, true, 'the words in their order'],
    ['t: *lien*', { t: 'Get Client' }, true, 'with wildcards, one word'],
    ['flat.x: ab*', { flat: { x: 'abc' } }, true, 'a prefix in a flattened field'],
    ['*foo*', { a: 1, b: { c: ['xfoox'] } }, true, '"If not provided, all fields are searched"'],
    ['*foo bar*', { a: 'foo', b: 'q' }, true, 'a search over all fields takes a text with blanks apart'],
    ['(*foo* and *bar*)', { a: 'foo', b: 'xbar' }, true, 'one in one field, one in another'],
  ])('%s on %j: %s (%s)', (query, event, verdict) => {
    expect(select(query)(event)).toBe(verdict)
  })

  test('in the letter case of the query, if values are assumed to have it', () => {
    expect(kqlSelector('a: "Jane"', { mapping, hasCaseOfQuery: true })({ a: 'JANE' })).toBe(true)
  })
})

describe('the reader refuses', () => {
  test.each([
    ['a: null', 'null is no value that can be searched for'],
    ['a: x y', 'what several words without quotes are is up to the analyzer'],
    ['a > 5', 'a range of texts'],
    ['ip: 10.*', 'an ip field knows no wildcards'],
    ['n: x', 'no number'],
    ['bool: x', 'no boolean'],
    ['flat.x: *b*', 'in a flattened field only prefixes'],
    ['*foo * bar*', 'a star between blanks'],
    ['a: (x', 'what Kibana cannot read'],
  ])('%s (%s)', (query) => {
    expect(() => select(query)({ a: 'x', n: 1, bool: true, ip: '::1', flat: { x: 'b' } })).toThrow()
  })
})
