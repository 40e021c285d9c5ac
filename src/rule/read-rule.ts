import type { Bool } from '../ir/bool.js'
import { or } from '../ir/bool.js'
import { type Diagnostic, diagnose, isError } from '../text/diagnostic.js'
import type { Source, Span } from '../text/source.js'
import { checkLogsource } from './check-logsource.js'
import { parseCondition } from './condition.js'
import { readCorrelationSection } from './read-correlation.js'
import { readFirstSeen } from './read-first-seen.js'
import { extensionKeysAt, readRuleOptions } from './read-rule-options.js'
import type { CorrelationRule, DetectionRule, FilterRule, LogSource, Metadata, SelectionRef } from './rule.js'
import { checkSchema } from './schema/check-schema.js'
import {
  correlation as correlationSchema,
  detection as detectionSchema,
  filter as filterSchema,
} from './schema/validators.generated.js'
import { readSelection } from './selection.js'
import type { Data, DataObject } from './yaml/data.js'
import { valueAt, type YamlMapping, type YamlNode, type YamlScalar } from './yaml/node.js'

/** A detection rule, with its problems pushed to `found`; undefined where its shape is wrong. */
export function readDetectionRule(source: Source, root: YamlMapping, found: Diagnostic[]): DetectionRule | undefined {
  const data = checkSchema(detectionSchema, source, root, found, extensionKeysAt)
  const detection = valueAt(root, 'detection')
  if (detection?.kind !== 'mapping') return undefined
  const timeframe = detection.entries.find(({ key }) => key.text === 'timeframe')
  if (timeframe !== undefined) {
    forget(found, timeframe.value.span)
    found.push(diagnose('removed-timeframe', source, timeframe.key.span, []))
  }
  checkLogsource(source, root, found)
  const searches = readSearches(source, detection, ['timeframe'], found)
  if (found.some(isError)) return undefined
  return {
    kind: 'detection',
    ...header(source, root, data),
    logsource: data.logsource as LogSource,
    productSpan: productSpan(root),
    ...searches,
    firstSeen: readFirstSeen(root),
    options: readRuleOptions(root),
  }
}

/** A correlation, with its problems pushed to `found`; undefined where its shape is wrong. */
export function readCorrelation(source: Source, root: YamlMapping, found: Diagnostic[]): CorrelationRule | undefined {
  const data = checkSchema(correlationSchema, source, root, found, extensionKeysAt)
  const section = valueAt(root, 'correlation')
  if (section?.kind !== 'mapping' || found.some(isError)) return undefined
  const correlation = readCorrelationSection(source, section, found)
  const generate = correlation.generate || data.generate === true
  return {
    kind: 'correlation',
    ...header(source, root, data),
    correlation: { ...correlation, generate },
    options: readRuleOptions(root),
  }
}

/** A filter, with its problems pushed to `found`; undefined where its shape is wrong. */
export function readFilter(source: Source, root: YamlMapping, found: Diagnostic[]): FilterRule | undefined {
  const data = checkSchema(filterSchema, source, root, found)
  const section = valueAt(root, 'filter')
  if (section?.kind !== 'mapping' || found.some(isError)) return undefined
  return {
    kind: 'filter',
    ...header(source, root, data),
    logsource: data.logsource as LogSource,
    rules: filteredRules(valueAt(section, 'rules')),
    ...readSearches(source, section, ['rules'], found),
  }
}

/** `any` is all rules of the log source. */
function filteredRules(node: YamlNode | undefined): FilterRule['rules'] {
  const nodes = node?.kind === 'sequence' ? node.items : node === undefined ? [] : [node]
  const rules = nodes.flatMap((one) => (one.kind === 'scalar' ? [{ name: one.text, span: one.span }] : []))
  return rules.length === 0 || rules.some(({ name }) => name.toLowerCase() === 'any') ? 'any' : rules
}

/** The selections of a section, and the condition over them; `others` are keys that are no selections. */
function readSearches(
  source: Source,
  section: YamlMapping,
  others: readonly string[],
  found: Diagnostic[],
): Pick<DetectionRule, 'selections' | 'condition'> {
  const selections = section.entries
    .filter(({ key }) => key.text !== 'condition' && !others.includes(key.text))
    .flatMap(({ key, value }) => {
      const selection = readSelection(source, key, value, found)
      return selection === undefined ? [] : [{ name: key.text, nameSpan: key.span, selection }]
    })
  return { selections, condition: or(conditionTexts(section).map((text) => readCondition(source, text, found))) }
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
): Omit<CorrelationRule, 'kind' | 'correlation' | 'options'> {
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
