/** A range of a text with a look. */
export interface RangeMark {
  readonly from: number
  readonly to: number
  readonly look: 'error' | 'warning' | 'info' | 'unchecked'
}

/** Everything that an editor shows besides its text. Marks that no longer fit the text are left out. */
export interface EditorMarks {
  readonly ranges: readonly RangeMark[]
  /** The places of predicates, with their numbers. */
  readonly predicates: readonly { readonly from: number; readonly to: number; readonly number: number }[]
  /** Notes at the ends of lines, by the offset of a character of the line. */
  readonly notes: readonly { readonly at: number; readonly text: string }[]
  /** States of whole lines, by their number. */
  readonly lines: readonly { readonly line: number; readonly state: string; readonly word: string }[]
}

export const noMarks: EditorMarks = { ranges: [], predicates: [], notes: [], lines: [] }
