import type { Report } from '../text/collect-diagnostics.js'
import { diagnose } from '../text/diagnose.js'
import { asWarning, type Diagnostic } from '../text/diagnostic.js'
import { encloses, type Source, type Span } from '../text/source.js'
import { type SelectionSection, selectionEntries } from './read-selections.js'
import { helpForMissing, misplacedScalar, similarKey } from './schema/shape-help.js'
import { valueAt, type YamlMapping, type YamlNode, type YamlScalar } from './yaml/node.js'

/** Reports the schema's `wrong-type` for these nodes as a warning: each is read as a list of one item. */
export const asListOfOne = (nodes: readonly YamlNode[], report: Report): Report =>
  warnOf('wrong-type', ({ start }) => nodes.some(({ span }) => span.start === start), report)

/** Reports the schema's `duplicate-item` under a key of a section as a warning: the item counts once. */
export function keepOnce(section: YamlNode | undefined, key: string, report: Report): Report {
  const list = valueAt(section, key)
  return list === undefined ? report : warnOf('duplicate-item', (span) => encloses(list.span, span), report)
}

/** Reports an error of the schema as a warning where the value is read nevertheless. */
const warnOf =
  (code: Diagnostic['code'], isRead: (span: Span) => boolean, report: Report): Report =>
  (diagnostic) =>
    report(diagnostic.code === code && isRead(diagnostic.span) ? asWarning(diagnostic) : diagnostic)

/** Lists the selections of a section that are a single keyword, unless the text is more likely a mistake. */
export function singleKeywords(source: Source, section: YamlNode | undefined, name: SelectionSection): YamlScalar[] {
  if (section?.kind !== 'mapping') return []
  return selectionEntries(section, name).flatMap(({ key, value }) => {
    if (!isKeyword(value)) return []
    return misplacedScalar(value, { source, key: key.text, parent: name }) === undefined ? [value] : []
  })
}

const isKeyword = (node: YamlNode): node is YamlScalar =>
  node.kind === 'scalar' && (node.type === 'text' || node.type === 'number') && node.text !== ''

/** Lists the value of `group-by` if it is one field instead of a list. */
export function singleGroup(section: YamlNode | undefined): readonly YamlNode[] {
  const groupBy = valueAt(section, 'group-by')
  return groupBy?.kind === 'scalar' && groupBy.type === 'text' && groupBy.text !== '' ? [groupBy] : []
}

/**
 * Warns about a correlation without `group-by`, which is read as one without groups. It is an error if the key is
 * outside the correlation; a misspelt key is already reported as unknown.
 */
export function checkGroups(source: Source, root: YamlMapping, section: YamlMapping, report: Report): void {
  if (valueAt(section, 'group-by') !== undefined) return
  if (similarKey(section, 'correlation', 'group-by') !== undefined) return
  const at = root.entries.find(({ value }) => value === section)?.key.span ?? section.span
  const severity = valueAt(root, 'group-by') === undefined ? 'warning' : 'error'
  const help = helpForMissing(root, section, 'correlation', 'group-by')
  report(diagnose('missing-key', source, at, ['group-by'], { help, severity }))
}
