/** Law: the patterns for an expression match exactly the values in which the matcher finds it. */
import fc from 'fast-check'
import { compileGlob } from '../../src/ir/glob.js'
import { regexPatterns } from '../../src/ir/regex-patterns.js'
import { compileRegex } from '../../src/match/search-regex.js'
import { choices, chooser } from './arbitraries/choices.js'
import { regex, regexFlags } from './arbitraries/regexes.js'
import { wellFormed } from './arbitraries/texts.js'
import { law } from './law.js'

/** Mostly constructs that patterns can express: texts, alternatives, dots and anchors. */
const simple = fc
  .array(
    fc.constantFrom(
      ...['a', 'B', 'ab', 'é', '.', '.*', '.+', '.?', '(a|B)', '(^|a)', '(b|$)', '[aB]', 'a?', 'a+', '\\.'],
      '(?i)',
    ),
    { minLength: 1, maxLength: 4 },
  )
  .chain((parts) => fc.constantFrom(`${parts.join('')}`, `^${parts.join('')}`, `${parts.join('')}$`, parts.join('|')))
const line = fc.string({ unit: fc.constantFrom(...'aAbBé.'), maxLength: 6 })
const lines = fc.string({ unit: fc.constantFrom(...'aAbBé.\n'), maxLength: 6 })

law('patterns fit what the expression is found in', [simple, regexFlags, fc.oneof(line, lines)], agree)

law(
  'patterns of any expression fit what it is found in',
  [regex('all'), regexFlags, choices],
  (sampled, flags, numbers) => {
    const choose = chooser(numbers)
    const around = (): string => ['', 'x', 'abc', '-', '\n'][choose(5)] ?? ''
    return agree(
      sampled.source,
      flags,
      `${around()}${choose(4) === 3 ? sampled.sample.toUpperCase() : sampled.sample}${around()}`,
    )
  },
)

function agree(source: string, flags: string, value: string): boolean {
  const same = regexPatterns(source, flags)
  fc.pre(same !== undefined && wellFormed(value))
  if (same === undefined) return true
  const matches = same.patterns.some((pattern) => compileGlob(pattern, same.cased)(value))
  const found = known(source, flags)(value)
  if (!value.includes('\n') || same.overLines === 'same') return matches === found
  return same.overLines === 'others' || matches || !found
}

function known(source: string, flags: string): (value: string) => boolean {
  try {
    return compileRegex(source, flags)
  } catch {
    return fc.pre(false) as never
  }
}
