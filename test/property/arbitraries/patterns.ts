import fc from 'fast-check'
import { ANY, ONE, type Pattern, type PatternPart, pattern } from '../../../src/ir/pattern.js'
import { anyText, character } from './texts.js'

/** Parts as a modifier might concatenate them, before `pattern` normalizes them. */
export const patternParts = (text: fc.Arbitrary<string> = anyText): fc.Arbitrary<PatternPart[]> =>
  fc.array(fc.oneof(text, fc.constant(ANY), fc.constant(ONE)), { maxLength: 6 })

export const somePattern: fc.Arbitrary<Pattern> = patternParts().map(pattern)

/** Two letters and their upper case, so that near misses are frequent. */
export const tightText = fc.string({ unit: fc.constantFrom('a', 'b', 'A', '😀', 'é', '\n'), maxLength: 8 })
export const tightPattern: fc.Arbitrary<Pattern> = patternParts(
  fc.string({ unit: fc.oneof(fc.constantFrom('a', 'b', 'A', '😀', 'é'), character), maxLength: 2 }),
).map(pattern)
