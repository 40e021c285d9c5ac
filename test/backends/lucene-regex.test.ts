import { describe, expect, test } from 'vitest'
import { ignoresCase, luceneRegex } from '../../backends/elastic/regex/lucene-regex.js'

const raw = String.raw
const SPELLED = { foldsCase: false, maxRegexLength: 1000 }

// https://www.elastic.co/docs/reference/query-languages/query-dsl/regexp-syntax: the whole value, no anchors, no flags,
// no shorthands; `# @ & < > ~ "` are special. Expressions that are exact only for single-line values say so.
describe('an expression in the dialect of Lucene', () => {
  test.each([
    ['', '', '.*', false],
    ['abc', '', '.*abc.*', false],
    ['^abc', '', 'abc.*', false],
    ['abc$', '', '.*abc', true],
    ['^abc$', '', 'abc', true],
    ['^$', '', '', true],
    ['^^a$$', '', 'a', true],
    ['^a|b$', '', '(a.*|.*b)', true],
    ['(^a|b)c', '', '(a|.*b)c.*', false],
    ['a(b|c$)', '', '.*a(b.*|c)', true],
    ['(^|x)a(y|$)', '', '(()|.*x)a(y.*|())', true],
    ['a|', '', '(.*a.*|.*)', false],
    ['(|a)b', '', '(.*|.*a)b.*', false],
    ['^()$', '', '', true],
    ['.*a.*', '', '.*a.*', false],
    ['a.?b', '', '.*a.?b.*', true],
    ['a.*b', '', '.*a.*b.*', true],
    ['a.*b', 's', '.*a.*b.*', false],
    ['.+', '', '.*..*', true],
    [raw`[\s\S]*a[\w\W]b`, '', '.*a.b.*', false],
    ['# @ & < > ~ "', '', raw`.*\# \@ \& \< \> \~ \".*`, false],
    [raw`^\/-'=!:;,%$`, '', raw`\/\-\'\=\!\:\;\,\%`, true],
    [raw`^\.\*\\\x41\x{e9}\t$`, '', '\\.\\*\\\\Aé\t', true],
    [raw`^\d\w\s$`, '', '[0-9][A-Za-z0-9_][ \t]', true],
    [raw`^\D\W\S$`, '', '[^0-9][^A-Za-z0-9_][^ \t]', true],
    [raw`^[\d\w_-]$`, '', raw`[0-9A-Za-z0-9__\-]`, true],
    [raw`^[^\d\s]$`, '', '[^0-9 \t]', true],
    [raw`^[^\D]$`, '', '[0-9]', true],
    [raw`^[a-f^&\]"]$`, '', raw`[a-f\^\&\]\"]`, true],
    ['^[]x]$', '', raw`[\]x]`, true],
    ['^[^a-z]$', 'i', '[^a-zA-Z]', true],
    ['^a*?b+?c??$', '', 'a*b+c?', true],
    ['^a{2}b{2,}c{2,3}d{,3}e{0,1}f{1,1}$', '', 'a{2}b{2,}c{2,3}d{0,3}e?f', true],
    ['a{2,5}b+', '', '.*a{2}b.*', false],
    ['^(?:ab){2}$', '', '(ab){2}', true],
    ['^(?:a+)?$', '', '(a+)?', true],
    ['^(?:)*a$', '', '(())*a', true],
    [raw`^\Qa.b\E+$`, '', raw`a\.b+`, true],
    ['(?i)ab', '', '.*[aA][bB].*', false],
    ['(?i)a|b', '', '.*([aA]|[bB]).*', false],
    [raw`(^a|^b\.*)`, '', '(a|b).*', false],
    [raw`(a|b\.*$)`, '', raw`.*(a.*|b\.*)`, true],
    ['(.*a|.*b){2}$', 's', '.*(.*a|.*b){2}', true],
    ['|a', '', '(.*|.*a.*)', false],
    ['^(?is)a.', '', '[aA]..*', false],
    ['(?i)(?s)a', '', '.*[aA].*', false],
    ['ab1', 'i', '.*[aA][bB]1.*', false],
    ['^[a-c]$', 'i', '[a-cA-C]', true],
    ['^[à-é]ß魏$', 'i', '[à-éÀ-É]ß魏', true],
    ['^[A-b]$', 'i', '[A-bc-z]', true],
    ['^x😀$', '', raw`x\😀`, true],
    ['a😀+b', '', raw`.*a\😀+b.*`, false],
    ['^a$', 'm', 'a', true],
    ['a', 'm', '.*a.*', false],
    ['a.b', 'is', '.*[aA].[bB].*', false],
    ['(?:a)(?<name>b)(?P<other>c)(d)', '', '.*abcd.*', false],
    ['a(?#note)b', '', '.*ab.*', false],
  ] as const)('%s with flags "%s" is %s', (source, flags, text, singleLine) => {
    expect(luceneRegex(source, flags, SPELLED)).toEqual({ text, singleLine })
  })
})

// RE2's boundary is between one of `[0-9A-Za-z_]` and any other character, or an end of the value.
describe('a word boundary in the dialect of Lucene', () => {
  test.each([
    [raw`\bfoo`, '', '(.*[^A-Za-z0-9_])?foo.*', false],
    [raw`foo\b`, '', '.*foo([^A-Za-z0-9_].*)?', false],
    [raw`\bfoo\b`, '', '(.*[^A-Za-z0-9_])?foo([^A-Za-z0-9_].*)?', false],
    [raw`.*\bfoo\b\s*`, '', '(.*[^A-Za-z0-9_])?foo([^A-Za-z0-9_].*)?', true],
    [raw`^foo\b`, '', 'foo([^A-Za-z0-9_].*)?', false],
    [raw`\bfoo$`, '', '(.*[^A-Za-z0-9_])?foo', true],
    [raw`\b-foo`, '', raw`.*[A-Za-z0-9_]\-foo.*`, false],
    [raw`foo\b bar`, '', '.*foo bar.*', false],
    [raw`foo\bbar|baz`, '', '.*baz.*', false],
    [raw`a\s\b\wb`, '', '.*a[ \t][A-Za-z0-9_]b.*', true],
    [
      raw`\b(?:foo|-bar)\b`,
      '',
      raw`(.*[A-Za-z0-9_]\-bar([^A-Za-z0-9_].*)?|(.*[^A-Za-z0-9_])?foo([^A-Za-z0-9_].*)?)`,
      false,
    ],
    [raw`a.*\bb`, 's', '.*a.*[^A-Za-z0-9_]b.*', false],
    [raw`-.*\bb`, 's', raw`.*\-(.*[^A-Za-z0-9_])?b.*`, false],
    [raw`\b`, '', '(.*[A-Za-z0-9_]([^A-Za-z0-9_].*)?|(.*[^A-Za-z0-9_])?[A-Za-z0-9_].*)', false],
    [raw`\Bfoo`, '', '.*[A-Za-z0-9_]foo.*', false],
    [raw`foo\B`, '', '.*foo[A-Za-z0-9_].*', false],
    [raw`\Aa\z`, '', 'a', false],
    [raw`(?:\d(?:\.|\b)){2}`, '', raw`(.*[0-9]\.[0-9]\..*|.*[0-9]\.[0-9]([^A-Za-z0-9_].*)?)`, false],
    [raw`^[a-z-]\b[^a]$`, 'i', raw`([a-zA-Z][^aAA-Za-z0-9_]|[\-][0-9_b-zB-Z])`, true],
    [raw`\bfoo.*\bbar\b`, 's', '(.*[^A-Za-z0-9_])?foo.*[^A-Za-z0-9_]bar([^A-Za-z0-9_].*)?', false],
    // Adjacent boundaries are one.
    [raw`a\b-?\bb`, '', raw`.*a\-b.*`, false],
    [raw`^\b.?\B.*\B$`, 's', '[A-Za-z0-9_][A-Za-z0-9_].*[^A-Za-z0-9_]', true],
    [raw`\b\bfoo`, '', '(.*[^A-Za-z0-9_])?foo.*', false],
  ] as const)('%s with flags "%s" is %s', (source, flags, text, singleLine) => {
    expect(luceneRegex(source, flags, SPELLED)).toEqual({ text, singleLine })
  })
})

test.each([
  ['a(?=b)', 'Lucene regular expressions have no look-around', 1],
  ['(?<!a)b', 'Lucene regular expressions have no look-around', 0],
  [raw`(?:\ba)+`, 'Lucene regular expressions have no equivalent of this assertion', 3],
  [raw`a\bb`, 'Lucene regular expressions have no equivalent of this assertion', 1],
  [raw`\Ga`, 'Lucene regular expressions have no equivalent of this assertion', 0],
  [raw`(a)\1`, 'Lucene regular expressions have no equivalent of this', 3],
  ['ab*+', 'Lucene regular expressions have no equivalent of this', 1],
  ['(?>a)b', 'Lucene regular expressions have no equivalent of this', 0],
  ['a(?i)b', 'flags are only supported at the beginning of the regular expression', 1],
  ['(?i:a)b', 'flags are only supported at the beginning of the regular expression', 0],
  ['(?x)a b', 'flags are only supported at the beginning of the regular expression', 0],
  ['[[:alpha:]]b', 'Lucene regular expressions have no equivalent of this character class', 0],
  [raw`[^\s\S]`, 'Lucene regular expressions have no equivalent of this character class', 0],
  [raw`a\pL`, 'Lucene regular expressions have no equivalent of this', 1],
  ['a^b', 'Lucene regular expressions can only have an anchor at their ends', 1],
  ['a$b', 'Lucene regular expressions can only have an anchor at their ends', 1],
  ['(?:^a)+b', 'Lucene regular expressions can only have an anchor at their ends', 3],
] as const)('%s is refused: %s, at %d', (source, because, start) => {
  expect(luceneRegex(source, '', SPELLED)).toEqual({ because, at: { start, end: expect.any(Number) } })
})

// Results of Lucene's own parser with the limit of 10,000: `determinize` in Operations.java counts the positions in
// each state.
test.each([
  ['a.{16}b', false],
  ['a.{10}b', true],
  ['ab.{0,64}c', false],
  ['^ab.{0,64}c$', true],
  ['[0-9a-f]{64}', true],
  [raw`x[ ]+[^"]{0,20}werf`, false],
  [raw`x"[^"]{1,256}"`, true],
  ['(?:ab|cd){20}x', true],
  ['x(?:a?){20}b', true],
] as const)('%s has few enough states: %s', (source, few) => {
  expect('text' in luceneRegex(source, 's', SPELLED)).toBe(few)
})

// "Character range classes such as `[a-c]` … remain case sensitive": www.elastic.co/docs/reference/query-languages/query-dsl/regexp-syntax
test('if the language ignores letter case, letters are unchanged, except for ranges', () => {
  expect(luceneRegex('^aB[xc-d]', 'i', { ...SPELLED, foldsCase: true })).toEqual({
    text: 'aB[xc-dC-D].*',
    singleLine: false,
  })
})

test.each([
  ['a', '', false],
  ['a', 'ms', false],
  ['a', 'i', true],
  ['(?i)a', '', true],
  ['^(?si)a|b', '', true],
  ['a(?i)', '', false],
] as const)('%s with flags "%s" ignores letter case: %s', (source, flags, ignored) => {
  expect(ignoresCase(source, flags)).toBe(ignored)
})
