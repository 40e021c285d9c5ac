import { ANY, isAny, type Pattern, type PatternPart, pattern } from '../../../src/ir/pattern.js'
import { luceneLiteral } from './lucene-character.js'

/** A pattern as a Lucene expression over the whole value. Lucene's dot matches line breaks, as Sigma's wildcards do. */
export const patternRegex = (pattern: Pattern, fold: boolean): string =>
  pattern.map((part) => (typeof part === 'string' ? luceneLiteral(part, fold) : isAny(part) ? '.*' : '.')).join('')

/** The pattern, or if its expression exceeds `maxRegexLength` characters, the longest beginning that fits. */
export function shortenPattern(whole: Pattern, fold: boolean, maxRegexLength: number): Pattern {
  if (patternRegex(whole, fold).length <= maxRegexLength) return whole
  const kept: PatternPart[] = []
  let left = maxRegexLength - patternRegex([ANY], fold).length
  const parts = whole.flatMap((part): readonly PatternPart[] => (typeof part === 'string' ? Array.from(part) : [part]))
  for (const part of parts) {
    left -= patternRegex([part], fold).length
    if (left < 0) break
    kept.push(part)
  }
  return pattern([...kept, ANY])
}
