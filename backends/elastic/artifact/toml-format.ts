import { type Converted, defineFormat } from '../../../src/emit/format.js'
import type { Metadata } from '../../../src/rule/rule.js'
import { type Diagnostic, diagnose } from '../../../src/text/diagnostic.js'
import { type JsonObject, withoutEmpty } from './json.js'
import { kibanaOptions } from './kibana-options.js'
import { printed } from './rule-format.js'
import { toml } from './toml.js'

/**
 * A detection rule in the form of the repository detection-rules, whose tools deploy it: TOML with the tables `metadata` and `rule`.
 *
 * https://github.com/elastic/detection-rules/blob/main/CONTRIBUTING.md
 *
 * @example
 * const dated = parseRules({ name: 'rule.yml', text: `${text}id: 5d3f9c1e-6f2b-4c55-9a41-7b0f2d6c8e93\ndate: 2026-11-23\n` })[0].rule
 * makeArtifact(dated, kql, elasticToml).text.split('\n')[1] // 'creation_date = "2026/11/23"'
 */
export const elasticToml = defineFormat({
  name: 'toml',
  about: 'a detection rule as in the repository detection-rules',
  extension: 'toml',
  together: 'apart',
  hasRuleSettings: true,
  options: {
    ...kibanaOptions,
    maturity: {
      type: 'choice',
      choices: ['development', 'experimental', 'beta', 'production', 'deprecated'],
      default: undefined,
      about: 'by default from the status: production for stable and test; development where there is none',
    },
  },
  print: (converted, options) => {
    const { metadata } = converted.conversion.head
    const result = printed(converted, options, (rule) =>
      toml({
        metadata: withoutEmpty({
          creation_date: slashed(metadata.date),
          maturity: options.maturity ?? MATURITY[metadata.status ?? 'unsupported'],
          updated_date: slashed(metadata.modified) ?? slashed(metadata.date),
        }),
        rule: inRepository(rule),
      }),
    )
    const missing = missingKeys(converted)
    return missing.length === 0
      ? result
      : { ...result, text: undefined, diagnostics: [...(result.diagnostics ?? []), ...missing] }
  },
})

const MATURITY = {
  stable: 'production',
  test: 'production',
  experimental: 'experimental',
  deprecated: 'deprecated',
  unsupported: 'development',
} as const satisfies Readonly<Record<NonNullable<Metadata['status']>, string>>

/** What is new is written there as pairs of a key and its value. */
function inRepository({ new_terms_fields, history_window_start, ...rule }: JsonObject): JsonObject {
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

/** The repository takes no rule without a date, and none whose id is no UUID. Neither can be made up: they would change with each run, or clash. */
function missingKeys({ rule, conversion }: Converted): readonly Diagnostic[] {
  const { date, id = '' } = conversion.head.metadata
  const missing = [
    ...(slashed(date) === undefined ? ['it has to say its `date`'] : []),
    ...(UUID.test(id) ? [] : ['its `id` has to be a UUID']),
  ]
  return missing.map((because) => diagnose('no-artifact', rule.source, rule.sectionSpan, [FILE, because]))
}

const FILE = 'a file of detection-rules'
const UUID = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/i

/** `2026/11/23`; undefined if there is no date. */
function slashed(date: string | undefined): string | undefined {
  return date?.replaceAll('-', '/')
}
