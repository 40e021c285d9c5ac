import type { DetectionRule } from '../../rule/rule.js'
import type { DataObject } from '../../rule/yaml/data.js'
import type { Shape } from './check-names.js'
import { dateText } from './date-text.js'
import { dataValue, textWith, type Value } from './values.js'

/** The part of a rule that templates see. */
type TemplateRule = Pick<DetectionRule, 'metadata' | 'custom' | 'logsource'>

/** The parts of a rule by their names in pySigma; absent parts are null or empty lists. */
const ruleParts: Readonly<Record<string, (rule: TemplateRule) => Value>> = {
  title: ({ metadata }) => metadata.title,
  // pySigma parses the id as a UUID, which is written in lower case.
  id: ({ metadata }) => metadata.id?.toLowerCase() ?? null,
  name: ({ metadata }) => metadata.name ?? null,
  taxonomy: ({ metadata }) => metadata.taxonomy ?? 'sigma',
  status: ({ metadata }) => named(metadata.status),
  level: ({ metadata }) => named(metadata.level),
  description: ({ metadata }) => metadata.description ?? null,
  license: ({ metadata }) => metadata.license ?? null,
  author: ({ metadata }) => metadata.author ?? null,
  date: ({ metadata }) => dated(metadata.date),
  modified: ({ metadata }) => dated(metadata.modified),
  references: ({ metadata }) => [...(metadata.references ?? [])],
  tags: ({ metadata }) => (metadata.tags ?? []).map(tagValue),
  fields: ({ metadata }) => [...(metadata.fields ?? [])],
  falsepositives: ({ metadata }) => [...(metadata.falsepositives ?? [])],
  scope: ({ metadata }) => (metadata.scope === undefined ? null : [...metadata.scope]),
  related: ({ metadata }) => dataValue((metadata.related ?? []).map((rule) => ({ ...rule }))),
  logsource: ({ logsource }) =>
    new Map(Object.keys(logsourceShape).map((part) => [part, logsource[part as keyof typeof logsource] ?? null])),
  custom_attributes: ({ custom }) => dataValue(custom),
}

const logsourceShape = { category: null, product: null, service: null, definition: null }

const dated = (date: string | undefined): Value => (date === undefined ? null : dateText(date))

/** A level or a status: a text that also has its name as a constant in pySigma. */
const named = (word: string | undefined): Value =>
  word === undefined ? null : textWith(word, { name: word.toUpperCase() })

/**
 * Splits a tag: `attack.t1059` has the namespace `attack` and the name `t1059`; a text without a dot is only a name.
 */
function tagValue(tag: string): Value {
  const dot = tag.indexOf('.')
  return textWith(tag, { namespace: tag.slice(0, Math.max(0, dot)), name: tag.slice(dot + 1) })
}

/** The attributes of a rule in a template, before a rule is known. */
export const ruleShape: Shape = {
  ...Object.fromEntries(Object.keys(ruleParts).map((part) => [part, null])),
  logsource: logsourceShape,
}

export const ruleValue = (rule: TemplateRule): Value =>
  new Map(Object.entries(ruleParts).map(([part, value]) => [part, value(rule)]))

export const pipelineShape: Shape = { name: null, vars: null, state: null }

/** The value of `pipeline` in a template: its pipeline's name, with the variables and state of all pipelines. */
export const pipelineValue = (name: string, vars: DataObject, state: DataObject): Value =>
  new Map([
    ['name', name],
    ['vars', dataValue(vars)],
    ['state', dataValue(state)],
  ])
