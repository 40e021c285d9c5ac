import { checks } from '../../../check/checks.js'
import { type Code, catalogue } from '../../../text/catalogue.js'
import { rationales } from '../../../text/rationales.js'
import type { PlainEntry } from '../plain-entry.js'

/** The documentation of a code. */
export interface CodeDescription {
  readonly severity: PlainEntry['severity']
  /** The reason for the diagnostic or the check, in Markdown. */
  readonly why: string
  /** The address of its page in the documentation of this version. */
  readonly uri: string
}

/** The codes of the command line, besides those of diagnostics and findings. */
const remarks: readonly {
  readonly codes: RegExp
  readonly severity: PlainEntry['severity']
  readonly why: string
  readonly page: string
}[] = [
  {
    codes: /^skipped$/,
    severity: 'note',
    why: 'A file in a folder without the keys of a Sigma rule is skipped.',
    page: 'converting.md#input',
  },
  {
    // With the name of the target.
    codes: /^residual-/,
    severity: 'note',
    why: 'With `--lossy`, a query may match more than its rule. The note is the part that it does not check.',
    page: 'fidelity.md',
  },
  {
    codes: /^(?:file|manifest)-(?:missing|stale|left-over|edited|foreign)$/,
    severity: 'error',
    why: 'A generated file is not what the rules, pipelines and settings make, so the platform would get something else.',
    page: 'generating.md#in-ci',
  },
  {
    codes: /^rule-(?:added|removed|changed)$/,
    severity: 'note',
    why: 'A rule differs from the revision that it is compared with. A warning says that it may find less than before.',
    page: 'diffing.md',
  },
]

/** Describes the code of a diagnostic, a finding or a note. Undefined for any other code. */
export function describeCode(code: string, version: string): CodeDescription | undefined {
  const docs = `https://unpkg.com/sigmacast@${version}/docs`
  const check = checks.find((candidate) => candidate.code === code)
  if (check !== undefined) {
    const { severity, why } = check
    return { severity: severity === 'info' ? 'note' : severity, why, uri: `${docs}/findings/${code}.md` }
  }
  const remark = remarks.find(({ codes }) => codes.test(code))
  if (remark !== undefined) return { severity: remark.severity, why: remark.why, uri: `${docs}/${remark.page}` }
  if (!Object.hasOwn(catalogue, code)) return undefined
  const known = code as Code
  return { severity: catalogue[known].severity, why: rationales[known], uri: `${docs}/diagnostics.md#${code}` }
}
