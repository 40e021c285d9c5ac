import { type Backend, defineBackend } from '../../src/backend/backend.js'
import { queryFormat } from '../../src/backend/format.js'
import { jsonFormat } from '../../src/backend/json-format.js'
import type { OptionValues } from '../../src/backend/option.js'
import type { Dialect } from '../../src/dialect/dialect.js'
import type { FieldTypes } from '../../src/ir/field-types.js'
import { dsl, ndjson, rule, terraform, toml } from './artifact/descriptions.js'
import { correlateInRule } from './correlation/correlate-in-rule.js'
import { eql as eqlDialect } from './eql/eql.js'
import { correlateInEql } from './eql/eql-correlation.js'
import { type EsqlSettings, esql as esqlDialect } from './esql/esql.js'
import { correlateInEsql } from './esql/esql-correlation.js'
import { esqlSearch } from './esql/esql-event-query.js'
import { conditionOnCategory, eventCategory, eventCategoryInEsql, eventCategoryOption } from './event-category.js'
import { kql as kqlDialect } from './kql/kql.js'
import { holdsLists } from './list-fields.js'
import { lucene as luceneDialect } from './lucene/lucene.js'
import { clauseLimits, esqlLimits } from './platform-limits.js'
import { keywordCost, regexCost, wildcardCost } from './query-costs.js'
import { regexOptions } from './regex-options.js'
import { VERSIONS, type Version } from './versions.js'

export type {
  ElasticConverted,
  ElasticNewTerms,
  ElasticQueryRule,
  ElasticRows,
  ElasticRuleSettings,
  ElasticThreshold,
} from './elastic-rule-settings.js'

type RegexOptions = OptionValues<typeof regexOptions>

/** Output formats that all four languages share. */
const formats = [
  queryFormat,
  jsonFormat,
  { ...dsl, load: async () => (await import('./formats.js')).elasticDsl },
  { ...rule, load: async () => (await import('./formats.js')).elasticRule },
  { ...ndjson, load: async () => (await import('./formats.js')).elasticNdjson },
  { ...toml, load: async () => (await import('./formats.js')).elasticToml },
  { ...terraform, load: async () => (await import('./formats.js')).elasticTerraform },
] as const

/** The four languages, which search the same documents. A function declaration, because the languages refer to it. */
function languages(): readonly Backend[] {
  return [kql, lucene, eql, esql]
}

/** Properties that all four languages share. */
const shared = {
  platform: 'elastic',
  holdsLists,
  siblings: languages,
  loadSchemaReaders: async () => [(await import('./index-mapping.js')).indexMapping],
  formats,
} as const

/** Kibana Query Language: rule language `kuery`. */
export const kql = defineBackend({
  name: 'kql',
  otherNames: ['elasticsearch', 'es', 'kibana', 'kuery', 'es-kql'],
  title: 'Elastic KQL',
  ...shared,
  pipelineNames: ['lucene', 'elasticsearch', 'opensearch'],
  costs: () => [wildcardCost, keywordCost],
  limits: clauseLimits,
  extension: 'kql',
  stages: (options, fieldTypes) => [kqlDialect(options, fieldTypes)],
  join: ([query = '']) => query,
  eventCondition: eventCategory,
  correlate: (query, { options, fieldTypes }) => correlateInRule(query, kqlDialect(options, fieldTypes), fieldTypes),
  options: {
    flattened: {
      type: 'text',
      default: '',
      about: 'comma-separated flattened fields: only prefixes of their values can be searched',
    },
    'event-category': eventCategoryOption,
  },
})

/** Lucene's query syntax in Elasticsearch: rule language `lucene`. */
export const lucene = defineBackend({
  name: 'lucene',
  otherNames: ['elasticsearch', 'es', 'kibana', 'es-qs', 'es-dsl', 'es-rule', 'elastalert', 'kibana-ndjson'],
  title: 'Elastic Lucene',
  ...shared,
  pipelineNames: ['elasticsearch', 'opensearch'],
  costs: () => [wildcardCost, regexCost, keywordCost],
  limits: clauseLimits,
  extension: 'lucene',
  stages: (options, fieldTypes) => [luceneOf(options, fieldTypes)],
  join: ([query = '']) => query,
  eventCondition: eventCategory,
  correlate: (query, { options, fieldTypes }) => correlateInRule(query, luceneOf(options, fieldTypes), fieldTypes),
  options: {
    'case-insensitive': {
      type: 'choice',
      choices: ['assume', 'regex'],
      default: 'assume',
      about: 'assume the letter case of the rule, or write each letter in both cases',
    },
    ...regexOptions,
    'event-category': eventCategoryOption,
  },
})

const luceneOf = (
  options: { readonly 'case-insensitive': 'assume' | 'regex' } & RegexOptions,
  fieldTypes: FieldTypes,
): Dialect =>
  luceneDialect({ case: options['case-insensitive'], maxRegexLength: options['max-regex-length'] }, fieldTypes)

/** Event queries and sequences of EQL: rule language `eql`. */
export const eql = defineBackend({
  name: 'eql',
  otherNames: ['elasticsearch', 'es', 'es-eql', 'es-rule-eql'],
  title: 'Elastic EQL',
  ...shared,
  pipelineNames: ['elasticsearch'],
  costs: () => [wildcardCost, regexCost],
  limits: clauseLimits,
  extension: 'eql',
  stages: (options, fieldTypes) => [eqlOf(options, fieldTypes)],
  join: ([query = ''], _, { category }) => `${category} where ${query}`,
  stateConditions: { category: conditionOnCategory },
  correlate: (query, { options, optionsOf, fieldTypes }) =>
    correlateInEql(query, {
      dialect: eqlOf(options, fieldTypes),
      fieldTypes,
      isOptional: options.unmapped,
      categoryOf: (events) => optionsOf(events).category,
    }),
  options: {
    category: { type: 'text', default: 'any', about: 'event category before `where`', state: 'category' },
    unmapped: {
      type: 'boolean',
      default: false,
      about: 'write fields as `?field`, for fields that may lack a mapping',
      state: 'unmapped',
    },
    ...regexOptions,
  },
})

const eqlOf = (options: { readonly unmapped: boolean } & RegexOptions, fieldTypes: FieldTypes): Dialect =>
  eqlDialect({ unmapped: options.unmapped, maxRegexLength: options['max-regex-length'] }, fieldTypes)

/** ES|QL: rule language `esql`. */
export const esql = defineBackend({
  name: 'esql',
  otherNames: ['elasticsearch', 'es', 'es-ql', 'es|ql'],
  title: 'Elastic ES|QL',
  ...shared,
  pipelineNames: ['elasticsearch'],
  costs: () => [regexCost],
  limits: esqlLimits,
  extension: 'esql',
  stages: (options, fieldTypes) => [esqlDialect(esqlSettings(options, true), fieldTypes)],
  join: ([query = ''], _, options) => esqlSearch(query, options),
  eventCondition: eventCategoryInEsql,
  correlate: (query, { options, fieldTypes }) =>
    correlateInEsql(
      query,
      {
        from: options.from,
        fieldTypes,
        join: (condition) => esqlSearch(condition, options),
        stages: (inWhere) => [esqlDialect(esqlSettings(options, inWhere), fieldTypes)],
      },
      options,
    ),
  options: {
    from: { type: 'text', default: 'logs-*', about: 'indices after `FROM`', state: 'index', isList: true },
    metadata: {
      type: 'boolean',
      default: true,
      about: 'add `METADATA _id, _index, _version`, which distinguishes alerts',
    },
    keywords: {
      type: 'choice',
      choices: ['refuse', 'kql', 'qstr'],
      default: 'refuse',
      about: 'reject keywords, or search for them with `KQL()` or `QSTR()`',
    },
    'multi-value': {
      type: 'choice',
      choices: ['assume', 'kql'],
      default: 'assume',
      about: 'assume single-valued fields, or use `KQL()` for fields where possible',
    },
    'minimum-version': {
      type: 'choice',
      choices: VERSIONS,
      default: '8.19',
      about: 'oldest Elasticsearch version that must run the query; 9.0 has the features of 8.18',
    },
    ...regexOptions,
    'event-category': eventCategoryOption,
    'lower-once': {
      type: 'boolean',
      default: false,
      about: 'lowercase fields that are used several times once, in an `EVAL`',
    },
    'missing-groups': {
      type: 'choice',
      choices: ['leave-out', 'keep'],
      default: 'leave-out',
      about: 'correlations: how to treat events without a group field',
    },
    recent: {
      type: 'text',
      default: '6m',
      about: 'first-seen rules: report values first seen within this time; at least the interval between runs',
    },
  },
})

/**
 * Settings for conditions outside of WHERE, and in the WHERE of an aggregate, where search functions are not allowed.
 */
const esqlSettings = (
  options: {
    readonly keywords: keyof typeof SEARCH_FUNCTIONS
    readonly 'multi-value': 'assume' | 'kql'
    readonly 'minimum-version': Version
  } & RegexOptions,
  searches: boolean,
): EsqlSettings => ({
  keywords: searches ? SEARCH_FUNCTIONS[options.keywords] : undefined,
  multiValue: searches && options['multi-value'] === 'kql',
  version: options['minimum-version'],
  maxRegexLength: options['max-regex-length'],
})

const SEARCH_FUNCTIONS = { refuse: undefined, kql: 'KQL', qstr: 'QSTR' } as const
