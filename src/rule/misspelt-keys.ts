import type { Report } from '../text/collect-diagnostics.js'
import { diagnose } from '../text/diagnose.js'
import { keepRecent } from '../text/keep-recent.js'
import type { Source } from '../text/source.js'
import { nearest, nearMisspelling } from '../text/suggest.js'
import { documentKinds } from './document-kinds.js'
import { metadataKeys } from './metadata/read-metadata.js'
import { MAX_KEY_LENGTH } from './reading-limits.js'
import { sectionKeys } from './section-keys.js'
import { valueAt, type YamlMapping, type YamlScalar } from './yaml/node.js'

/** Keys with these names resemble others without being misspelt. */
const unsuspiciousKeys: ReadonlySet<string> = new Set(['id', 'name', 'scope', 'data'])

/** The schema reports these missing keys itself, with the similar key that is present. */
const schemaReportedKeys: ReadonlySet<string> = new Set(['title', 'logsource'])

interface ExpectedKeys {
  /** The keys that may be misspelt. */
  readonly names: readonly string[]
  /** The keys that are no misspellings. */
  readonly known: ReadonlySet<string>
  /** True for a key that is near one of the names. The same few custom keys recur in all rules. */
  readonly isNear: (key: string) => boolean
}

const expectedKeys = (names: readonly string[]): ExpectedKeys => ({
  names,
  known: new Set([...names, ...unsuspiciousKeys, ...documentKinds]),
  isNear: keepRecent((key) => nearMisspelling(key, names) !== undefined),
})

const documentKeys = expectedKeys([
  ...metadataKeys.filter((key) => !unsuspiciousKeys.has(key)),
  'logsource',
  'sigmacast',
])
const logsourceKeys = expectedKeys(sectionKeys.logsource)

/** Warns about keys of a document and of its log source that look like a misspelling of a missing key. */
export function checkKeys(source: Source, root: YamlMapping, report: Report): void {
  const logsource = valueAt(root, 'logsource')
  checkKeysOf(source, root, documentKeys, report)
  if (logsource?.kind === 'mapping') checkKeysOf(source, logsource, logsourceKeys, report)
}

function checkKeysOf(source: Source, map: YamlMapping, { names, known, isNear }: ExpectedKeys, report: Report): void {
  const unknown = map.entries.filter(
    ({ key: { text } }) => !known.has(text) && text.length <= MAX_KEY_LENGTH && isNear(text),
  )
  if (unknown.length === 0) return
  const present = new Set(map.entries.map(({ key }) => key.text))
  const missing = names.filter((name) => !present.has(name))
  for (const { key } of unknown) {
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
