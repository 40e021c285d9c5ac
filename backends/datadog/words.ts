import { type Assumption, assuming, type Rendering, unsupported, wider } from '../../src/dialect/rendering.js'
import { hasCase, isAny, type Pattern, someText } from '../../src/ir/pattern.js'

/** A shorter run keeps nothing out, unless there is no other. */
const SHORTEST = 3

const CASE = ['letter-case'] as const

/**
 * What is asked of a text that is searched word by word, as a message is. What parts its words is not said in full, but no letter or digit
 * does: so each run of them is looked for inside the words, as `*run*`. That is exact for a pattern that asks for no more than one such run
 * somewhere. Letter case does not count in full-text search; of the message the manual of log search does not say it, others do.
 *
 * @param prefix what stands before each word: none or `message:` for the message, `*:` for full-text search
 *
 * https://docs.datadoghq.com/logs/explorer/search_syntax/
 */
export function words(prefix: string, pattern: Pattern, cased: boolean, ...base: readonly Assumption[]): Rendering {
  const runs = pattern.flatMap((part) => (typeof part === 'string' ? (part.match(/[\p{L}\p{N}]+/gu) ?? []) : []))
  if (runs.length === 0) return unsupported('a full-text search requires a letter or a digit')
  const long = runs.filter((run) => run.length >= SHORTEST)
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
