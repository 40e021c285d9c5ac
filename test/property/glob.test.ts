/** Law: the glob matcher agrees with a table of all prefixes, character by character, in time that grows evenly. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { compileGlob } from '../../src/ir/glob.js'
import { ANY, isAny, isOne, type Pattern, pattern } from '../../src/ir/pattern.js'
import { choices, chooser } from './arbitraries/choices.js'
import { patternParts, tightPattern, tightText } from './arbitraries/patterns.js'
import { anyText, wellFormed } from './arbitraries/texts.js'
import { law } from './law.js'

const wellFormedText = anyText.filter(wellFormed)
const same = (a: string, b: string): boolean => a === b
/** Maps single characters, so that lower case does not change the length. */
const alike = (a: string, b: string): boolean => a === b || lower(a) === lower(b)
const lower = (char: string): string => (char.toLowerCase().length === char.length ? char.toLowerCase() : char)

law(
  'a cased pattern fits the texts that it should fit',
  [tightPattern, tightText],
  (pattern, text) => compileGlob(pattern, true)(text) === fits(pattern, text, same),
)
law(
  'a pattern fits whatever the letter case',
  [tightPattern, tightText],
  (pattern, text) => compileGlob(pattern, false)(text) === fits(pattern, text, alike),
)
law(
  'any pattern against any text',
  [patternParts(wellFormedText).map(pattern), wellFormedText, fc.boolean()],
  (pattern, text, cased) => compileGlob(pattern, cased)(text) === fits(pattern, text, cased ? same : alike),
)
law('a text made from a pattern fits it', [patternParts(wellFormedText).map(pattern), choices], (pattern, choices) => {
  const choose = chooser(choices)
  const text = pattern
    .map((part) => (typeof part === 'string' ? part : isAny(part) ? 'xyx'.slice(choose(4)) : '😀'))
    .join('')
  return compileGlob(pattern, false)(text) && compileGlob(pattern, true)(text)
})

const LONG = 'a'.repeat(100_000)
const stars = (part: readonly (string | typeof ANY | { wildcard: 'one' })[], end: string): Pattern =>
  pattern([...Array.from({ length: 50 }, () => part).flat(), end])

test.each([
  { name: 'letters between stars', pattern: stars(['a', ANY], 'b') },
  { name: 'runs between stars', pattern: stars(['aaaab', ANY], 'b') },
  { name: 'single characters between stars', pattern: stars([ANY, { wildcard: 'one' }, 'a'], 'b') },
  { name: 'stars before a long run', pattern: stars([ANY, 'aaaaaaaaaaaaaaaaaaab', { wildcard: 'one' }], 'b') },
])('50 $name are tried on 100,000 characters', ({ pattern }) => {
  expect(compileGlob(pattern, false)(LONG)).toBe(false)
})

/** The lengths of prefixes of the text that fit the pattern so far. */
function fits(pattern: Pattern, text: string, equal: (a: string, b: string) => boolean): boolean {
  const chars = [...text]
  let reached = new Set([0])
  for (const part of pattern) {
    const next = new Set<number>()
    for (const at of reached) {
      if (isAny(part)) for (let to = at; to <= chars.length; to++) next.add(to)
      else if (isOne(part)) next.add(at + 1)
      else if (typeof part === 'string') {
        const wanted = [...part]
        if (wanted.every((char, index) => equal(char, chars[at + index] ?? ''))) next.add(at + wanted.length)
      }
    }
    reached = next
  }
  return reached.has(chars.length)
}
