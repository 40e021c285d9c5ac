import { differencesOf } from '../../../src/backend/artifact/differences.js'
import { ruleTexts } from '../../../src/backend/artifact/rule-texts.js'
import type { LogSource, Metadata } from '../../../src/rule/rule.js'
import { inBackQuotes } from '../../../src/text/word-list.js'
import type { ElasticConverted } from '../elastic-rule-settings.js'
import { packagesOf } from './integrations.js'
import { button, investigations, markdownText } from './investigation.js'
import { runDifferences } from './runs.js'
import type { Schedule } from './schedule.js'

/** The key `note`: Markdown that Kibana shows next to an alert; empty if the rule has nothing to show. */
export function noteOf({ conversion, variables }: ElasticConverted, schedule: Schedule, maxSignals: number): string {
  const { strategy, response, prevention, comments } = ruleTexts(conversion.head)
  const fill = (text: string): string => markdownText(text, variables)
  const sections = [
    section('How the rule works', strategy && fill(strategy)),
    section('Response', response && fill(response)),
    section('Investigation', investigations(variables, conversion).map(button).join('\n\n')),
    section('Prevention', listOf(prevention.map(fill))),
    section('Comments', listOf(comments.map(fill))),
    section('Origin', listOf(originOf(conversion.head.metadata))),
    section(
      'How the query differs from the rule',
      listOf([...differencesOf(conversion), ...runDifferences(conversion, schedule, maxSignals)]),
    ),
  ].flat()
  return sections.length === 0 ? '' : ['## Triage and analysis', ...sections].join('\n\n')
}

/** Metadata for which Kibana has no keys. */
const originOf = ({ date, modified, related = [], scope = [] }: Metadata): readonly string[] => [
  ...(date === undefined ? [] : [`Sigma rule of ${date}`]),
  ...(modified === undefined ? [] : [`Modified on ${modified}`]),
  ...related.map(({ id, type }) => `Related: ${id} (${type})`),
  ...(scope.length === 0 ? [] : [`Scope: ${scope.join(', ')}`]),
]

/** The key `setup`: the required log sources and the integrations that collect them; empty if there are none. */
export function setupOf(logsources: readonly LogSource[], integrations: readonly string[] | undefined): string {
  const sources = logsources.flatMap(({ definition, ...source }) => {
    const parts = Object.entries(source).map(([key, value]) => `${key} \`${value}\``)
    return parts.length === 0 ? [] : [parts.join(', ')]
  })
  const definitions = logsources.flatMap(({ definition = '' }) => (definition.trim() === '' ? [] : [definition.trim()]))
  const about = sources.length === 0 ? [] : [`Log source: ${[...new Set(sources)].join('; ')}.`]
  const packages = inBackQuotes(packagesOf(integrations))
  const collected =
    packages.length === 0
      ? []
      : [`The rule requires data of the integration ${packages.join(' or ')}, or similarly structured data.`]
  const paragraphs = [...about, ...collected, ...new Set(definitions)]
  return paragraphs.length === 0 ? '' : ['## Setup', ...paragraphs].join('\n\n')
}

const section = (heading: string, text: string | undefined): readonly string[] =>
  text === undefined || text === '' ? [] : [`### ${heading}`, text]

const listOf = (texts: readonly string[]): string =>
  texts.map((text) => `- ${text.replace(/\r\n?|\n/g, '\n  ')}`).join('\n')
