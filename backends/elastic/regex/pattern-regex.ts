import { ANY, isAny, type Pattern, type PatternPart, pattern } from '../../../src/ir/pattern.js'
import { luceneLiteral } from './lucene-regex.js'

/** A pattern as an expression of Lucene's dialect over the whole value. Its dot takes line breaks too, as Sigma's wildcards do. */
export const patternRegex = (pattern: Pattern, fold: boolean): string =>
  pattern.map((part) => (typeof part === 'string' ? luceneLiteral(part, fold) : isAny(part) ? '.*' : '.')).join('')

/** The pattern, or if its expression is longer than that, the pattern of as much of its beginning as there is room for. */
export function fittingPattern(whole: Pattern, fold: boolean, longest: number): Pattern {
  if (patternRegex(whole, fold).length <= longest) return whole
  const kept: PatternPart[] = []
  let left = longest - patternRegex([ANY], fold).length
  const parts = whole.flatMap((one): readonly PatternPart[] => (typeof one === 'string' ? Array.from(one) : [one]))
  for (const part of parts) {
    left -= patternRegex([part], fold).length
    if (left < 0) break
    kept.push(part)
  }
  return pattern([...kept, ANY])
}
