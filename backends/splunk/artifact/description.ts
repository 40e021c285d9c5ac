import { attackOf, type TacticUse } from '../../../src/backend/artifact/attack.js'
import { differencesOf } from '../../../src/backend/artifact/differences.js'
import { ruleTexts } from '../../../src/backend/artifact/rule-texts.js'
import type { LogSource, Metadata } from '../../../src/rule/rule.js'
import type { SplunkConverted } from '../splunk-rule-settings.js'
import { proseLine, proseOf } from './prose.js'
import type { Writing } from './tokens.js'

/**
 * Everything that the rule tells people, in lines. Splunk shows it next to the search, and keeps it when the search is
 * edited or sent to the REST API, which would remove comments in a file. `notes` are about this saved search.
 */
export function descriptionOf(
  { conversion }: Pick<SplunkConverted, 'conversion'>,
  notes: readonly string[],
  { text, other }: Writing,
): string {
  const { head } = conversion
  const { metadata, logsources } = head
  const texts = ruleTexts(head)
  const { tactics, others } = attackOf(metadata.tags)
  return proseOf(
    [
      ...[
        texts.description,
        section('Strategy', texts.strategy),
        section('Response', texts.response),
        list('Prevention', texts.prevention),
        list('Comments', texts.comments),
        list('False positives', texts.falsePositives),
      ].map((part) => text(part ?? '')),
      ...[
        ...differencesOf(conversion),
        ...notes,
        list('ATT&CK', tactics.map(tacticText)),
        list('Tags', others),
        list('Log source', logsources.map(logsourceText)),
        list('References', texts.references),
        list('Scope', metadata.scope ?? []),
        ruleText(metadata),
      ].map((part) => other(part ?? '')),
    ]
      .map(proseOf)
      .join('\n'),
  )
}

const section = (name: string, text: string | undefined): string | undefined =>
  text === undefined ? undefined : `${name}: ${text}`

/** A single item on one line, several items on one line per item. */
function list(name: string, items: readonly string[]): string | undefined {
  const lines = items.map(proseLine).filter((line) => line !== '')
  if (lines.length < 2) return section(name, lines[0])
  return `${name}:\n${lines.map((line) => `- ${line}`).join('\n')}`
}

function tacticText({ id, name, techniques }: TacticUse): string {
  const used = techniques.flatMap(({ subtechniques, ...technique }) =>
    subtechniques.length === 0 ? [technique] : subtechniques,
  )
  const names = used.map((technique) => `${technique.id} ${technique.name}`).join(', ')
  return `${id} ${name}${names === '' ? '' : `: ${names}`}`
}

function logsourceText({ category, product, service, definition }: LogSource): string {
  const parts = Object.entries({ category, product, service }).filter(([, value]) => value !== undefined)
  const named = parts.map(([name, value]) => `${name} ${value}`).join(', ')
  return [named, definition].filter((text) => text !== undefined && text !== '').join('. ')
}

function ruleText({ title, id, status, level, author, date, modified, license, related = [] }: Metadata): string {
  const dates = [date, modified === undefined ? undefined : `modified ${modified}`]
  const facts = [
    id,
    status,
    level === undefined ? undefined : `level ${level}`,
    author === undefined ? undefined : `by ${author}`,
    ...dates,
    license,
    ...related.map((other) => `${other.type} ${other.id}`),
  ]
  return proseLine(
    `Sigma rule: ${[title.trim(), ...facts].filter((fact) => fact !== undefined && fact !== '').join(', ')}`,
  )
}
