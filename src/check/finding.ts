import type { Json } from '../match/field-values.js'
import type { Related } from '../text/diagnostic.js'
import type { Source, Span } from '../text/source.js'

export type FindingSeverity = 'error' | 'warning' | 'info'

/** A remark about a rule that is valid but probably not what its author wants. It has the shape of a diagnostic. */
export interface Finding {
  /** Stable and never reused. docs/findings.md lists all codes. */
  readonly code: string
  readonly severity: FindingSeverity
  readonly message: string
  readonly source: Source
  readonly span: Span
  readonly help?: string
  readonly related?: readonly Related[]
  readonly fix?: Fix
  /** An event that shows the finding, such as one that a rule wrongly excludes. */
  readonly event?: Json
}

/** Changes of the text that remove a finding. All edits are made, or none. */
export interface Fix {
  readonly edits: readonly Edit[]
  /** False if the rule may match other events afterwards; then the user has to ask for the fix. */
  readonly keepsMeaning: boolean
}

/** Replaces a span of the source. Edits of one fix do not overlap. */
export interface Edit {
  readonly span: Span
  readonly text: string
}
