import type { Report } from '../text/collect-diagnostics.js'
import { diagnose } from '../text/diagnostic.js'
import type { Source } from '../text/source.js'
import { nearest, nearMisspelling } from '../text/suggest.js'
import { metadataKeys } from './metadata/read-metadata.js'
import { MAX_KEY_LENGTH } from './reading-limits.js'
import { valueAt, type YamlMapping, type YamlScalar } from './yaml/node.js'

/** The keys that determine the type of a document. */
export const documentKinds = ['detection', 'correlation', 'filter'] as const

/** Keys with these names resemble others without being misspelt. */
const unsuspiciousKeys: ReadonlySet<string> = new Set(['id', 'name', 'scope', 'data'])

/** The schema reports these missing keys itself, with the similar key that is present. */
const schemaReportedKeys: ReadonlySet<string> = new Set(['title', 'logsource'])

const documentKeys = [...metadataKeys.filter((key) => !unsuspiciousKeys.has(key)), 'logsource', 'sigmacast']
const logsourceKeys = ['category', 'product', 'service', 'definition']

/** Warns about keys of a document and of its log source that look like a misspelling of a missing key. */
export function checkKeys(source: Source, root: YamlMapping, report: Report): void {
  const logsource = valueAt(root, 'logsource')
  checkKeysOf(source, root, documentKeys, report)
  if (logsource?.kind === 'mapping') checkKeysOf(source, logsource, logsourceKeys, report)
}

function checkKeysOf(source: Source, map: YamlMapping, names: readonly string[], report: Report): void {
  const present = new Set(map.entries.map(({ key }) => key.text))
  const missing = names.filter((name) => !present.has(name))
  const known: ReadonlySet<string> = new Set([...names, ...unsuspiciousKeys, ...documentKinds])
  for (const { key } of map.entries) {
    if (known.has(key.text) || key.text.length > MAX_KEY_LENGTH) continue
    const meant = nearMisspelling(key.text, missing)
    if (meant !== undefined && !schemaReportedKeys.has(meant)) {
      report(diagnose('misspelt-key', source, key.span, [key.text, meant]))
    }
  }
}

/** Finds a key that may be a misspelt `detection`, `correlation` or `filter`. */
export function nearestKind(root: YamlMapping): { readonly key: YamlScalar; readonly kind: string } | undefined {
  for (const { key } of root.entries) {
    const kind = key.text.length > MAX_KEY_LENGTH ? undefined : nearest(key.text, documentKinds)
    if (kind !== undefined) return { key, kind }
  }
  return undefined
}
