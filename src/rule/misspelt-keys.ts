import { type Diagnostic, diagnose } from '../text/diagnostic.js'
import type { Source } from '../text/source.js'
import { nearest, slipOf } from '../text/suggest.js'
import type { YamlMapping, YamlScalar } from './yaml/node.js'

/** The keys that say what kind of document it is. */
export const documentKinds = ['detection', 'correlation', 'filter'] as const

/** Keys that a document may have and need not. A missing key that it needs is reported with the one that may be meant to be it. */
const optional = [
  'related',
  'taxonomy',
  'status',
  'description',
  'license',
  'references',
  'author',
  'date',
  'modified',
  'fields',
  'falsepositives',
  'level',
  'tags',
  'sigmacast',
] as const

/** Keys of these names are common, and are no slips. */
const common = ['id', 'name', 'scope', 'data'] as const

const needed: ReadonlySet<string> = new Set(['title', 'logsource'])

/** Warns about keys of a document that are a slip of the hand away from one that it lacks. */
export function checkKeys(source: Source, root: YamlMapping, found: Diagnostic[]): void {
  const present = new Set(root.entries.map(({ key }) => key.text))
  const lacking = [...optional, ...needed].filter((name) => !present.has(name))
  const known: ReadonlySet<string> = new Set([...optional, ...common, ...needed, ...documentKinds])
  for (const { key } of root.entries) {
    if (known.has(key.text) || key.text.length > LONGEST_KEY) continue
    const slip = slipOf(key.text, lacking)
    if (slip !== undefined && !needed.has(slip)) {
      found.push(diagnose('misspelt-key', source, key.span, [key.text, slip]))
    }
  }
}

/** A longer key is no slip. */
const LONGEST_KEY = 30

/** The key of a document of no kind that may be meant to tell its kind. */
export function nearestKind(root: YamlMapping): { readonly key: YamlScalar; readonly kind: string } | undefined {
  for (const { key } of root.entries) {
    const kind = key.text.length > LONGEST_KEY ? undefined : nearest(key.text, documentKinds)
    if (kind !== undefined) return { key, kind }
  }
  return undefined
}
