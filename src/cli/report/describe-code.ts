import { checks } from '../../check/checks.js'
import { type Code, catalogue } from '../../text/catalogue.js'
import { rationales } from '../../text/rationales.js'
import type { PlainEntry } from './plain-entry.js'

/** The documentation of a code. */
export interface CodeDescription {
  readonly severity: PlainEntry['severity']
  /** The reason for the diagnostic or the check, in Markdown. */
  readonly why: string
  /** The address of its page in the documentation of this version. */
  readonly uri: string
}

/** The notes of the command line. Those about a residual also name the target. */
const notes: readonly (readonly [codes: RegExp, why: string, page: string])[] = [
  [/^skipped$/, 'A file in a folder without the keys of a Sigma rule is skipped.', 'converting.md#input'],
  [
    /^residual-/,
    'With `--lossy`, a query may match more than its rule. The note is the part that it does not check.',
    'fidelity.md',
  ],
]

/** Describes the code of a diagnostic, a finding or a note. Undefined for any other code. */
export function describeCode(code: string, version: string): CodeDescription | undefined {
  const docs = `https://unpkg.com/sigmacast@${version}/docs`
  const check = checks.find((candidate) => candidate.code === code)
  if (check !== undefined) {
    const { severity, why } = check
    return { severity: severity === 'info' ? 'note' : severity, why, uri: `${docs}/findings/${code}.md` }
  }
  const note = notes.find(([codes]) => codes.test(code))
  if (note !== undefined) return { severity: 'note', why: note[1], uri: `${docs}/${note[2]}` }
  if (!Object.hasOwn(catalogue, code)) return undefined
  const known = code as Code
  return { severity: catalogue[known].severity, why: rationales[known], uri: `${docs}/diagnostics.md#${code}` }
}
