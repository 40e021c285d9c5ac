import type { OutputChange } from '../../../project/diff/rules-diff.js'
import { shorten } from '../../../text/shorten.js'
import { unifiedDiff } from '../../../text/unified-diff.js'
import { MAX_ARTIFACT_CONTEXT, MAX_ARTIFACT_WORDS, MAX_DIFF_LINES } from '../../cli-limits.js'
import { type WordPart, wordDifference } from './word-difference.js'

/** True if an artifact exists on both sides with different queries. */
export const changesQuery = ({ before, after }: OutputChange): boolean =>
  before !== undefined && after !== undefined && before.query !== after.query

/** True if an artifact exists on both sides, and differs although its query is the same: in its indices, for example. */
export const changesArtifactOnly = ({ before, after }: OutputChange): boolean =>
  before !== undefined && after !== undefined && before.query === after.query && before.text !== after.text

/** Compares two artifacts word by word. White space is shortened, and so is what is the same. */
export function artifactWords({ before, after }: OutputChange): readonly WordPart[] {
  const parts = wordDifference(flat(before?.text), flat(after?.text))
  const shown = parts.map((part, index) =>
    part.kind === 'same' ? { ...part, text: shortened(part.text, index === 0, index === parts.length - 1) } : part,
  )
  return upTo(shown, MAX_ARTIFACT_WORDS)
}

const flat = (text = ''): string => text.trim().replace(/\s+/g, ' ')

/** Keeps the words beside a change. A part at the beginning or the end has a change on one side only. */
function shortened(text: string, isFirst: boolean, isLast: boolean): string {
  const [start, end] = [isFirst ? 0 : MAX_ARTIFACT_CONTEXT, isLast ? 0 : MAX_ARTIFACT_CONTEXT]
  if (text.length <= start + end) return text
  const head = text.slice(0, start).replace(/\S+$/, '')
  const tail = text.slice(text.length - end).replace(/^\S+/, '')
  return `${head}…${end === 0 ? '' : tail}`
}

/** Cuts parts at a length in characters. */
function upTo(parts: readonly WordPart[], length: number): readonly WordPart[] {
  let rest = length
  const shown: WordPart[] = []
  for (const part of parts) {
    if (part.text.length > rest) return [...shown, { ...part, text: shorten(part.text, rest) }]
    rest -= part.text.length
    shown.push(part)
  }
  return shown
}

/** Returns the lines of a unified diff of two artifacts; those beyond the limit are counted. */
export function artifactLines({ before, after }: OutputChange): readonly string[] {
  const lines = unifiedDiff(`${inLines(before?.text)}\n`, `${inLines(after?.text)}\n`)
  const shown = lines.slice(0, MAX_DIFF_LINES)
  return lines.length > shown.length ? [...shown, `… and ${lines.length - shown.length} more lines`] : shown
}

/** Writes JSON that has one line, such as NDJSON, in several. */
function inLines(text = ''): string {
  if (text.includes('\n') || !text.startsWith('{')) return text
  try {
    return JSON.stringify(JSON.parse(text), null, 2)
  } catch {
    return text
  }
}
