import {
  fillText,
  type RuleText,
  type TextVariable,
  type TextVariables,
} from '../../../src/backend/artifact/fill-text.js'
import { codeSpan } from '../../../src/backend/artifact/markdown.js'
import type { FieldNotation } from '../../../src/backend/format.js'
import type { ElasticConverted } from '../elastic-rule-settings.js'
import { plainName } from '../plain-name.js'
import type { JsonObject } from './json.js'
import { shownFields } from './kibana-rule-query.js'

type Conversion = ElasticConverted['conversion']

/**
 * The name of a field in the texts of a rule. Kibana replaces no variables in them, except in the queries of buttons,
 * which need a field of the alert.
 */
export function fieldName(field: string, conversion: Conversion): FieldNotation {
  const name = plainName(field)
  return isInAlert(name, conversion)
    ? { variable: name }
    : { variable: name, because: `alerts of this rule lack the field \`${name}\`, so its value is not shown` }
}

/** True if alerts contain the field: those of thresholds and of statistics contain only what identifies a group. */
function isInAlert(name: string, conversion: Conversion): boolean {
  const { ruleSettings } = conversion
  if (ruleSettings?.type === 'threshold') return ruleSettings.threshold.field.map(plainName).includes(name)
  return shownFields(conversion, [name]).shown.length > 0
}

/**
 * A Markdown text with the names of the fields that it mentions as code. A name inside a code span of the author gets no
 * other backticks. A code span ends with its line.
 */
export function markdownText(text: string, variables: TextVariables): string {
  let backticks = 0
  const write = (part: RuleText[number]): string => {
    if (typeof part !== 'string') return backticks % 2 === 1 ? part.variable : codeSpan(part.variable)
    const lineStart = part.lastIndexOf('\n') + 1
    backticks = (lineStart === 0 ? backticks : 0) + part.slice(lineStart).split('`').length - 1
    return part
  }
  return fillText(text, variables).map(write).join('')
}

/** A search for further events, as the settings of a button. */
export interface Investigation extends JsonObject {
  readonly label: string
}

/**
 * Searches for further events with the alert's value of a field, one per field that texts mention. The filters require
 * the placeholder and the query type that Kibana's editor writes.
 */
export const investigations = (variables: TextVariables, conversion: Conversion): readonly Investigation[] =>
  [...new Map([...variables.values()].map((variable) => [variable.variable, variable])).values()]
    .filter(({ variable }) => isInAlert(variable, conversion) && isPlaceholder(variable))
    .map(investigation)

/**
 * A button of the guide. It has a paragraph of its own, because Kibana reads the rest of a paragraph as part of the
 * button.
 *
 * https://www.elastic.co/docs/solutions/security/detect-and-alert/launch-timeline-from-investigation-guides
 */
export const button = (settings: Investigation): string => `!{investigate${JSON.stringify(settings)}}`

/** The names that Kibana's placeholders can contain. */
const isPlaceholder = (name: string): boolean => /^[^{}\s]+$/.test(name)

function investigation({ variable: field }: TextVariable): Investigation {
  const provider = { excluded: false, field, queryType: 'phrase', value: `{{${field}}}`, valueType: 'string' }
  return { label: `Events with the same ${field}`, providers: [[provider]] }
}
