import { assuming, type Rendering, unsupported, wider } from '../../src/dialect/rendering.js'
import type { Assumption } from '../../src/ir/assumptions.js'
import { hasCase, isAny, type Pattern, someText } from '../../src/ir/pattern.js'
import { MIN_RUN_LENGTH } from './datadog-limits.js'

const CASE = ['letter-case'] as const

/**
 * Tests a text that is indexed by words, such as a message. Datadog does not fully document its tokenizer, but letters
 * and digits never separate words. So the query searches for each run of them as `*run*`, which is exact if the pattern
 * is a single run. Full-text search is case-insensitive; the manual documents this for full-text search but not for the
 * message.
 *
 * @param prefix qualifier of each word: empty or `message:` for the message, `*:` for full-text search
 *
 * https://docs.datadoghq.com/logs/explorer/search_syntax/
 */
export function searchWords(
  prefix: string,
  pattern: Pattern,
  cased: boolean,
  ...base: readonly Assumption[]
): Rendering {
  const runs = pattern.flatMap((part) => (typeof part === 'string' ? (part.match(/[\p{L}\p{N}]+/gu) ?? []) : []))
  if (runs.length === 0) return unsupported('a full-text search requires a letter or a digit')
  const long = runs.filter((run) => run.length >= MIN_RUN_LENGTH)
  const texts = [...new Set((long.length === 0 ? runs : long).map((run) => `${prefix}*${run}*`))]
  const text = texts.length === 1 ? texts.join() : `(${texts.join(' ')})`
  const hasLetters = someText(pattern, hasCase)
  const assumptions: readonly Assumption[] = [...base, ...(hasLetters && !cased && prefix !== '*:' ? CASE : [])]
  const [first, second, third] = pattern
  if (pattern.length !== 3 || !isAny(first) || second !== runs[0] || !isAny(third))
    return wider(text, 'Datadog searches text word by word', ...assumptions)
  if (cased && hasLetters) return wider(text, 'full-text search may be case-insensitive', ...assumptions)
  return assuming(text, ...assumptions)
}
