import type { CountCondition } from '../../rule/correlation.js'
import type { CorrelationRule } from '../../rule/rule.js'
import { valueAt, type YamlEntry } from '../../rule/yaml/node.js'
import { entrySpan } from '../edits/edit-node.js'
import { entryLines } from '../edits/entry-lines.js'
import { insertLines } from '../edits/insert-lines.js'
import { indentOf, wholeLines } from '../edits/lines.js'
import { writeScalar } from '../edits/write-scalar.js'
import type { Edit } from '../finding.js'
import type { RuleContext } from '../rule-context.js'

/**
 * Adds a document with the correlation after the document that contains it as an aggregation. The other keys are
 * copied as they are written. Returns `undefined` if one of them shares its lines with other text.
 */
export function correlationDocument(
  { source: { text }, root }: RuleContext,
  rule: CorrelationRule,
  eventsName: string,
): Edit | undefined {
  const last = root.entries.at(-1)
  const end = last && wholeLines(text, entrySpan(text, last))?.end
  const indent = indentInside(text, root.entries)
  if (end === undefined || indent === undefined) return undefined
  const parts = root.entries
    .filter(({ key }) => key.text !== 'logsource')
    .map((entry) => (entry.key.text === 'detection' ? sectionLines(rule, eventsName, indent) : entryLines(text, entry)))
  if (parts.some((part) => part === undefined)) return undefined
  const title = valueAt(root, 'title') === undefined ? [`title: ${writeScalar(rule.metadata.title)}`] : []
  const lines = ['---', ...title, ...parts.flatMap((part) => part ?? [])]
  return insertLines(text, end, lines)
}

/** Returns the indentation of the selections; `undefined` if they are written in braces or on the line of their key. */
function indentInside(text: string, entries: readonly YamlEntry[]): string | undefined {
  const detection = entries.find(({ key }) => key.text === 'detection')?.value
  const first = detection?.kind === 'mapping' ? detection.entries[0]?.key : undefined
  const indent = first && indentOf(text, first.span.start)
  return indent === '' ? undefined : indent
}

function sectionLines(
  { correlation }: CorrelationRule,
  eventsName: string,
  indent: string,
): readonly string[] | undefined {
  const { type, groupBy, timespan, condition } = correlation
  if (condition.kind !== 'count') return undefined
  return [
    'correlation:',
    ...[
      `type: ${type}`,
      'rules:',
      `${indent}- ${writeScalar(eventsName)}`,
      ...(groupBy.length === 0 ? ['group-by: []'] : ['group-by:']),
      ...groupBy.map(({ name }) => `${indent}- ${writeScalar(name)}`),
      `timespan: ${timespan.text}`,
      'condition:',
      ...conditionLines(condition).map((line) => `${indent}${line}`),
    ].map((line) => `${indent}${line}`),
  ]
}

const conditionLines = ({ comparisons, fields, percentile }: CountCondition): readonly string[] => [
  ...fields.map(({ name }) => `field: ${writeScalar(name)}`),
  ...(percentile === undefined ? [] : [`percentile: ${percentile}`]),
  ...comparisons.map(({ op, value }) => `${op}: ${value}`),
]
