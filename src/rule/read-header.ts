import type { Report } from '../text/collect-diagnostics.js'
import type { Span } from '../text/source.js'
import type { Document } from './document.js'
import { isDocumentKind } from './document-kinds.js'
import { isMetadataKey, readMetadata } from './metadata/read-metadata.js'
import { readMentions } from './read-mentions.js'
import { referenceName } from './reference-name.js'
import type { RuleBase } from './rule.js'
import { sectionNames } from './section-keys.js'
import { checkSpecVersion } from './spec-version.js'
import { type DataObject, mappingData } from './yaml/data.js'
import { valueAt, type YamlMapping, type YamlNode } from './yaml/node.js'

/** Reads the part of a document that rules of all kinds have. */
export function readHeader({ source, root, number }: Document, report: Report): RuleBase {
  checkSpecVersion(source, root, report)
  const section = sectionSpan(root)
  return {
    source,
    span: root.span,
    sectionSpan: section,
    titleSpan: valueAt(root, 'title')?.span ?? section,
    idSpan: valueAt(root, 'id')?.span ?? section,
    number,
    referenceNames: ['id', 'name'].flatMap((key) => {
      const node = valueAt(root, key)
      return node?.kind === 'scalar' && node.type !== 'null' && node.text !== '' ? [referenceName(node.text)] : []
    }),
    metadata: readMetadata(source, root, number, report),
    custom: customData(root),
    mentions: readMentions(source, root),
  }
}

/** The custom keys as data. A text in place of a section is a remark, and custom as well. */
const customData = (root: YamlMapping): DataObject =>
  mappingData({
    entries: root.entries.filter(
      ({ key, value }) => !isMetadataKey(key.text) && (!SECTIONS.has(key.text) || isText(value)),
    ),
  })

/** Top-level keys that are neither metadata nor custom. */
const SECTIONS: ReadonlySet<string> = new Set([...sectionNames, 'generate'])

const isText = (node: YamlNode): boolean => node.kind === 'scalar' && node.type === 'text'

function sectionSpan(root: YamlMapping): Span {
  const sections = root.entries.filter(({ key }) => isDocumentKind(key.text))
  const section = sections.find(({ value }) => value.kind === 'mapping') ?? sections[0]
  return section?.key.span ?? root.span
}
