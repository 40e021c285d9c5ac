import { didYouMean } from '../../text/suggest.js'
import { inBackQuotes } from '../../text/word-list.js'
import type { YamlNode } from '../yaml/node.js'
import { type Remarks, scalarOf, shortened } from './remarks.js'

/**
 * Reads one of the given words, case-insensitively. Warns about any difference, and returns `undefined` for other
 * words.
 */
export function readWord<Word extends string>(
  node: YamlNode,
  remarks: Remarks,
  words: readonly Word[],
  /** Words of earlier versions of the specification, with their replacements. */
  former: Readonly<Record<string, Word>> = {},
): Word | undefined {
  const exact = node.kind === 'scalar' ? words.find((word) => word === node.text) : undefined
  if (exact !== undefined) return exact
  const scalar = scalarOf(node, remarks, `one of ${inBackQuotes(words).join(', ')}`)
  if (scalar === undefined) return undefined
  const { text } = scalar
  const lower = text.trim().toLowerCase()
  const word = Object.hasOwn(former, lower) ? former[lower] : words.find((candidate) => candidate === lower)
  const unknown = ['it is ignored', didYouMean(text, words)].filter((part) => part !== undefined).join('; ')
  const help = word === undefined ? unknown : `write \`${word}\`; sigmacast reads it this way`
  remarks.warn('value-not-allowed', node, [remarks.key, shortened(text), words], help)
  return word
}
