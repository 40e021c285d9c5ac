import { describe, expect, test } from 'vitest'
import type { Json } from '../../../src/index.js'
import { fieldsOfTypes } from '../elastic/elastic-mapping.js'
import { luceneSelector, parseLucene } from './lucene.js'

// Statements in quotation marks are from "Query string query", www.elastic.co/docs/reference/query-languages/query-dsl/
// query-dsl-query-string-query, and from the pages that it refers to. Other statements follow from the grammar of
// Lucene's parser.
const mapping = fieldsOfTypes({ n: 'double', l: 'long', ip: 'ip', t: 'text', flat: 'flattened', bool: 'boolean' })
const select = (query: string) => luceneSelector(query, { mapping })

describe('a query finds an event', () => {
  test.each<[string, Json, boolean, string]>([
    ['a:"x y"', { a: 'x y' }, true, 'a keyword field holds the whole value'],
    ['a:"x y"', { a: 'x y z' }, false, 'a keyword field holds the whole value'],
    ['a:"x y"', { a: 'X Y' }, false, 'letter case counts'],
    ['a:"x y"', { a: ['q', 'x y'] }, true, 'a field has each of its values'],
    ['a:""', { a: '' }, true, 'an empty value is a value'],
    ['a:""', {}, false, 'a missing field has none'],
    ['a:4625', { a: 4625 }, true, 'a keyword field holds the text of a number'],
    ['a:4625', { a: '04625' }, false, 'a keyword field holds texts'],
    ['a:true', { a: true }, true, 'a keyword field holds the text of a boolean'],
    ['a:(q OR (*x* AND *y*))', { a: ['x', 'y'] }, true, '"Groups can be used to target a particular field"'],
    ['a:(x OR "y" OR z*)', { a: 'zz' }, true, '"Groups can be used to target a particular field"'],
    [
      'a:j?n*',
      { a: 'jane' },
      true,
      '"using ? to replace a single character, and * to replace zero or more characters"',
    ],
    ['a:j?n*', { a: 'jn' }, false, '"? to replace a single character"'],
    ['a:j?', { a: 'j😀' }, true, 'a character is a code point'],
    ['a:"j?n*"', { a: 'jane' }, false, 'in quotes there are no wildcards'],
    ['a:j\\?n\\*', { a: 'j?n*' }, true, 'escaped wildcards'],
    ['a:j\\?n\\*', { a: 'jane' }, false, 'escaped wildcards'],
    ['a:C\\:\\\\x*', { a: 'C:\\xy' }, true, '"escape them with a leading backslash"'],
    ['a:x\\ y*', { a: 'x yz' }, true, '"note how we need to escape the space with a backslash"'],
    ['a:"x\\"\\\\y"', { a: 'x"\\y' }, true, 'escapes in quotes'],
    ['a:"x\\u0009y"', { a: 'x\ty' }, true, 'codes in quotes'],
    ['a:"C:\\temp"', { a: 'C:temp' }, true, 'in quotes too a backslash makes any character plain'],
    ['a\\ b\\:c:x', { 'a b:c': 'x' }, true, 'names are escaped as values are'],
    ['\\AND:x', { AND: 'x' }, true, 'an escaped operator is a word'],
    ['a.b:x', { a: { b: 'x' } }, true, 'objects are flattened'],
    ['a.b:x', { a: [{ b: 'y' }, { b: ['z', 'x'] }] }, true, 'lists of objects are flattened'],
    ['a.b:x', { 'a.b': 'x' }, true, 'a dotted name is an object'],
    ['a:*', { a: '' }, true, '"would match documents with an empty value"'],
    ['a:*', { a: null }, false, '"would not match if the field is missing or set with an explicit null value"'],
    ['a:*', { a: [] }, false, 'an empty list is no value'],
    ['a:*', { a: { b: 1 } }, true, 'an object is there if something in it is'],
    ['(*:* AND NOT a:*)', {}, true, 'missing'],
    ['(*:* AND NOT a:x)', {}, true, '"must_not": a missing field has no such value'],
    ['(*:* AND NOT a:x)', { a: ['y', 'x'] }, false, 'one of the values is barred'],
    ['a:x AND NOT (b:y OR b:z)', { a: 'x', b: 'z' }, false, '"Grouping"'],
    ['(a:x AND b:y) OR (a:z AND b:q)', { a: 'z', b: 'q' }, true, '"Grouping"'],
    ['NOT a:x AND b:y', { b: 'y' }, true, 'what is barred may stand first'],
    ['n:[10 TO *]', { n: 10 }, true, '"Numbers from 10 upwards"'],
    ['n:[10 TO *]', { n: '9.5' }, false, 'a numeric field reads the text of a number'],
    ['n:[1 TO 5}', { n: [7, 5] }, false, '"Numbers from 1 up to but not including 5"'],
    ['n:{-1.5 TO *}', { n: -1 }, true, '"exclusive ranges with curly brackets"'],
    ['n:{-1.5 TO *}', { n: 'many' }, false, 'what is no number is not in a numeric field'],
    ['l:[9007199254740993 TO *]', { l: '9007199254740992' }, false, 'a long has all its digits'],
    ['n:1.5', { n: '1.50' }, true, 'a term of a numeric field is a number'],
    ['bool:true', { bool: 'true' }, true, 'a boolean field reads texts'],
    ['ip:"10.0.0.0/8"', { ip: '10.1.2.3' }, true, 'a term of an ip field may be a network'],
    ['ip:10.0.0.0\\/8', { ip: '11.1.2.3' }, false, 'a term of an ip field may be a network'],
    ['ip:"::1"', { ip: '0:0:0:0:0:0:0:1' }, true, 'an address in any spelling'],
    ['a:"10.0.0.0/8"', { a: '10.1.2.3' }, false, 'in a keyword field a network is a text'],
    [
      't:"Get client"',
      { t: 'to get CLIENT by id' },
      true,
      '"searches for all the words in the phrase, in the same order"',
    ],
    ['t:"get by"', { t: 'get client by' }, false, '"in the same order"'],
    ['t:cli*', { t: 'get client' }, true, '"on individual terms"'],
    ['flat.x:ab*', { flat: { x: 'abc' } }, true, 'a prefix in a flattened field'],
    ['a:/joh?n(ath[oa]n)/', { a: 'jonathan' }, true, '"Regular expressions"'],
    ['a:/joh?n/', { a: 'xjohn' }, false, 'an expression holds for the whole value'],
    ['a:/x\\/y/', { a: 'x/y' }, true, 'a slash in an expression'],
    ['a:/x\\\\/', { a: 'x\\' }, true, 'a backslash at the end of the last expression'],
    ['*foo*', { a: 1, b: { c: ['xfoox'] } }, true, '"default_field": all fields'],
    ['*foo*', { foo: 'x' }, false, 'names of fields are no values'],
    ['"x y" OR /z+/', { a: 'zz' }, true, 'phrases and expressions in all fields'],
  ])('%s on %j: %s (%s)', (query, event, verdict) => {
    expect(select(query)(event)).toBe(verdict)
  })
})

describe('the reader refuses', () => {
  test.each([
    ['', '"If the query string is empty … the query will yield an empty result set"'],
    ['a:x b:y', 'terms side by side: "default_operator"'],
    ['a:x y', 'a blank ends a term'],
    ['a:x AND b:y OR c:z', '"they do not honor the usual precedence rules"'],
    ['a:(x AND y OR z)', '"they do not honor the usual precedence rules"'],
    ['a:(NOT x)', 'nothing but negations'],
    ['a:x OR NOT b:y', 'read as "a:x, and not b:y"'],
    ['NOT a:x', 'nothing but negations: nothing in plain Lucene'],
    ['a:x AND (NOT b:y)', 'nothing but negations in a group'],
    ['NOT a:x AND NOT b:y', 'nothing but negations'],
    ['a:x and b:y', 'operators are written in capitals'],
    ['a:x && b:y', 'nobody prints it'],
    ['a:', 'no value'],
    ['a:x)', 'a parenthesis too many'],
    ['a:(x', 'an open parenthesis'],
    ['a:"x', 'an open quotation mark'],
    ['a:AND', 'an operator as a value'],
    ['a:-5', 'a prohibited term'],
    ['a:x-y', '"reserved characters"'],
    ['a:x=y', '"reserved characters"'],
    ['a:x~', '"Fuzziness"'],
    ['a:x^2', '"Boosting"'],
    ['a:>5', 'a term in plain Lucene'],
    ['a:x\\<y', '"`<` and `>` can’t be escaped at all"'],
    ['a:x<y*', '"`<` and `>` can’t be escaped at all"'],
    ['a:[x TO y]', 'a range of texts'],
    ['a:[* TO *]', 'a range without ends'],
    ['a:x\\u0009*', 'a code in a term with wildcards is not decoded'],
    ['a*:x', 'a name with wildcards'],
    ['_exists_:a', 'a field in plain Lucene'],
    ['a:/x', 'an open expression'],
    ['a:/[/', 'a wrong expression'],
    ['a:/x\\\\/ OR b:/y/', 'a slash after a backslash ends no expression, if there is another slash'],
    ['*', 'any value in any field'],
  ])('%s (%s)', (query) => {
    expect(() => select(query)({ a: 'x' })).toThrow()
  })

  test.each([
    ['a:{5 TO *}', 'a range of texts is in the order of their characters'],
    ['ip:10.*', 'an ip field knows no wildcards'],
    ['n:x', 'no number'],
    ['bool:"x"', 'no boolean'],
    ['flat.x:*b*', 'in a flattened field only prefixes'],
    ['ip:/1.*/', 'expressions are for texts'],
  ])('to ask a field of another type: %s (%s)', (query) => {
    const types = fieldsOfTypes({ n: 'double', ip: 'ip', bool: 'boolean', 'flat.x': 'flattened' })
    expect(() => luceneSelector(query, { mapping: types })({ 'flat.x': 'b' })).toThrow('of')
  })

  test('with the place', () => {
    expect(() => parseLucene('a:x OR b:>5')).toThrow('(at character 9 of: a:x OR b:>5)')
  })
})
