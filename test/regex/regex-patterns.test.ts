import { describe, expect, test } from 'vitest'
import { patternText } from '../../src/ir/pattern.js'
import { regexPatterns } from '../../src/ir/regex-patterns.js'

const raw = String.raw

/** The patterns as Sigma strings, with remarks about multi-line values and letter case. */
function said(source: string, flags: string): string | undefined {
  const same = regexPatterns(source, flags)
  if (same === undefined) return undefined
  const marks = [...(same.cased ? [] : ['folded']), ...(same.overLines === 'same' ? [] : [same.overLines])]
  return [same.patterns.map(patternText).join(' | '), ...marks].join(', ')
}

describe('an expression that is equivalent to patterns', () => {
  test.each([
    ['', '', '*'],
    ['abc', '', '*abc*'],
    ['^abc', '', 'abc*'],
    ['abc$', '', '*abc, others'],
    ['^abc$', '', 'abc, others'],
    ['^^a$$', '', 'a, others'],
    ['^abc', 'm', 'abc*, others'],
    ['^$', '', ', others'],
    ['abc', 'i', '*abc*, folded'],
    ['(?i)abc', '', '*abc*, folded'],
    ['^(?i)abc', '', 'abc*, folded'],
    ['(?s)a.c', '', '*a?c*'],
    ['a.c', '', '*a?c*, more'],
    ['a.*c', '', '*a*c*, more'],
    ['a.+c', 's', '*a?*c*'],
    ['a.{2}c', 's', '*a??c*'],
    ['a.{2,}c', 's', '*a??*c*'],
    ['a.{1,2}c', 's', '*a?c* | *a??c*'],
    ['.*abc.*', '', '*abc*'],
    ['.+abc', '', '*?abc*, more'],
    ['a*bc+', '', '*bc*'],
    ['(abc)+$', '', '*abc, others'],
    [raw`[\s\S]*a[\w\W]b`, '', '*a?b*'],
    ['(cat|dog)s', '', '*cats* | *dogs*'],
    ['^cat|dog$', '', 'cat* | *dog, others'],
    ['(^|/)etc(/|$)', '', 'etc/* | etc | */etc/* | */etc, others'],
    ['https?://', '', '*http://* | *https://*'],
    ['[cC]md', '', '*cmd* | *Cmd*'],
    ['[.]exe', '', '*.exe*'],
    ['v[1-3]x', '', '*v1x* | *v2x* | *v3x*'],
    ['a(b|)c', '', '*abc* | *ac*'],
    ['(a|a)b', '', '*ab*'],
    ['(?:ab){2}', '', '*abab*'],
    [raw`C:\\Users\\x\*\?`, '', raw`*C:\\Users\\x\*\?*`],
    ['(?#note)abc', '', '*abc*'],
    ['😀', '', '*😀*'],
  ])('%j %j', (source, flags, expected) => {
    expect(said(source, flags)).toBe(expected)
  })
})

describe('an expression that is not equivalent to patterns', () => {
  test.each([
    [raw`a\d`],
    ['[^a]b'],
    ['[a-z]b'],
    [raw`a\b`],
    ['a(?=b)'],
    [raw`(a)\1`],
    ['xa*y'],
    [raw`x\Qab\E+y`],
    ['a^b'],
    ['a$b'],
    ['a(?i)b'],
    ['(?x)a b'],
    ['[ab][cd][ef][gh][ij]'],
    ['x(ab){0,20}y'],
    [raw`\x{d800}`],
    ['a'.repeat(2001)],
    [`${'('.repeat(60)}a${'){9}'.repeat(60)}`],
    [`x(?:${'b'.repeat(700)}){3}y`],
  ])('%j', (source) => {
    expect(said(source, '')).toBeUndefined()
  })
})
