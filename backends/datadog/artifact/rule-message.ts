import type { Attack } from '../../../src/backend/artifact/attack.js'
import { differencesOf } from '../../../src/backend/artifact/differences.js'
import { fillText, type RuleText } from '../../../src/backend/artifact/fill-text.js'
import { codeSpan } from '../../../src/backend/artifact/markdown.js'
import { logSourceText } from '../../../src/backend/artifact/rule-facts.js'
import { ruleTexts, titleLine } from '../../../src/backend/artifact/rule-texts.js'
import type { RuleHead } from '../../../src/backend/conversion.js'
import type { DatadogConverted } from '../datadog-rule-settings.js'
import { pathOf, tagKeysOf } from '../names.js'
import type { RuleObjectQuery } from './datadog-rule-object.js'
import { messageText, pathText, variable } from './message-text.js'

/**
 * The message of a rule in Markdown, with the sections of Datadog's own rules: goal, strategy, triage and response, and
 * further metadata. Texts of the rule are Markdown too, and notify nobody; exact values are code. The grouping fields of
 * the signal, and the fields that the texts mention, are variables.
 */
export function ruleMessage(
  { conversion, variables }: DatadogConverted,
  attack: Attack,
  queries: readonly RuleObjectQuery[],
  tags: string,
): string {
  const { head } = conversion
  const texts = ruleTexts(head)
  const fill = (text: string): RuleText => fillText(text, variables)
  const optional = (text: string | undefined): readonly string[] =>
    text === undefined ? [] : [messageText(fill(text))]
  const about = queries.flatMap(({ aggregation, groupByFields, metrics = [] }) =>
    aggregation === 'new_value' ? [...groupByFields, ...metrics] : groupByFields,
  )
  const groups = [...new Set(about)]
  return [
    section('Goal', [
      messageText(texts.description === undefined ? titleLine(head.metadata.title) : fill(texts.description)),
    ]),
    section('Strategy', [...optional(texts.strategy), ...logSources(head)]),
    section('Triage and response', [
      signalLine(groups, tags),
      attributeLine(head, groups, tags),
      ...optional(texts.response),
      bullets(texts.prevention.map(fill), 'Prevention:'),
    ]),
    section('False positives', [bullets(texts.falsePositives.map(fill))]),
    section('Limits of the query', [bullets(differencesOf(conversion, codeSpan))]),
    section('Notes', [bullets(texts.comments.map(fill))]),
    section('References', [bullets(texts.references)]),
    section('Sigma rule', [bullets(originOf(head, attack))]),
  ]
    .filter((text) => text !== '')
    .join('\n\n')
}

const section = (title: string, parts: readonly string[]): string => {
  const filled = parts.filter((part) => part !== '')
  return filled.length === 0 ? '' : [`## ${title}`, ...filled].join('\n\n')
}

/** Formats bullets; continuation lines are indented so that they stay part of their item. */
function bullets(texts: readonly (string | RuleText)[], before?: string): string {
  const items = texts.map((text) => `- ${messageText(text).replaceAll('\n', '\n  ')}`)
  if (items.length === 0) return ''
  return [...(before === undefined ? [] : [before, '']), ...items].join('\n')
}

/** Log sources, and the configuration that they require. */
function logSources({ logsources }: RuleHead): readonly string[] {
  const sources = logsources.map(logSourceText).filter((name) => name !== '')
  const definitions = logsources.flatMap(({ definition }) => (definition === undefined ? [] : [definition.trim()]))
  return [
    ...(sources.length === 0 ? [] : [messageText(`Log source: ${sources.join('; ')}.`)]),
    ...definitions.map(messageText),
  ]
}

/** Describes the subject of a signal with variables for its values: the grouping fields, and the new values. */
function signalLine(paths: readonly string[], tags: string): string {
  const keys = tagKeysOf(tags)
  const names = paths.map((path) => {
    const value = variable(path, keys.has(path))
    return value === undefined ? pathText(path) : `\`${value}\` (${pathText(path)})`
  })
  return names.length === 0 ? '' : `Investigate ${names.join(', ')}.`
}

function attributeLine({ metadata }: RuleHead, groups: readonly string[], tags: string): string {
  const paths = (metadata.fields ?? []).flatMap((field) => pathOf(field, tags) ?? [])
  const others = [...new Set(paths)].filter((path) => !groups.includes(path))
  return others.length === 0 ? '' : `Check ${others.map(pathText).join(', ')} in the logs.`
}

function originOf({ metadata }: RuleHead, attack: Attack): readonly string[] {
  const { id, author, status, date, modified, license, related = [], scope = [] } = metadata
  const named = { Id: id, Author: author, Status: status, Date: date, Modified: modified, License: license }
  return [
    ...Object.entries(named).flatMap(([name, value]) => (value === undefined ? [] : [`${name}: ${value}`])),
    ...related.map((entry) => `Related: ${entry.id} (${entry.type})`),
    ...(scope.length === 0 ? [] : [`Scope: ${scope.join(', ')}`]),
    ...attackTexts(attack),
  ]
}

/** Tags of Datadog rules do not include subtechniques. */
const attackTexts = ({ tactics }: Attack): readonly string[] =>
  tactics.map(({ id, name, techniques }) => {
    const used = techniques.flatMap(({ subtechniques, ...technique }) => [technique, ...subtechniques])
    return `ATT&CK: ${[{ id, name }, ...used].map((entry) => `${entry.id} ${entry.name}`).join(', ')}`
  })
