import { attackOf } from '../../../src/backend/artifact/attack.js'
import { optionPlace } from '../../../src/backend/artifact/places.js'
import { ruleTexts } from '../../../src/backend/artifact/rule-texts.js'
import type { OptionValues } from '../../../src/backend/option.js'
import type { Metadata } from '../../../src/rule/rule.js'
import { jsonLine } from '../../../src/text/control-characters.js'
import { diagnoseArtifact } from '../../../src/text/diagnose-artifact.js'
import type { Diagnostic } from '../../../src/text/diagnostic.js'
import type { SplunkConverted } from '../splunk-rule-settings.js'
import type { correlationSearchOptions } from './options.js'
import { mayHoldToken, proseLine, proseOf, withoutTokens } from './prose.js'
import { lacksColumn } from './result-column.js'
import type { SavedSearch } from './saved-search.js'
import { securityDomainOf } from './security-domain.js'
import type { Setting } from './setting.js'
import { isQueryRewritten } from './splunk-suppression.js'
import { optionText, withFieldNames } from './tokens.js'

type Options = OptionValues<typeof correlationSearchOptions>

/**
 * Turns a saved search into a correlation search of Enterprise Security. The keys are those of the vendor's own content.
 *
 * https://github.com/splunk/contentctl/blob/main/contentctl/output/templates/savedsearches_detections.j2
 */
export function correlationSearch(converted: SplunkConverted, search: SavedSearch, options: Options): SavedSearch {
  const settings = [...search.settings, ...correlationSearchSettings(converted, search, options)]
  return { ...search, settings, diagnostics: [...search.diagnostics, ...warningsOf(converted, options)] }
}

function correlationSearchSettings(
  converted: SplunkConverted,
  search: SavedSearch,
  options: Options,
): readonly Setting[] {
  const { metadata } = converted.conversion.head
  return [
    ['action.correlationsearch.enabled', '1'],
    ['action.correlationsearch.detection_type', 'ebd'],
    ['action.correlationsearch.label', titleOf(metadata, search)],
    ['action.correlationsearch.annotations', jsonLine(annotationsOf(metadata))],
    ...metadataSettings(metadata),
    ...(options.notable ? notableSettings(converted, search, options) : []),
    ...riskSettings(converted, search, options),
  ]
}

const titleOf = ({ title }: Metadata, { name }: SavedSearch): string => proseLine(title) || name

const warningsOf = (converted: SplunkConverted, options: Options): readonly Diagnostic[] => [
  ...drilldownWarnings(converted, options),
  ...riskWarnings(converted, options),
]

/** Enterprise Security adds no score to a risk object without a value. */
function riskWarnings(converted: SplunkConverted, options: Options): readonly Diagnostic[] {
  if (isQueryRewritten(converted)) return []
  const { rule, conversion } = converted
  return options['risk-objects'].flatMap((object) => {
    const [field = ''] = object.split(':')
    const because = `the results of the search lack the field \`${field}\`, so no score is added`
    const place = optionPlace(rule, 'splunk', 'risk-objects')
    return lacksColumn(field, conversion)
      ? [diagnoseArtifact('no-counterpart', rule.source, place, ['a risk object', because])]
      : []
  })
}

function drilldownWarnings(
  { rule, conversion }: SplunkConverted,
  { notable, drilldown }: Options,
): readonly Diagnostic[] {
  if (!notable || !drilldown || !mayHoldToken(conversion.query)) return []
  const because =
    'Splunk would read the text between two `$` of the query as a token, so the drilldown search is omitted'
  return [diagnoseArtifact('no-counterpart', rule.source, rule.sectionSpan, ['drilldown_searches', because])]
}

/** Techniques under the key that ES uses for them; all other tags under a separate framework, `sigma`. */
function annotationsOf({ tags = [] }: Metadata): Readonly<Record<string, readonly string[]>> {
  const attack = attackOf(tags)
  const techniques = attack.tactics.flatMap((tactic) =>
    tactic.techniques.flatMap(({ id, subtechniques }) =>
      subtechniques.length === 0 ? [id] : subtechniques.map((subtechnique) => subtechnique.id),
    ),
  )
  const vulnerabilities = tags.filter((tag) => VULNERABILITY.test(tag)).map((tag) => `CVE-${tag.slice('cve.'.length)}`)
  const isTechnique = (tag: string): boolean => /^attack\.t\d/i.test(tag) && !attack.others.includes(tag)
  const others = tags.filter((tag) => !VULNERABILITY.test(tag) && !isTechnique(tag))
  const all = { mitre_attack: techniques, cve: vulnerabilities, sigma: others }
  return Object.fromEntries(
    Object.entries(all).flatMap(([name, values]) =>
      values.length === 0 ? [] : [[name, [...new Set(values)]] as const],
    ),
  )
}

const VULNERABILITY = /^cve\.\d{4}-\d+$/i

function metadataSettings({ id, status }: Metadata): readonly Setting[] {
  if (id === undefined) return []
  const deprecated = status === 'deprecated' ? '1' : '0'
  const metadata = { deprecated, detection_id: id, detection_version: '1' }
  return [['action.correlationsearch.metadata', jsonLine(metadata)]]
}

/**
 * Titles and descriptions of notable events may contain tokens: those of the fields that texts mention, and any in
 * texts of options.
 */
function notableSettings(
  { conversion, variables }: SplunkConverted,
  search: SavedSearch,
  options: Options,
): readonly Setting[] {
  const { metadata, logsources } = conversion.head
  const { response } = ruleTexts(conversion.head)
  const { fields } = search.suppression
  return [
    ['action.notable', '1'],
    [
      'action.notable.param.rule_title',
      optionText(options['notable-title'], variables) ?? withoutTokens(titleOf(metadata, search)),
    ],
    [
      'action.notable.param.rule_description',
      optionText(options['notable-description'], variables) ?? search.notableDescription,
    ],
    ['action.notable.param.security_domain', options['security-domain'] ?? securityDomainOf(logsources)],
    ['action.notable.param.severity', metadata.level ?? 'medium'],
    ...(fields.length === 0 ? [] : ([['action.notable.param.nes_fields', fields.join(',')]] as const)),
    ...(response === undefined
      ? []
      : ([['action.notable.param.next_steps', nextSteps(withFieldNames(response, variables))]] as const)),
    ...(options.drilldown && !mayHoldToken(conversion.query)
      ? ([['action.notable.param.drilldown_searches', drilldowns(conversion.query, fields)]] as const)
      : []),
  ]
}

const nextSteps = (response: string): string => jsonLine({ version: 1, data: withoutTokens(proseOf(response)) })

/**
 * Searches that show results of the run, over its own time range: those with the values of the notable event, if fields
 * identify it, then all of them. Names of other fields would end a token or need quotes inside it.
 */
function drilldowns(search: string, fields: readonly string[]): string {
  const named = fields.filter((field) => /^[\w.{}-]+$/.test(field))
  const same = named.map((field) => `"${field}"="$${field}$"`).join(' ')
  const isIdentified = named.length > 0 && named.length === fields.length
  return jsonLine([
    ...(isIdentified ? [drilldown(`Results with the same ${named.join(', ')}`, `${search} | search ${same}`)] : []),
    drilldown('Results of the search', search),
  ])
}

const drilldown = (name: string, search: string) =>
  ({ name, search, earliest_offset: '$info_min_time$', latest_offset: '$info_max_time$' }) as const

const SCORES = { informational: 5, low: 20, medium: 40, high: 60, critical: 80 } as const

function riskSettings(
  { conversion, variables }: SplunkConverted,
  search: SavedSearch,
  options: Options,
): readonly Setting[] {
  const { metadata } = conversion.head
  const score = options['risk-score'] ?? SCORES[metadata.level ?? 'medium']
  const objects = options['risk-objects'].map((object) => {
    const [field = '', type = 'other'] = object.split(':')
    return { risk_object_field: field, risk_object_type: type, risk_score: score }
  })
  if (objects.length === 0) return []
  return [
    ['action.risk', '1'],
    [
      'action.risk.param._risk_message',
      optionText(options['risk-message'], variables) ?? withoutTokens(titleOf(metadata, search)),
    ],
    ['action.risk.param._risk', jsonLine(objects)],
    ['action.risk.param._risk_score', '0'],
    ['action.risk.param.verbose', '0'],
  ]
}
