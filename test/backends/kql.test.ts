import { describe, expect, test } from 'vitest'
import { kql } from '../../backends/elastic/kql/kql.js'
import { render } from '../../src/dialect/dialect.js'
import type { Rendering } from '../../src/dialect/rendering.js'
import { predicatesOf } from '../unit/lowered.js'

const place = { span: { start: 0, end: 0 }, item: { start: 0, end: 0 } }
const dialect = kql({ flattened: 'data.details{}, other' }, {})
const printed = (key: string, value: string): Rendering[] =>
  predicatesOf(key, JSON.stringify(value)).map((predicate) => render(predicate, dialect))

const BLANK = 'KQL removes spaces at the ends of a value with wildcards'
const ONE = 'KQL has no single-character wildcard'
const BLANKS = 'KQL splits a value at its spaces in a search over all fields'
const REGEX = 'KQL has no regular expressions'
const FLAT = 'KQL can only search for the beginning of a value in a flattened field, up to a space'
const wider = (text: string, because: string, ...assumptions: string[]) => ({
  fidelity: 'wider',
  text,
  because,
  assumptions,
})
const assuming = (text: string, ...assumptions: string[]) => ({ fidelity: 'assuming', text, assumptions })

describe('prints a text', () => {
  test.each([
    ['f|cased', 'C:\\temp', 'f: "C:\\\\temp"'],
    ['f|cased', 'a "b"', 'f: "a \\"b\\""'],
    ['f|cased', ' not x ', 'f: " not x "'],
    ['f|cased', '\\*', 'f: "*"'],
    ['f|cased', 'a\u2028b\u0000\r', 'f: "a\\u2028b\\u0000\\r"'],
    ['f|cased', 'null', 'f: "null"'],
    ['f|cased', '', 'f: ""'],
    ['f|contains|cased', 'a:b(c)<d>"e"', 'f: *a\\:b\\(c\\)\\<d\\>\\"e\\"*'],
    ['f|contains|cased', '{x}\\*\\\\', 'f: *\\{x\\}\\*\\\\*'],
    ['f|contains|cased', 'null', 'f: *null*'],
    ['f|contains|cased', 'a\tb\u00a0c', assuming('f: *a\\tb\\u00a0c*', 'field-type')],
    ['f|contains|cased', 'cannot open', assuming('f: *can\\u006eot open*', 'field-type')],
    ['f|contains|cased', 'DO NOT RUN', assuming('f: *DO \\u004eOT RUN*', 'field-type')],
    ['f|contains|cased', 'this and that or', assuming('f: *this \\and that or*', 'field-type')],
    ['f|contains|cased', 'and or and or ', assuming('f: *and \\or \\and \\or *', 'field-type')],
    ['f|contains|cased', 'nothing for sandy', assuming('f: *nothing for sandy*', 'field-type')],
    ['f|endswith|cased', 'cannot', 'f: *can\\u006eot'],
    ['f|startswith|cased', 'cannot', 'f: cannot*'],
    ['f|endswith|cased', 'x or', assuming('f: *x \\or', 'field-type')],
    ['f|startswith|cased', 'sudo ', assuming('f: sudo **', 'field-type')],
    ['f|cased', 'select * from *', assuming('f: select ** from **', 'field-type')],
    ['f|cased', '* select * from x*', assuming('f: * select * from x*', 'field-type')],
    ['f|cased', 'a* b *c d*', assuming('f: a* b *c d*', 'field-type')],
    ['f|startswith|cased', ' sudo', wider('f: *sudo*', BLANK)],
    ['f|endswith|cased', 'sudo\t', wider('f: *sudo*', BLANK)],
    ['f|cased', 'a?c*', wider('f: a*c*', ONE)],
    ['f|cased', '?', wider('f: *', ONE)],
    ['f', 'İx', assuming('f: "İx"', 'letter-case')],
    ['f|re', 'abcd\\d', wider('f: *abcd*', REGEX)],
    ['f|re|i', '^a b\\d', wider('f: a b*', REGEX, 'letter-case', 'field-type')],
    ['f|re', 'abcd(x|y)?|abcd', 'f: *abcd*'],
    ['f|re', '(^|/)etc', 'f: (etc* or */etc*)'],
    ['f|re', 'a|', 'f: *'],
    ['f|re', 'ab.*cd', assuming('f: *ab*cd*', 'single-line')],
    ['f|re', 'ab.cd', wider('f: *ab*cd*', ONE)],
    ['f|re|i', '^a b', assuming('f: a b*', 'letter-case', 'field-type')],
  ])('%s: %j', (key, value, expected) => {
    expect(printed(key, value)).toEqual([expected])
  })
})

describe('prints a field name', () => {
  test.each([
    ['a.b-c@d_e', 'a.b-c@d_e: *'],
    ['a{}.b', 'a.b: *'],
    ['not', '"not": *'],
    ['isNot', '"isNot": *'],
    ['true', '"true": *'],
    ['a b', '"a b": *'],
    ['a*', '"a*": *'],
    ['Ünï', '"Ünï": *'],
  ])('%j', (field, expected) => {
    expect(render({ ...place, kind: 'exists', field }, dialect)).toBe(expected)
  })
})

describe('in a flattened field or in all fields', () => {
  test.each([
    ['data.details.x|startswith|cased', 'abc', 'data.details.x: abc*'],
    ['data.details.x|cased', 'a b', 'data.details.x: "a b"'],
    ['data{}.details.x|cased', 'a*b', wider('data.details.x: a*', FLAT)],
    ['other|contains|cased', 'abc', wider('other: *', FLAT)],
    ['other.x|startswith|cased', 'abc def', wider('other.x: abc*', FLAT)],
    ['other.x|re', '^abc.*def', wider('other.x: abc*', FLAT)],
    ['other.x|re', '^abc\\d', wider('other.x: abc*', REGEX)],
    ['others|contains|cased', 'abc', 'others: *abc*'],
    ['other|cidr', '10.0.0.0/8', { fidelity: 'unsupported', because: 'the field contains strings, not IP addresses' }],
    ['|cased', 'abc', assuming('*abc*', 'field-type')],
    ['|cased', 'a?c', wider('*a*c*', ONE, 'field-type')],
    ['|cased', 'not a dog a', wider('(*not* and *a* and *dog*)', BLANKS, 'field-type')],
    ['|cased', ' abc', wider('*abc*', BLANKS, 'field-type')],
  ])('%s: %j', (key, value, expected) => {
    expect(printed(key, value)).toEqual([expected])
  })
})

test('does not compare numbers in a flattened field', () => {
  expect(predicatesOf('other.x|gt', '5').map((predicate) => render(predicate, dialect))).toEqual([
    { fidelity: 'unsupported', because: 'the field contains strings, not numbers' },
  ])
})
