import type { Json } from '../ir/json.js'
import type { Remark } from '../text/diagnostic.js'
import type { Span } from '../text/source.js'

export type FindingSeverity = Remark['severity']

/** A remark about a rule that is valid but probably not what its author wants. Its code is stable: docs/findings.md lists all. */
export interface Finding extends Remark {
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
