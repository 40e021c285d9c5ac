import type { Report } from '../../text/collect-diagnostics.js'
import { diagnose } from '../../text/diagnose.js'
import type { Diagnostic } from '../../text/diagnostic.js'
import type { Source, Span } from '../../text/source.js'
import { nearest } from '../../text/suggest.js'
import type { Metadata } from '../rule.js'
import { valueAt, type YamlMapping, type YamlNode } from '../yaml/node.js'
import { fallbackTitle } from './fallback.js'
import { LEVELS } from './levels.js'
import { readDate } from './read-date.js'
import { readId } from './read-id.js'
import { readName } from './read-name.js'
import { readRelated } from './read-related.js'
import { tagShape } from './read-tag.js'
import { readText } from './read-text.js'
import { type ItemShape, readTexts } from './read-texts.js'
import { readWord } from './read-word.js'
import { openRemarks, type Remarks } from './remarks.js'
import { STATUSES } from './statuses.js'

/** Reads the value of a key. Warns and returns `undefined` if it is unusable. */
type Reader<Key extends keyof Metadata> = (node: YamlNode, remarks: Remarks) => Metadata[Key] | undefined

const text =
  (maxLength: number, separator = ', ') =>
  (node: YamlNode, remarks: Remarks): string | undefined =>
    readText(node, remarks, { maxLength, separator })

const texts =
  (shape?: ItemShape) =>
  (node: YamlNode, remarks: Remarks): readonly string[] | undefined =>
    readTexts(node, remarks, shape)

/** A reader for every metadata key of the specification. */
const readers: { readonly [Key in keyof Required<Metadata>]: Reader<Key> } = {
  title: text(256, ' '),
  id: readId,
  name: readName,
  related: readRelated,
  taxonomy: text(256),
  status: (node, remarks) => readWord(node, remarks, STATUSES),
  description: text(65_535, '\n'),
  license: text(Number.POSITIVE_INFINITY),
  references: texts(),
  author: text(Number.POSITIVE_INFINITY),
  date: readDate,
  modified: readDate,
  fields: texts(),
  falsepositives: texts(),
  level: (node, remarks) => readWord(node, remarks, LEVELS),
  tags: texts(tagShape),
  scope: texts(),
}

export const metadataKeys: readonly string[] = Object.keys(readers)

export const isMetadataKey = (key: string): key is keyof Metadata => Object.hasOwn(readers, key)

/**
 * Reads the metadata of a document. Each key is valid or absent. Problems are warnings that state how the value is
 * read, so later stages need not check shapes again. `number` is the number of the document.
 */
export function readMetadata(source: Source, root: YamlMapping, number: number, report: Report): Metadata {
  const metadata: { -readonly [Key in keyof Metadata]: Metadata[Key] } = { title: '' }
  const read = <Key extends keyof Metadata>(key: Key, node: YamlNode): void => {
    const value = readers[key](node, openRemarks(source, key, report))
    if (value !== undefined) metadata[key] = value
  }
  for (const { key, value } of root.entries) if (isMetadataKey(key.text)) read(key.text, value)
  if (metadata.title === '') metadata.title = fallbackTitle(source, number)
  if (valueAt(root, 'title') === undefined) report(missingTitle(source, root, metadata.title))
  return metadata
}

function missingTitle(source: Source, root: YamlMapping, title: string): Diagnostic {
  const span: Span = root.entries[0]?.key.span ?? root.span
  const custom = root.entries.map(({ key }) => key.text).filter((key) => !isMetadataKey(key))
  const similar = nearest('title', custom)
  const help =
    similar === undefined
      ? `add \`title: …\`; the rule is named \`${title}\` after its file`
      : `did you mean \`title\` instead of \`${similar}\`?`
  return diagnose('missing-key', source, span, ['title'], { help, severity: 'warning' })
}
