/** Law: the prefilter patterns of a regular expression miss no text in which the expression is found. */
import fc from 'fast-check'
import { leaf } from '../../src/ir/bool.js'
import { compileGlob } from '../../src/ir/glob.js'
import { prefilterPatterns } from '../../src/ir/prefilter-patterns.js'
import { compileMatcher } from '../../src/match/compile-matcher.js'
import { choices, chooser } from './arbitraries/choices.js'
import { regex, regexFlags, type SampledRegex } from './arbitraries/regexes.js'
import { law } from './law.js'

law('a text in which the expression is found fits one of its patterns', [regex('all'), regexFlags, choices], misses)

function misses({ source, sample }: SampledRegex, flags: string, choices: readonly number[]): boolean {
  const choose = chooser(choices)
  const surroundings = ['', 'x', 'abc', '\n', '-'] as const
  const around = (): string => surroundings[choose(surroundings.length)] ?? ''
  const text = `${around()}${choose(4) === 3 ? sample.toUpperCase() : sample}${around()}`
  const found = finder(source, flags)
  fc.pre(found?.(text) === true)
  return prefilterPatterns(source, flags).some((pattern) => compileGlob(pattern, false)(text))
}

/** Uses the matcher's engine; undefined if it does not support a construct. */
function finder(source: string, flags: string): ((text: string) => boolean) | undefined {
  const span = { start: 0, end: 0 }
  const { matcher } = compileMatcher(leaf({ kind: 'regex', field: 'f', source, flags, span, item: span }))
  return matcher === undefined ? undefined : (text) => matcher.matches({ f: text })
}
