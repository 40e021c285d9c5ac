import { or } from '../ir/bool.js'
import { type Diagnostic, diagnose } from '../text/diagnostic.js'
import type { Limits } from '../text/limits.js'
import type { Source, Span } from '../text/source.js'
import { checkService } from './check-service.js'
import { type ParsedCondition, parseCondition, parsePlainCondition } from './condition.js'
import { readAggregation } from './legacy-aggregation.js'
import { isMetadataKey, readMetadata } from './metadata/read-metadata.js'
import { readCorrelationSection } from './read-correlation.js'
import { readFirstSeen } from './read-first-seen.js'
import { readLogSource } from './read-log-source.js'
import { extensionKeysAt, readRuleOptions } from './read-rule-options.js'
import type { CorrelationRule, DetectionRule, FilterRule, NamedSelection } from './rule.js'
import { checkSchema } from './schema/check-schema.js'
import { validateCorrelation, validateDetection, validateFilter } from './schema/rule-schemas.js'
import { readSelection } from './selection.js'
import { checkSpecVersion } from './spec-version.js'
import type { Data, DataObject } from './yaml/data.js'
import { valueAt, type YamlMapping, type YamlNode, type YamlScalar } from './yaml/node.js'

/** A document that has one of the sections of the specification. */
export interface Document {
  readonly source: Source
  readonly root: YamlMapping
  /** Its place among the documents of its source that hold anything, from 1. */
  readonly number: number
  readonly limits: Limits
}

/**
 * A detection rule, with its problems pushed to `found`; a correlation if its condition has an aggregation, as rules before Sigma 2 do; undefined
 * where there is no section to read. With errors it is the rule as far as it could be read, for finding those behind them.
 */
export function readDetectionRule(
  document: Document,
  found: Diagnostic[],
): DetectionRule | CorrelationRule | undefined {
  const { source, root, limits } = document
  const data = checkSchema(validateDetection, source, root, found, extensionKeysAt)
  const detection = valueAt(root, 'detection')
  if (detection?.kind !== 'mapping') return undefined
  const timeframe = detection.entries.find(({ key }) => key.text === 'timeframe')
  if (timeframe !== undefined) forget(found, timeframe.value.span)
  checkService(source, root, found)
  const texts = conditionTexts(detection)
  const conditions = texts.flatMap((text) => accepted(parseCondition(source, text, limits), found))
  const rule: DetectionRule = {
    kind: 'detection',
    ...header(document, data, found),
    logsource: readLogSource(source, root, found),
    productSpan: productSpan(root),
    selections: readSelections(source, detection, ['condition', 'timeframe'], found),
    condition: or(conditions.map(({ expr }) => expr)),
    firstSeen: readFirstSeen(root),
    options: readRuleOptions(source, root, found),
  }
  // What a condition that cannot be read does with a time span is not known.
  return conditions.length < texts.length ? rule : (readAggregation(rule, conditions, timeframe, found) ?? rule)
}

/** A correlation, as a detection rule is read. */
export function readCorrelation(document: Document, found: Diagnostic[]): CorrelationRule | undefined {
  const { source, root, limits } = document
  const data = checkSchema(validateCorrelation, source, root, found, extensionKeysAt)
  const section = valueAt(root, 'correlation')
  if (section?.kind !== 'mapping') return undefined
  const correlation = readCorrelationSection(source, section, found, limits)
  const generate = correlation.generate || readGenerate(source, root, found)
  return {
    kind: 'correlation',
    ...header(document, data, found),
    correlation: { ...correlation, generate },
    options: readRuleOptions(source, root, found),
    ownRules: [],
  }
}

/** `generate` beside the correlation. It decides which rules get queries of their own, not what any of them matches. */
function readGenerate(source: Source, root: YamlMapping, found: Diagnostic[]): boolean {
  const node = valueAt(root, 'generate')
  if (node === undefined) return false
  if (node.kind === 'scalar' && node.type === 'boolean') return node.text.toLowerCase() === 'true'
  const help = 'it is read as false'
  found.push(diagnose('wrong-type', source, node.span, ['generate', 'true or false'], { help, severity: 'warning' }))
  return false
}

/** A filter, as a detection rule is read. */
export function readFilter(document: Document, found: Diagnostic[]): FilterRule | undefined {
  const { source, root, limits } = document
  const data = checkSchema(validateFilter, source, root, found)
  const section = valueAt(root, 'filter')
  if (section?.kind !== 'mapping') return undefined
  return {
    kind: 'filter',
    ...header(document, data, found),
    logsource: readLogSource(source, root, found),
    rules: filteredRules(valueAt(section, 'rules')),
    selections: readSelections(source, section, ['condition', 'rules'], found),
    condition: or(
      conditionTexts(section).flatMap((text) => accepted(parsePlainCondition(source, text, limits), found)),
    ),
  }
}

/** `any` is all rules of the log source. */
function filteredRules(node: YamlNode | undefined): FilterRule['rules'] {
  const nodes = node?.kind === 'sequence' ? node.items : node === undefined ? [] : [node]
  const rules = nodes.flatMap((one) => (one.kind === 'scalar' ? [{ name: one.text, span: one.span }] : []))
  return rules.length === 0 || rules.some(({ name }) => name.toLowerCase() === 'any') ? 'any' : rules
}

/** The selections of a section; `others` are keys that are none. */
function readSelections(
  source: Source,
  section: YamlMapping,
  others: readonly string[],
  found: Diagnostic[],
): DetectionRule['selections'] {
  return section.entries
    .filter(({ key }) => !others.includes(key.text))
    .map(({ key, value }): NamedSelection => {
      // One that cannot be read keeps its name, so that the condition is not said to name nothing.
      const selection = readSelection(source, key, value, found) ?? { kind: 'any', of: [] }
      return { name: key.text, nameSpan: key.span, selection }
    })
}

function conditionTexts(detection: YamlMapping): readonly YamlScalar[] {
  const value = valueAt(detection, 'condition')
  const nodes = value?.kind === 'sequence' ? value.items : value === undefined ? [] : [value]
  return nodes.filter((node) => node.kind === 'scalar')
}

/** The condition, or none, with its diagnostic in `found`. */
function accepted<Parsed extends ParsedCondition | ParsedCondition['expr']>(
  condition: Parsed | Diagnostic,
  found: Diagnostic[],
): readonly Parsed[] {
  if (!('code' in condition)) return [condition]
  found.push(condition)
  return []
}

/** Top-level keys that are neither metadata nor custom. */
const SECTIONS: ReadonlySet<string> = new Set(['logsource', 'detection', 'correlation', 'filter', 'generate'])

type Header = Omit<FilterRule, 'kind' | 'logsource' | 'rules' | 'selections' | 'condition'>

function header({ source, root, number }: Document, data: DataObject, found: Diagnostic[]): Header {
  checkSpecVersion(source, root, found)
  const custom: Record<string, Data> = Object.create(null)
  for (const [key, value] of Object.entries(data)) {
    if (!isMetadataKey(key) && !SECTIONS.has(key)) custom[key] = value
  }
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
      return node?.kind === 'scalar' && node.type !== 'null' && node.text !== '' ? [node.text] : []
    }),
    metadata: readMetadata(source, root, number, found),
    custom,
  }
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
