import { asWarning } from '../text/diagnostic.js'
import type { Grade } from './yaml/reading.js'

/** Top-level keys that decide which events match, or which rules a document contributes to. */
const DECISIVE: ReadonlySet<string> = new Set(['action', 'logsource', 'detection', 'correlation', 'filter'])

/**
 * Diagnostics of YAML that still leave a readable value, with the help for places where they are harmless; undefined
 * keeps the usual help.
 */
const FAULTS: Readonly<Record<string, string | undefined>> = {
  'template-leftover': undefined,
  'unknown-alias': undefined,
  'duplicate-key': 'remove one of the two; sigmacast reads the first',
  'key-not-text': 'quote it; the key is ignored',
  'unsupported-tag': 'remove the tag; sigmacast ignores it',
  'bad-merge': 'remove it; it is ignored',
}

/** Downgrades a YAML error to a warning where it cannot change what a rule matches. */
export const gradeYaml: Grade = (diagnostic, path) => {
  const isHarmless = Object.hasOwn(FAULTS, diagnostic.code) && !isDecisive(path)
  return isHarmless ? asWarning(diagnostic, FAULTS[diagnostic.code]) : diagnostic
}

/** Within `sigmacast`, `first-seen` decides which events match. */
function isDecisive([key, inner]: readonly string[]): boolean {
  if (key === 'sigmacast') return inner === undefined || inner === 'first-seen'
  return key === undefined || DECISIVE.has(key)
}
