import { asWarning } from '../text/diagnostic.js'
import type { Grade } from './yaml/reading.js'

/** Top-level keys that decide which events match, or which rules a document is a part of. */
const DECISIVE: ReadonlySet<string> = new Set(['action', 'logsource', 'detection', 'correlation', 'filter'])

/** Faults that leave a value to read, with the help where they do no harm; undefined for the help that they always have. */
const FAULTS: Readonly<Record<string, string | undefined>> = {
  'template-leftover': undefined,
  'unknown-alias': undefined,
  'duplicate-key': 'remove one of the two; sigmacast reads the first',
  'key-not-text': 'quote it; the key is ignored',
  'unsupported-tag': 'remove the tag; sigmacast ignores it',
  'bad-merge': 'remove it; it is ignored',
}

/** Makes a fault of YAML a warning where it cannot change what a rule finds. */
export const gradeYaml: Grade = (diagnostic, path) => {
  const isHarmless = Object.hasOwn(FAULTS, diagnostic.code) && !isDecisive(path)
  return isHarmless ? asWarning(diagnostic, FAULTS[diagnostic.code]) : diagnostic
}

/** Within `sigmacast`, `first-seen` decides which events match. */
function isDecisive([key, inner]: readonly string[]): boolean {
  if (key === 'sigmacast') return inner === undefined || inner === 'first-seen'
  return key === undefined || DECISIVE.has(key)
}
