import { type Diagnostic, diagnose } from '../../text/diagnostic.js'
import type { Source, Span } from '../../text/source.js'
import { nearest } from '../../text/suggest.js'
import type { Metadata } from '../rule.js'
import { valueAt, type YamlMapping, type YamlNode } from '../yaml/node.js'
import { fallbackTitle } from './fallback.js'
import { readDate } from './read-date.js'
import { readId } from './read-id.js'
import { readName } from './read-name.js'
import { readRelated } from './read-related.js'
import { readText } from './read-text.js'
import { type ItemShape, readTexts } from './read-texts.js'
import { readWord } from './read-word.js'
import { openRemarks, type Remarks } from './remarks.js'
import { tagShape } from './tag.js'

/** What one key says; undefined, with a warning, where it says nothing of use. */
type Reader<Key extends keyof Metadata> = (node: YamlNode, remarks: Remarks) => Metadata[Key] | undefined

export const LEVELS = ['informational', 'low', 'medium', 'high', 'critical'] as const
export const STATUSES = ['stable', 'test', 'experimental', 'deprecated', 'unsupported'] as const

const text =
  (longest: number, separator = ', ') =>
  (node: YamlNode, remarks: Remarks): string | undefined =>
    readText(node, remarks, { longest, separator })

const texts =
  (shape?: ItemShape) =>
  (node: YamlNode, remarks: Remarks): readonly string[] | undefined =>
    readTexts(node, remarks, shape)

/** Every key of the specification that describes a rule, and what it may hold. */
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
 * What a document says of itself: each key is valid, or absent. What is wrong is a warning that says how it is read, pushed to `found`, so that nothing
 * that comes after has to look at shapes again. `number` is that of the document.
 */
export function readMetadata(source: Source, root: YamlMapping, number: number, found: Diagnostic[]): Metadata {
  const metadata: { -readonly [Key in keyof Metadata]: Metadata[Key] } = { title: fallbackTitle(source, number) }
  const read = <Key extends keyof Metadata>(key: Key, node: YamlNode): void => {
    const value = readers[key](node, openRemarks(source, key, found))
    if (value !== undefined) metadata[key] = value
  }
  for (const { key, value } of root.entries) if (isMetadataKey(key.text)) read(key.text, value)
  if (valueAt(root, 'title') === undefined) found.push(missingTitle(source, root, metadata.title))
  return metadata
}

function missingTitle(source: Source, root: YamlMapping, title: string): Diagnostic {
  const span: Span = root.entries[0]?.key.span ?? root.span
  const custom = root.entries.map(({ key }) => key.text).filter((key) => !isMetadataKey(key))
  const similar = nearest('title', custom)
  const help =
    similar === undefined
      ? `the rule is called \`${title}\`, after its file; write \`title: …\``
      : `is \`${similar}\` meant to be \`title\`?`
  return diagnose('missing-key', source, span, ['title'], { help, severity: 'warning' })
}
