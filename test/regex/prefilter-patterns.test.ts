import { expect, test } from 'vitest'
import { patternText } from '../../src/ir/pattern.js'
import { prefilterPatterns } from '../../src/ir/prefilter-patterns.js'

test.each([
  ['echo.*(&&|&amp;)', '*echo*'],
  ['one|two', '*one* | *two*'],
  ['(set|set.*invoke)', '*set*'],
  ['(set.*invoke|set)', '*set*'],
  ['clip.*(?:&|&amp;)(?:&|&amp;)', '*clip*'],
  ['(one|one)', '*one*'],
  ['(ONE|one)', '*ONE* | *one*'],
  ['^(set|a set)', 'set* | a set*'],
])('the prefilter of %s', (source, patterns) => {
  expect(prefilterPatterns(source, '').map(patternText).join(' | ')).toBe(patterns)
})
