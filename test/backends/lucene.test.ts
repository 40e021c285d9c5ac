import { describe, expect, test } from 'vitest'
import { lucene } from '../../backends/elastic/lucene/lucene.js'
import { parsePattern } from '../../src/backend.js'
import { render } from '../../src/dialect/dialect.js'
import type { Rendering } from '../../src/dialect/rendering.js'
import type { Predicate, PredicateOf } from '../../src/ir/predicate.js'

const raw = String.raw
const place = { span: { start: 0, end: 0 }, item: { start: 0, end: 0 } }

const match = (value: string, cased: boolean): PredicateOf<'match'> => ({
  kind: 'match',
  field: 'f',
  pattern: parsePattern(value),
  cased,
  ...place,
})
const text = (predicate: Predicate, letterCase: 'assume' | 'regex'): string => {
  return textOf(render(predicate, lucene({ case: letterCase, maxRegexLength: 1000 }, {})))
}

// In quotes only `"` and `\` are special; bare, `<` and `>` cannot be escaped at all.
// https://www.elastic.co/docs/reference/query-languages/query-dsl/query-dsl-query-string-query#_reserved_characters
test.each([
  ['Jane', 'f:"Jane"', 'f:/[jJ][aA][nN][eE]/'],
  ['jane smith', 'f:"jane smith"', 'f:/[jJ][aA][nN][eE] [sS][mM][iI][tT][hH]/'],
  ['', 'f:""', 'f:""'],
  ['42', 'f:"42"', 'f:"42"'],
  ['a"b', raw`f:"a\"b"`, raw`f:/[aA]\"[bB]/`],
  [raw`a\b`, raw`f:"a\\b"`, raw`f:/[aA]\\[bB]/`],
  ['a/b', 'f:"a/b"', raw`f:/[aA]\/[bB]/`],
  ['<x>', 'f:"<x>"', raw`f:/\<[xX]\>/`],
  ['NOT', 'f:"NOT"', 'f:/[nN][oO][tT]/'],
  [raw`a\*b\?`, 'f:"a*b?"', raw`f:/[aA]\*[bB]\?/`],
  ['*', 'f:*', 'f:*'],
  ['a*', 'f:a*', 'f:/[aA].*/'],
  ['*a b*', raw`f:*a\ b*`, 'f:/.*[aA] [bB].*/'],
  ['a?c', 'f:a?c', 'f:/[aA].[cC]/'],
  ['*a/b', raw`f:*a\/b`, raw`f:/.*[aA]\/[bB]/`],
  ['*<x>*', raw`f:/.*\<x\>.*/`, raw`f:/.*\<[xX]\>.*/`],
  ['*\\\\', 'f:*\\\\', 'f:*\\\\'],
  [raw`x\\*`, raw`f:x\\*`, raw`f:/[xX]\\.*/`],
  ['+-=&|!(){}[]^"~:/*', raw`f:\+\-\=\&\|\!\(\)\{\}\[\]\^\"\~\:\/*`, raw`f:\+\-\=\&\|\!\(\)\{\}\[\]\^\"\~\:\/*`],
  ['*a\tb', 'f:/.*a\tb/', 'f:/.*[aA]\t[bB]/'],
  ['a\tb', raw`f:"a\u0009b"`, 'f:/[aA]\t[bB]/'],
  ['é*', 'f:é*', 'f:/[éÉ].*/'],
  ['*😀', 'f:*😀', 'f:*😀'],
  ['*4625*', 'f:*4625*', 'f:*4625*'],
  [raw`C:\Temp\*`, raw`f:"C:\\Temp*"`, raw`f:/[cC]\:\\[tT][eE][mM][pP]\*/`],
  ['*AND*', 'f:*AND*', 'f:/.*[aA][nN][dD].*/'],
] as const)('the value %s is %s, or %s in both cases', (value, assumed, bothCases) => {
  expect([text(match(value, false), 'assume'), text(match(value, false), 'regex')]).toEqual([assumed, bothCases])
  expect(text(match(value, true), 'regex')).toBe(assumed)
})

describe('an expression keeps its end', () => {
  test.each([
    [raw`a\\$`, raw`f:/.*a\\()/`],
    ['^$', 'f:/()/'],
    [raw`a\/`, raw`f:/.*a\/.*/`],
  ])('%s is %s', (source, expected) => {
    expect(text({ kind: 'regex', field: 'f', source, flags: '', ...place }, 'assume')).toBe(expected)
  })
})

test.each([
  ['AND', raw`\AND:"x"`],
  ['and', 'and:"x"'],
  ['a b', raw`a\ b:"x"`],
  ['a:b', raw`a\:b:"x"`],
  ['a{}.b', 'a.b:"x"'],
  ['a*', 'Lucene cannot express the field name `a*`'],
  ['a<b', 'Lucene cannot express the field name `a<b`'],
])('the field %s is written %s', (field, expected) => {
  expect(text({ ...match('x', true), field }, 'assume')).toBe(expected)
})

test.each([
  ['assume', ['letter-case', 'field-type']],
  ['regex', ['field-type']],
] as const)('a keyword under %s rests on %j', (letterCase, assumptions) => {
  const rendering = render(
    { kind: 'keyword', pattern: parsePattern('*ab*'), cased: false, ...place },
    lucene({ case: letterCase, maxRegexLength: 1000 }, {}),
  )
  expect(rendering).toEqual({
    fidelity: 'assuming',
    text: letterCase === 'regex' ? '/.*[aA][bB].*/' : '*ab*',
    assumptions,
  })
})

// Unsupported constructs are removed from the expression, or the query uses the texts that every value contains.
test.each([
  [raw`\bfoo\b`, 'exact', 'f:/(.*[^A-Za-z0-9_])?foo([^A-Za-z0-9_].*)?/'],
  ['(?<!x)foo(?=bar)', 'wider', 'f:/.*foo.*/'],
  [raw`(?:\bfoo)+bar`, 'wider', 'f:/.*(foo)bar.*/'],
  [raw`a(b)\1c`, 'wider', 'f:/.*ab.*c.*/'],
  ['foo(?i)bar', 'wider', 'f:/.*[fF][oO][oO][bB][aA][rR].*/'],
  ['(?=foo)', 'wider', 'f:*'],
  ['foo.{16}bar', 'exact', 'f:/.*foo.{16}bar.*/'],
  ['.exe.{64}e.{64}bar.exe', 'wider', 'f:*exe*bar*exe*'],
  [raw`foo\n`, 'wider', 'f:*foo?*'],
  ['(?x)foo bar', 'wider', 'f:*'],
] as const)('the expression %s is %s', (source, fidelity, expected) => {
  const rendering = render(
    { kind: 'regex', field: 'f', source, flags: 's', ...place },
    lucene({ case: 'assume', maxRegexLength: 1000 }, {}),
  )
  expect([typeof rendering === 'string' ? 'exact' : rendering.fidelity, textOf(rendering)]).toEqual([
    fidelity,
    expected,
  ])
})

// https://www.elastic.co/docs/reference/elasticsearch/index-settings/index-modules#index-max-regex-length
test.each([
  [match('abcdefgh', true), 'assume', 8, 'f:"abcdefgh"'],
  [match('abcdefgh', false), 'regex', 32, 'f:/[aA][bB][cC][dD][eE][fF][gG][hH]/'],
  [match('abcdefgh', false), 'regex', 31, 'f:/[aA][bB][cC][dD][eE][fF][gG].*/ because'],
  [match('*<a>*', true), 'assume', 8, 'f:/.*\\<a.*/ because'],
  [{ kind: 'regex', field: 'f', source: 'abc(d|e)', flags: '', ...place }, 'assume', 12, 'f:/.*abc(d|e).*/'],
  [
    { kind: 'regex', field: 'f', source: 'abc(d|e)', flags: '', ...place },
    'assume',
    11,
    'f:(*abcd* OR *abce*) because',
  ],
  [{ kind: 'regex', field: 'f', source: '(?=x)abc', flags: '', ...place }, 'assume', 6, 'f:*abc* because'],
] as const)('%j under %s with at most %d characters is %s', (predicate, letterCase, maxRegexLength, expected) => {
  const rendering = render(predicate as Predicate, lucene({ case: letterCase, maxRegexLength }, {}))
  const isWider = typeof rendering !== 'string' && 'because' in rendering
  expect(`${textOf(rendering)}${isWider ? ' because' : ''}`).toBe(expected)
})

const textOf = (rendering: Rendering): string =>
  typeof rendering === 'string' ? rendering : 'text' in rendering ? rendering.text : rendering.because
