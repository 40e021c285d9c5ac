import type { Edit, Fix } from '../finding.js'

export interface FixedText {
  readonly text: string
  /** The fixes that were made, in the given order. */
  readonly applied: readonly Fix[]
  /** The fixes that overlap with others; another round may make them. */
  readonly postponed: readonly Fix[]
}

/** Makes the edits of fixes. Of fixes that overlap, the first one is made. */
export function applyFixes(text: string, fixes: readonly Fix[]): FixedText {
  const applied: Fix[] = []
  const postponed: Fix[] = []
  const edits: Edit[] = []
  for (const fix of fixes) {
    const isFree = fix.edits.every((edit) => !edits.some((other) => overlaps(edit, other)))
    if (!isFree) postponed.push(fix)
    else {
      applied.push(fix)
      edits.push(...fix.edits)
    }
  }
  return { text: withEdits(text, edits), applied, postponed }
}

/** Makes edits that do not overlap. */
export function withEdits(text: string, edits: readonly Edit[]): string {
  const parts: string[] = []
  let at = 0
  for (const { span, text: replacement } of edits.toSorted((a, b) => a.span.start - b.span.start)) {
    parts.push(text.slice(at, span.start), replacement)
    at = span.end
  }
  return [...parts, text.slice(at)].join('')
}

/** True also for two edits that touch, since their order would matter. */
const overlaps = ({ span: a }: Edit, { span: b }: Edit): boolean => a.start <= b.end && b.start <= a.end
