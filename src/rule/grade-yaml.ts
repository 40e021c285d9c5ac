import { asWarning, withHelp } from '../text/diagnostic.js'
import { sectionNames } from './section-keys.js'
import type { Grade } from './yaml/reading.js'

/** Top-level keys that decide which events match, or which rules a document contributes to. */
const DECISIVE: ReadonlySet<string> = new Set(['action', ...sectionNames])

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
  const { code } = diagnostic
  if (Object.hasOwn(FAULTS, code) && !isDecisive(path)) return asWarning(diagnostic, FAULTS[code])
  const help = code === 'duplicate-key' ? helpForDuplicate(path) : undefined
  return help === undefined ? diagnostic : withHelp(diagnostic, help)
}

/** Explains a key that decides which events match and that its map has twice; `undefined` for a field. */
function helpForDuplicate(path: readonly string[]): string | undefined {
  const [section, name, field] = path
  if (path.at(-1) === '<<') return 'write one `<<` with a list, such as `<<: [*one, *other]`'
  if (section !== 'detection' && section !== 'filter') return 'remove one of the two'
  if (field !== undefined) return undefined
  if (name !== 'condition') return name === undefined ? 'remove one of the two' : 'rename one of the two'
  return section === 'detection' ? 'write one condition, or a list of conditions' : 'write one condition'
}

/** Within `sigmacast`, `first-seen` decides which events match. */
function isDecisive([key, inner]: readonly string[]): boolean {
  if (key === 'sigmacast') return inner === undefined || inner === 'first-seen'
  return key === undefined || DECISIVE.has(key)
}
