import type { Report } from '../text/collect-diagnostics.js'
import { diagnose } from '../text/diagnose.js'
import type { Span } from '../text/source.js'
import type { Document } from './document.js'
import { type DocumentKind, isDocumentKind } from './document-kinds.js'
import { checkKeys, nearestKind } from './misspelt-keys.js'
import { checkTexts } from './odd-text.js'
import { readCorrelationRule } from './read-correlation-rule.js'
import { readDetectionRule } from './read-detection-rule.js'
import { readFilterRule } from './read-filter-rule.js'
import type { Rule } from './rule.js'
import { valueAt, type YamlEntry, type YamlMapping } from './yaml/node.js'

const readers: Readonly<Record<DocumentKind, (document: Document, report: Report) => Rule | undefined>> = {
  detection: readDetectionRule,
  correlation: readCorrelationRule,
  filter: readFilterRule,
}

/**
 * Reads a document as the kind of rule that its section determines, and reports its problems. Returns `undefined` if
 * there is nothing to read. With errors, returns the rule as far as it could be read.
 */
export function readRule(document: Document, report: Report): Rule | undefined {
  const { source, root } = document
  const named = root.entries.flatMap(({ key, value }) =>
    isDocumentKind(key.text) ? [{ key, value, kind: key.text }] : [],
  )
  const remarks = named.some(({ value }) => value.kind === 'mapping') ? named.filter(isRemark) : []
  const sections = named.filter((entry) => !remarks.includes(entry))
  const [first, second] = sections
  if (first === undefined) {
    const near = nearestKind(root)
    const help = near && `did you mean \`${near.kind}\`?`
    report(diagnose('unknown-document', source, near?.key.span ?? firstKey(root), [], { help }))
    return undefined
  }
  if (second !== undefined) {
    report(diagnose('ambiguous-document', source, second.key.span, [sections.map(({ kind }) => kind)]))
    return undefined
  }
  for (const { key, value } of remarks) {
    const help = 'it is kept as data, like a custom key'
    report(diagnose('wrong-type', source, value.span, [key.text, 'a map'], { help, severity: 'warning' }))
  }
  checkKeys(source, root, report)
  checkTexts(source, valueAt(root, 'logsource'), report)
  return readers[first.kind](document, report)
}

/** True for a text under the name of a section, such as advice on correlating the events of a detection. */
const isRemark = ({ value }: Pick<YamlEntry, 'value'>): boolean =>
  value.kind === 'scalar' && value.type === 'text' && value.text !== ''

const firstKey = (root: YamlMapping): Span => root.entries[0]?.key.span ?? root.span
