import type { Source, Span } from '../text/source.js'
import { lineStart } from '../text/source.js'
import { nextLineStart } from './edits/lines.js'
import type { Finding } from './finding.js'

/** A comment `# sigmacast-ignore <codes>: <reason>`, also with a colon before the codes, which silences findings on its own line or the next one. */
interface Suppression {
  readonly span: Span
  readonly codes: readonly string[]
  /** The lines whose findings it silences. */
  readonly scope: Span
}

const COMMENT = /(^|[ \t])#[ \t]*sigmacast-ignore(?![\w-]):?[ \t]*([\w-]+(?:[ \t]*,[ \t]*[\w-]+)*)?[^\r\n]*/gm

/** The comments of one source. */
export interface Suppressions {
  /** True if a comment silences the finding, which is then used. */
  readonly silences: (finding: Pick<Finding, 'code' | 'span'>) => boolean
  /** Returns the comments that have silenced nothing so far. */
  readonly unused: () => readonly { readonly span: Span; readonly codes: readonly string[] }[]
}

/** Finds the comments of a source that silence findings. */
export function openSuppressions({ text }: Source): Suppressions {
  const suppressions = text.includes('sigmacast-ignore') ? suppressionsIn(text) : []
  const used = new Set<Suppression>()
  return {
    silences: ({ code, span }) => {
      const by = suppressions.find(({ codes, scope }) => codes.includes(code) && isWithin(span.start, scope))
      if (by !== undefined) used.add(by)
      return by !== undefined
    },
    unused: () => suppressions.filter((suppression) => !used.has(suppression)),
  }
}

const isWithin = (at: number, { start, end }: Span): boolean => start <= at && at < end

function suppressionsIn(text: string): readonly Suppression[] {
  return [...text.matchAll(COMMENT)].map((match) => {
    const start = match.index + (match[1]?.length ?? 0)
    const end = match.index + match[0].length
    const first = lineStart(text, start)
    const isAlone = text.slice(first, start).trim() === ''
    const next = nextLineStart(text, end)
    return {
      span: { start, end },
      codes: match[2]?.split(/[ \t]*,[ \t]*/) ?? [],
      scope: isAlone ? { start: next, end: nextLineStart(text, next) } : { start: first, end: next },
    }
  })
}
