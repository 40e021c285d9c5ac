import type { RemarkFix } from '../answer/answer.js'

/** A label with the exact text that a fix inserts or removes: a verb, and the text as code. */
export interface FixLabel {
  readonly verb: string
  readonly code: string
  /** What else the user should know. */
  readonly rest: string
}

const MAX_CODE_LENGTH = 60

/** Returns the label of the button for a fix of a text. */
export function fixLabel(text: string, { edits, keepsMeaning }: RemarkFix): FixLabel {
  const caution = keepsMeaning ? '' : ' (the rule may then match other events)'
  const [first, ...others] = edits
  if (first === undefined) return { verb: 'Fix', code: '', rest: caution }
  const more = others.length === 0 ? '' : ` and ${others.length} more ${others.length === 1 ? 'edit' : 'edits'}`
  const old = shown(text.slice(first.from, first.to))
  const inserted = shown(first.insert)
  if (inserted === '') return { verb: 'Remove', code: old, rest: `${more}${caution}` }
  if (old === '') return { verb: 'Insert', code: inserted, rest: `${more}${caution}` }
  return { verb: 'Replace with', code: inserted, rest: `${more}${caution}` }
}

function shown(text: string): string {
  const line = text.trim().replaceAll(/\s*\n\s*/g, ' ⏎ ')
  const points = [...line]
  return points.length <= MAX_CODE_LENGTH ? line : `${points.slice(0, MAX_CODE_LENGTH - 1).join('')}…`
}
