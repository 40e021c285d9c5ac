import { or } from '../ir/bool.js'
import type { Report } from '../text/collect-diagnostics.js'
import { type Diagnostic, diagnose } from '../text/diagnostic.js'
import type { Limits } from '../text/limits.js'
import type { Source, Span } from '../text/source.js'
import { checkUsedAliases } from './check-aliases.js'
import { checkService } from './check-service.js'
import { readAggregation } from './legacy-aggregation.js'
import { isMetadataKey, readMetadata } from './metadata/read-metadata.js'
import { documentKinds } from './misspelt-keys.js'
import { type ParsedCondition, parseCondition, parsePlainCondition } from './parse-condition.js'
import { keysOfCorrelation, readCorrelationSection } from './read-correlation.js'
import { keysOfFirstSeen, readFirstSeen } from './read-first-seen.js'
import { readLogSource } from './read-log-source.js'
import { asListOfOne, checkGroups, keepOnce, singleGroup, singleKeywords } from './read-loosely.js'
import { readMentions } from './read-mentions.js'
import { readRuleOptions } from './read-rule-options.js'
import { readKeyword, readSelection } from './read-selection.js'
import { referenceName, ruleReference } from './reference-name.js'
import type { CorrelationRule, DetectionRule, FilterRule, NamedSelection } from './rule.js'
import { checkSchema } from './schema/check-schema.js'
import { detectionKeys, validateCorrelation, validateDetection, validateFilter } from './schema/rule-schemas.js'
import { checkSpecVersion } from './spec-version.js'
import { type Data, type DataObject, keyName, mappingData, toData } from './yaml/data.js'
import { entryAt, scalarsAt, valueAt, type YamlMapping, type YamlNode, type YamlScalar } from './yaml/node.js'

/** A document that has one of the sections of the specification. */
export interface Document {
  readonly source: Source
  readonly root: YamlMapping
  /** Number of the document among the non-empty documents of its source, from 1. */
  readonly number: number
  readonly limits: Limits
  /** Platforms that rules may have options for; undefined if any key may be one. */
  readonly platforms: readonly string[] | undefined
}

/**
 * Reads a detection rule and reports its problems. A condition with an aggregation, from before Sigma 2, gives a
 * correlation. Returns `undefined` if there is no section to read. With errors, returns the rule as far as it could
 * be read, so that further errors can be found in it.
 */
export function readDetectionRule(document: Document, report: Report): DetectionRule | CorrelationRule | undefined {
  const { source, root, limits } = document
  const detection = valueAt(root, 'detection')
  const timeframe = detection?.kind === 'mapping' ? entryAt(detection.entries, 'timeframe') : undefined
  const keywords = singleKeywords(source, detection, 'detection', NOT_SELECTIONS)
  const reportShape = asListOfOne(keywords, exceptType(timeframe?.value, report))
  checkSchema(validateDetection, document, reportShape, {
    keysAt: keysOfFirstSeen,
    data: describedData(root),
  })
  if (detection?.kind !== 'mapping') return undefined
  checkService(source, root, report)
  const texts = conditionTexts(detection)
  const names = selectionNames(detection)
  const conditions = texts.flatMap((text) => reportIfMalformed(parseCondition(source, text, limits, names), report))
  const rule: DetectionRule = {
    kind: 'detection',
    ...header(document, report),
    logsource: readLogSource(source, root, report),
    productSpan: productSpan(root),
    selections: readSelections(source, detection, NOT_SELECTIONS, keywords, report),
    condition: or(conditions.map(({ expr }) => expr)),
    firstSeen: readFirstSeen(root),
    options: readRuleOptions(document, 'detection', report),
  }
  // The effect of a time span is unknown if a condition cannot be parsed.
  return conditions.length < texts.length ? rule : (readAggregation(rule, conditions, timeframe, report) ?? rule)
}

/** The keys of a detection that are not names of selections. */
const NOT_SELECTIONS: readonly string[] = ['condition', 'timeframe']

/** Reads a correlation, with the contract of `readDetectionRule`. */
export function readCorrelation(document: Document, report: Report): CorrelationRule | undefined {
  const { source, root, limits } = document
  const section = valueAt(root, 'correlation')
  const reportShape = keepOnce(section, 'group-by', asListOfOne(singleGroup(section), report))
  checkSchema(validateCorrelation, document, reportShape, { keysAt: keysOfCorrelation })
  if (section?.kind !== 'mapping') return undefined
  checkGroups(source, root, section, report)
  const correlation = readCorrelationSection(source, section, report, limits)
  const generate = correlation.generate || readGenerate(source, root, report)
  const rule: CorrelationRule = {
    kind: 'correlation',
    ...header(document, report),
    correlation: { ...correlation, generate },
    options: readRuleOptions(document, 'correlation', report),
    ownRules: [],
  }
  checkUsedAliases(rule, report)
  return rule
}

/**
 * Reads a `generate` next to the correlation. It decides which rules get queries of their own, not which events
 * match.
 */
function readGenerate(source: Source, root: YamlMapping, report: Report): boolean {
  const node = valueAt(root, 'generate')
  if (node === undefined) return false
  if (node.kind === 'scalar' && node.type === 'boolean') return node.text.toLowerCase() === 'true'
  const help = 'it is read as false'
  report(diagnose('wrong-type', source, node.span, ['generate', 'true or false'], { help, severity: 'warning' }))
  return false
}

/** Reads a filter, with the contract of `readDetectionRule`. */
export function readFilter(document: Document, report: Report): FilterRule | undefined {
  const { source, root, limits } = document
  const section = valueAt(root, 'filter')
  const keywords = singleKeywords(source, section, 'filter', ['condition', 'rules'])
  checkSchema(validateFilter, document, keepOnce(section, 'rules', asListOfOne(keywords, report)))
  if (section?.kind !== 'mapping') return undefined
  return {
    kind: 'filter',
    ...header(document, report),
    logsource: readLogSource(source, root, report),
    rules: filteredRules(section),
    selections: readSelections(source, section, ['condition', 'rules'], keywords, report),
    condition: or(
      conditionTexts(section).flatMap((text) =>
        reportIfMalformed(parsePlainCondition(source, text, limits, selectionNames(section)), report),
      ),
    ),
  }
}

/** Reads the rules that a filter applies to. `any` means all rules of the log source. */
function filteredRules(section: YamlMapping): FilterRule['rules'] {
  const rules = scalarsAt(section, 'rules').map(ruleReference)
  return rules.length === 0 || rules.some(({ name }) => name.toLowerCase() === 'any') ? 'any' : rules
}

/** Reads the selections of a section. `others` are keys that are not selections, `keywords` selections of one keyword. */
function readSelections(
  source: Source,
  section: YamlMapping,
  others: readonly string[],
  keywords: readonly YamlScalar[],
  report: Report,
): DetectionRule['selections'] {
  return section.entries
    .filter(({ key }) => !others.includes(key.text))
    .map(({ key, value }): NamedSelection => {
      // A broken selection keeps its name, so that references to it are not reported as well.
      const keyword = keywords.find((node) => node === value)
      const selection = keyword ? readKeyword(source, keyword, report) : readSelection(source, key, value, report)
      return { name: key.text, nameSpan: key.span, selection: selection ?? { kind: 'any', of: [] } }
    })
}

const selectionNames = (section: YamlMapping): readonly string[] => section.entries.map(({ key }) => key.text)

/** Lists the conditions of a section. The schema has reported one that is null. */
const conditionTexts = (section: YamlMapping): readonly YamlScalar[] =>
  scalarsAt(section, 'condition').filter(({ type }) => type !== 'null')

/** Returns the condition in a list. Reports its diagnostic and returns an empty list if it is malformed. */
function reportIfMalformed<Parsed extends ParsedCondition | ParsedCondition['expr']>(
  condition: Parsed | Diagnostic,
  report: Report,
): readonly Parsed[] {
  if (!('code' in condition)) return [condition]
  report(condition)
  return []
}

/** Top-level keys that are neither metadata nor custom. */
const SECTIONS: ReadonlySet<string> = new Set(['logsource', 'detection', 'correlation', 'filter', 'generate'])

/**
 * The data that the schema of detection rules describes. It accepts every map and every list as a selection, so these,
 * most of a rule, are left out.
 */
function describedData(root: YamlMapping): DataObject {
  const data: Record<string, Data> = Object.create(null)
  for (const { key, value } of root.entries) {
    if (!detectionKeys.has(key.text)) continue
    data[key.text] = key.text === 'detection' && value.kind === 'mapping' ? detectionData(value) : toData(value)
  }
  return data
}

function detectionData(detection: YamlMapping): DataObject {
  const data: Record<string, Data> = Object.create(null)
  for (const { key, value } of detection.entries) {
    if (key.text === 'condition' || value.kind === 'scalar') data[keyName(key)] = toData(value)
  }
  return data
}

type Header = Omit<FilterRule, 'kind' | 'logsource' | 'rules' | 'selections' | 'condition'>

function header({ source, root, number }: Document, report: Report): Header {
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

const isText = (node: YamlNode): boolean => node.kind === 'scalar' && node.type === 'text'

const KINDS: readonly string[] = documentKinds

function sectionSpan(root: YamlMapping): Span {
  const sections = root.entries.filter(({ key }) => KINDS.includes(key.text))
  const section = sections.find(({ value }) => value.kind === 'mapping') ?? sections[0]
  return section?.key.span ?? root.span
}

function productSpan(root: YamlMapping): Span {
  const logsource = valueAt(root, 'logsource')
  const product = valueAt(logsource, 'product')
  return (product ?? logsource ?? root).span
}

/** Drops the schema's `wrong-type` for a value that gets a diagnostic of its own. */
const exceptType = (node: YamlNode | undefined, report: Report): Report =>
  node === undefined
    ? report
    : (diagnostic) => {
        if (diagnostic.code !== 'wrong-type' || diagnostic.span.start !== node.span.start) report(diagnostic)
      }
