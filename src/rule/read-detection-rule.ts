import { or } from '../ir/bool.js'
import type { Report } from '../text/collect-diagnostics.js'
import type { Span } from '../text/source.js'
import { checkService } from './check-service.js'
import type { Document } from './document.js'
import { readAggregation } from './legacy-aggregation.js'
import { parseCondition } from './parse-condition.js'
import { keysOfFirstSeen, readFirstSeen } from './read-first-seen.js'
import { readHeader } from './read-header.js'
import { readLogSource } from './read-log-source.js'
import { asListOfOne, singleKeywords } from './read-loosely.js'
import { readRuleOptions } from './read-rule-options.js'
import {
  conditionTexts,
  readSelections,
  reportIfMalformed,
  selectionEntries,
  selectionNames,
} from './read-selections.js'
import type { CorrelationRule, DetectionRule } from './rule.js'
import { checkSchema } from './schema/check-schema.js'
import { detectionKeys, validateDetection } from './schema/rule-schemas.js'
import { type Data, type DataObject, keyName, toData } from './yaml/data.js'
import { entryAt, valueAt, type YamlMapping, type YamlNode } from './yaml/node.js'

/**
 * Reads a detection rule and reports its problems. A condition with an aggregation, from before Sigma 2, gives a
 * correlation. Returns `undefined` if there is no section to read. With errors, returns the rule as far as it could
 * be read, so that further errors can be found in it.
 */
export function readDetectionRule(document: Document, report: Report): DetectionRule | CorrelationRule | undefined {
  const { source, root, limits } = document
  const detection = valueAt(root, 'detection')
  const timeframe = detection?.kind === 'mapping' ? entryAt(detection.entries, 'timeframe') : undefined
  const keywords = singleKeywords(source, detection, 'detection')
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
    ...readHeader(document, report),
    logsource: readLogSource(source, root, report),
    productSpan: productSpan(root),
    selections: readSelections(source, selectionEntries(detection, 'detection'), keywords, report),
    condition: or(conditions.map(({ expr }) => expr)),
    firstSeen: readFirstSeen(root),
    options: readRuleOptions(document, 'detection', report),
  }
  // The effect of a time span is unknown if a condition cannot be parsed.
  return conditions.length < texts.length ? rule : (readAggregation(rule, conditions, timeframe, report) ?? rule)
}

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
