import type { Severity } from '../../text/catalogue.js'
import { catalogue } from '../../text/catalogue.js'

/** The documentation of a code. */
export interface CodeDescription {
  readonly severity: Severity
  /** The reason for the diagnostic, in Markdown. */
  readonly why: string
  /** The address of its section in the documentation of this version. */
  readonly uri: string
}

/** Describes a code, or returns `undefined` for a note, which has no section. */
export function describeCode(code: string, version: string): CodeDescription | undefined {
  if (!Object.hasOwn(catalogue, code)) return undefined
  const { severity, why } = catalogue[code as keyof typeof catalogue]
  return { severity, why, uri: `https://unpkg.com/sigmacast@${version}/docs/diagnostics.md#${code}` }
}
