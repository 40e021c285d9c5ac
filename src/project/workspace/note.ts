import type { Source, Span } from '../../text/source.js'

/** A remark about a place that is neither an error nor a warning. */
export interface Note {
  /** The kind of note; notes of one kind are counted together. */
  readonly code: string
  readonly message: string
  readonly source: Source
  readonly span: Span
}
