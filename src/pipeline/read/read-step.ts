import type { Confidence, StepPlace } from '../../ir/step-place.js'
import { mappingData } from '../../rule/yaml/data.js'
import { valueAt, type YamlMapping, type YamlNode } from '../../rule/yaml/node.js'
import type { Report } from '../../text/collect-diagnostics.js'
import { diagnosePipeline } from '../../text/diagnose-pipeline.js'
import type { Source } from '../../text/source.js'
import type { Action } from '../action.js'
import { fieldConditions } from '../conditions/field-conditions.js'
import { itemConditions } from '../conditions/item-conditions.js'
import { logsourceConditions } from '../conditions/logsource-conditions.js'
import { type ReadCondition, readTests } from '../conditions/read-tests.js'
import { ruleConditions } from '../conditions/rule-conditions.js'
import type { EntryReader } from '../entry.js'
import type { Step } from '../pipeline.js'
import { prepareEntry } from '../prepare-entry.js'
import { steps } from '../steps/index.js'
import type { TemplateLanguages } from '../templates/template-language.js'
import { concernedFields } from './concerned-fields.js'

/** Context of the pipeline that is being read. */
export interface Reading {
  readonly pipeline: string
  readonly source: Source
  readonly report: Report
  /** Undefined if the program has not loaded them. */
  readonly templates: TemplateLanguages | undefined
  /** True inside a step that applies to correlations alone. */
  readonly isForCorrelations?: boolean
}

/** Reads the steps of a list that conforms to the schema. */
export function readSteps(reading: Reading, list: YamlNode | undefined): readonly Step[] {
  if (list?.kind !== 'sequence') return []
  return list.items.flatMap((node, index) => (node.kind === 'mapping' ? [readStep(reading, node, index)] : []))
}

function readStep(reading: Reading, node: YamlMapping, index: number): Step {
  const { place, options } = readPlace(reading, node, index)
  let isForCorrelations = reading.isForCorrelations === true
  const reader: EntryReader = {
    ...reading,
    node,
    place,
    readSteps: (option) => readSteps({ ...reading, isForCorrelations }, valueAt(node, option)),
  }
  const rule = readTests('rule', ruleConditions, reader)
  isForCorrelations ||= rule.conditions.some(requiresCorrelation)
  const logsources = logsourceConditions(rule.conditions)
  const action = prepareEntry(steps, place.kind, options, reader)
  if (action.changes === 'rule' || action.changes === 'steps') checkConditions(place.kind, reader)
  if (isForCorrelations) checkEffect(action, reader)
  const item = readTests('detection_item', itemConditions, reader)
  const field = readTests('field_name', fieldConditions, reader)
  return {
    place,
    action,
    appliesTo: { rule: rule.test, item: item.test, field: field.test },
    logsources,
    isAboutLogsource: logsources.length === rule.conditions.length,
    mayConcern: concernedFields(action, [...item.conditions, ...field.conditions]),
  }
}

/** Reports conditions on items or names of a step that changes the whole rule. */
function checkConditions(kind: string, { node, source, report }: EntryReader): void {
  for (const name of ['detection_item_conditions', 'field_name_conditions']) {
    const key = node.entries.find((entry) => entry.key.text === name)?.key
    if (key !== undefined) report(diagnosePipeline('ignored-conditions', source, key.span, [name, kind]))
  }
}

const requiresCorrelation = ({ condition: { type }, required }: ReadCondition): boolean =>
  (type === 'is_sigma_correlation_rule' && required === true) || (type === 'is_sigma_rule' && required === false)

/** Reports a step for correlations that changes what they do not have. */
function checkEffect({ changes }: Action, { place, source, report }: EntryReader): void {
  const isAboutItems = changes === 'field' || changes === 'item' || changes === 'value'
  if (isAboutItems || place.kind === 'add_condition')
    report(diagnosePipeline('no-effect-on-correlations', source, place.span, [place.kind, changes === 'field']))
}

/** Returns the name and place of an entry of a list, and its other keys. */
export function readPlace({ pipeline, source }: Reading, node: YamlMapping, index: number) {
  const { type, id, confidence, ...options } = mappingData(node)
  const kind = String(type)
  const place: StepPlace = {
    id: id == null || id === '' ? `${kind} ${index + 1}` : String(id),
    kind,
    pipeline,
    source,
    span: (valueAt(node, 'type') ?? node).span,
    ...(confidence === undefined ? {} : { confidence: confidence as Confidence }),
  }
  return { place, options }
}
