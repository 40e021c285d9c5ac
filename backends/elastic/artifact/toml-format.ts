import { defineFormat } from '../../../src/backend/format.js'
import type { Metadata } from '../../../src/rule/rule.js'
import { isError } from '../../../src/text/diagnostic.js'
import type { ElasticConverted } from '../elastic-rule-settings.js'
import { requiresFiveFields, VERSION_WITH_FIVE_FIELDS } from '../threshold-fields.js'
import { toml as described } from './descriptions.js'
import { packagesOf } from './integrations.js'
import { fieldName } from './investigation.js'
import { type JsonObject, withoutEmpty } from './json.js'
import { printed } from './kibana-rule-format.js'
import { repositoryOptions, repositoryProblems } from './repository.js'
import { repositoryGuide } from './repository-guide.js'
import { suffixed } from './suffixed.js'
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
  print: (whole: ElasticConverted, given) => {
    const converted = suffixed(whole, given)
    const options = repositoryOptions(converted, given)
    const write = (rule: JsonObject): string => {
      const { note = rule.note, transform } = repositoryGuide(converted, rule)
      return toml(
        withoutEmpty({
          metadata: metadataOf(converted, options),
          transform,
          rule: inRepository(note === undefined ? rule : { ...rule, note }),
        }),
      )
    }
    const result = printed(converted, options, write, 'uuid')
    const problems = repositoryProblems(converted, options)
    return {
      ...result,
      text: problems.some(isError) ? undefined : result.text,
      diagnostics: [...(result.diagnostics ?? []), ...problems],
    }
  },
})

/** The table `metadata`. The repository requires the date of a deprecation, which is its last change. */
function metadataOf(
  converted: ElasticConverted,
  {
    integration,
    maturity: chosen,
  }: { readonly integration?: readonly string[] | undefined; readonly maturity?: string | undefined },
): JsonObject {
  const { date, modified = date, status = 'unsupported' } = converted.conversion.head.metadata
  const maturity = chosen ?? MATURITY[status]
  return withoutEmpty({
    creation_date: slashDate(date),
    deprecation_date: maturity === 'deprecated' ? slashDate(modified) : undefined,
    integration: packagesOf(integration),
    maturity,
    ...minimumVersion(converted),
    updated_date: slashDate(modified),
  })
}

/** The minimum stack version of a threshold over more than three fields, which older versions do not support. */
const minimumVersion = ({ conversion: { ruleSettings } }: ElasticConverted): JsonObject =>
  ruleSettings?.type === 'threshold' && requiresFiveFields(ruleSettings.threshold.field)
    ? {
        min_stack_comments: 'Older versions group by at most three fields',
        min_stack_version: `${VERSION_WITH_FIVE_FIELDS}.0`,
      }
    : {}

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
