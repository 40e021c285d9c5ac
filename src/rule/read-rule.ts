import type { Bool } from '../ir/bool.js'
import { or } from '../ir/bool.js'
import { type Diagnostic, diagnose, isError } from '../text/diagnostic.js'
import type { Source, Span } from '../text/source.js'
import { parseCondition } from './condition.js'
import type { CorrelationRule, DetectionRule, FilterRule, LogSource, Metadata, SelectionRef } from './rule.js'
import { checkSchema } from './schema/check-schema.js'
import {
  correlation as correlationSchema,
  detection as detectionSchema,
  filter as filterSchema,
} from './schema/validators.generated.js'
import { readSelection } from './selection.js'
import type { Data, DataObject } from './yaml/data.js'
import { valueAt, type YamlMapping, type YamlScalar } from './yaml/node.js'

/** A detection rule, with its problems pushed to `found`; undefined where its shape is wrong. */
export function readDetectionRule(source: Source, root: YamlMapping, found: Diagnostic[]): DetectionRule | undefined {
  const data = checkSchema(detectionSchema, source, root, found)
  const detection = valueAt(root, 'detection')
  if (detection?.kind !== 'mapping') return undefined
  const timeframe = detection.entries.find(({ key }) => key.text === 'timeframe')
  if (timeframe !== undefined) {
    forget(found, timeframe.value.span)
    found.push(diagnose('removed-timeframe', source, timeframe.key.span, []))
  }
  const selections = detection.entries
    .filter(({ key }) => key.text !== 'condition' && key.text !== 'timeframe')
    .flatMap(({ key, value }) => {
      const selection = readSelection(source, key, value, found)
      return selection === undefined ? [] : [{ name: key.text, nameSpan: key.span, selection }]
    })
  const condition = or(conditionTexts(detection).map((text) => readCondition(source, text, found)))
  if (found.some(isError)) return undefined
  return {
    kind: 'detection',
    ...header(source, root, data),
    logsource: data.logsource as LogSource,
    productSpan: productSpan(root),
    selections,
    condition,
  }
}

export function readCorrelation(source: Source, root: YamlMapping, found: Diagnostic[]): CorrelationRule {
  const data = checkSchema(correlationSchema, source, root, found)
  return { kind: 'correlation', ...header(source, root, data), correlation: data.correlation as Data }
}

export function readFilter(source: Source, root: YamlMapping, found: Diagnostic[]): FilterRule {
  const data = checkSchema(filterSchema, source, root, found)
  const logsource = data.logsource as LogSource
  return { kind: 'filter', ...header(source, root, data), logsource, filter: data.filter as Data }
}

function conditionTexts(detection: YamlMapping): readonly YamlScalar[] {
  const value = valueAt(detection, 'condition')
  const nodes = value?.kind === 'sequence' ? value.items : value === undefined ? [] : [value]
  return nodes.filter((node) => node.kind === 'scalar')
}

function readCondition(source: Source, text: YamlScalar, found: Diagnostic[]): Bool<SelectionRef> {
  const condition = parseCondition(source, text)
  if ('kind' in condition) return condition
  found.push(condition)
  return { kind: 'const', value: false }
}

const SECTIONS = new Set(['logsource', 'detection', 'correlation', 'filter', 'generate'])
const METADATA = new Set([
  'title',
  'id',
  'name',
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
  'scope',
] satisfies (keyof Metadata)[]) as ReadonlySet<string>

function header(
  source: Source,
  root: YamlMapping,
  data: DataObject,
): Omit<FilterRule, 'kind' | 'logsource' | 'filter'> {
  const metadata: Record<string, Data> = {}
  const custom: Record<string, Data> = Object.create(null)
  for (const [key, value] of Object.entries(data)) {
    if (METADATA.has(key)) metadata[key] = value
    else if (!SECTIONS.has(key)) custom[key] = value
  }
  // The schema has checked the types; a rule that it refuses is not handed out.
  return { source, span: root.span, sectionSpan: sectionSpan(root), metadata: metadata as unknown as Metadata, custom }
}

function sectionSpan(root: YamlMapping): Span {
  const section = root.entries.find(({ key }) => ['detection', 'correlation', 'filter'].includes(key.text))
  return section?.key.span ?? root.span
}

function productSpan(root: YamlMapping): Span {
  const logsource = valueAt(root, 'logsource')
  const product = logsource?.kind === 'mapping' ? valueAt(logsource, 'product') : undefined
  return (product ?? logsource ?? root).span
}

/** Takes away what the schema says of a value about which there is more to say. */
function forget(found: Diagnostic[], { start }: Span): void {
  const index = found.findIndex(({ code, span }) => code === 'wrong-type' && span.start === start)
  if (index !== -1) found.splice(index, 1)
}
