import { isAny, type Pattern } from '../../src/ir/pattern.js'
import { luceneLiteral } from './lucene-regex.js'

/** A pattern as an expression of Lucene's dialect over the whole value. Its dot takes line breaks too, as Sigma's wildcards do. */
export const patternRegex = (pattern: Pattern, fold: boolean): string =>
  pattern.map((part) => (typeof part === 'string' ? luceneLiteral(part, fold) : isAny(part) ? '.*' : '.')).join('')
