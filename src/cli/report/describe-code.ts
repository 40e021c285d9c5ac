import { checks } from '../../check/checks.js'
import { catalogue } from '../../text/catalogue.js'
import type { PlainEntry } from './plain-entry.js'

/** The documentation of a code. */
export interface CodeDescription {
  readonly severity: PlainEntry['severity']
  /** The reason for the diagnostic or the check, in Markdown. */
  readonly why: string
  /** The address of its page in the documentation of this version. */
  readonly uri: string
}

/** Describes the code of a diagnostic or of a finding. Undefined for a note, which has no page. */
export function describeCode(code: string, version: string): CodeDescription | undefined {
  const docs = `https://unpkg.com/sigmacast@${version}/docs`
  const check = checks.find((candidate) => candidate.code === code)
  if (check !== undefined) {
    const { severity, why } = check
    return { severity: severity === 'info' ? 'note' : severity, why, uri: `${docs}/findings/${code}.md` }
  }
  if (!Object.hasOwn(catalogue, code)) return undefined
  const { severity, why } = catalogue[code as keyof typeof catalogue]
  return { severity, why, uri: `${docs}/diagnostics.md#${code}` }
}
