import { defineFormat } from '../../../src/backend/format.js'
import type { Metadata } from '../../../src/rule/rule.js'
import { isError } from '../../../src/text/diagnostic.js'
import { requiresFiveFields, VERSION_WITH_FIVE_FIELDS } from '../correlation/kibana-threshold-rule.js'
import type { ElasticConverted } from '../elastic-rule-settings.js'
import { toml as described } from './descriptions.js'
import { packagesOf } from './integrations.js'
import { fieldName } from './investigation.js'
import { type JsonObject, withoutEmpty } from './json.js'
import { printed } from './kibana-rule-format.js'
import { repositoryOptions, repositoryProblems } from './repository.js'
import { toml } from './toml.js'

/**
 * A detection rule in the format of the repository detection-rules, whose tools deploy it: TOML with the tables
 * `metadata` and `rule`.
 *
 * https://github.com/elastic/detection-rules/blob/main/CONTRIBUTING.md
 *
 * @example
 * const dated = parseRules({ name: 'rule.yml', text: `${text}id: 5d3f9c1e-6f2b-4c55-9a41-7b0f2d6c8e93\ndate: 2026-11-23\nauthor: Ann\n` })[0].rule
 * makeArtifact(dated, kql, elasticToml).text.split('\n')[1] // 'creation_date = "2026/11/23"'
 */
export const elasticToml = defineFormat({
  ...described,
  extension: 'toml',
  fileName: (stem) =>
    `${
      stem
        .toLowerCase()
        .replace(/[^a-z0-9]+/g, '_')
        .replace(/^_+|_+$/g, '') || 'rule'
    }.toml`,
  layout: 'apart',
  comment: '#',
  hasRuleSettings: true,
  variable: fieldName,
  print: (converted: ElasticConverted, given) => {
    const { metadata } = converted.conversion.head
    const options = repositoryOptions(converted, given)
    const write = (rule: JsonObject): string =>
      toml({
        metadata: withoutEmpty({
          creation_date: slashDate(metadata.date),
          integration: packagesOf(options.integration),
          maturity: options.maturity ?? MATURITY[metadata.status ?? 'unsupported'],
          min_stack_version: minimumVersion(converted),
          updated_date: slashDate(metadata.modified) ?? slashDate(metadata.date),
        }),
        rule: inRepository(rule),
      })
    const result = printed(converted, options, write, 'uuid')
    const problems = repositoryProblems(converted, options)
    return {
      ...result,
      text: problems.some(isError) ? undefined : result.text,
      diagnostics: [...(result.diagnostics ?? []), ...problems],
    }
  },
})

/** The minimum stack version of a threshold over more than three fields, which older versions do not support. */
const minimumVersion = ({ conversion: { ruleSettings } }: ElasticConverted): string | undefined =>
  ruleSettings?.type === 'threshold' && requiresFiveFields(ruleSettings.threshold.field)
    ? `${VERSION_WITH_FIVE_FIELDS}.0`
    : undefined

const MATURITY = {
  stable: 'production',
  test: 'production',
  experimental: 'experimental',
  deprecated: 'deprecated',
  unsupported: 'development',
} as const satisfies Readonly<Record<NonNullable<Metadata['status']>, string>>

/**
 * The repository writes new terms as key-value pairs, and requires ES|QL rules to list the columns that they keep. Its
 * build finds integrations and required fields itself.
 */
function inRepository(built: JsonObject): JsonObject {
  const { new_terms_fields, history_window_start, related_integrations, required_fields, ...rule } = built
  const { language, query } = rule
  if (language === 'esql' && typeof query === 'string' && !/\|\s*keep\b/i.test(query))
    return { ...rule, query: `${query} | KEEP *` }
  if (new_terms_fields === undefined || history_window_start === undefined) return rule
  return {
    ...rule,
    new_terms: {
      field: 'new_terms_fields',
      value: new_terms_fields,
      history_window_start: [{ field: 'history_window_start', value: history_window_start }],
    },
  }
}

/** Formats a date as `2026/11/23`; undefined if there is none. */
function slashDate(date: string | undefined): string | undefined {
  return date?.replaceAll('-', '/')
}
