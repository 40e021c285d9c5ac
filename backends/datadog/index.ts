import { defineBackend } from '../../src/backend/backend.js'
import { queryFormat } from '../../src/backend/format.js'
import { jsonFormat } from '../../src/backend/json-format.js'
import { rule, terraform } from './artifact/descriptions.js'
import { correlate } from './correlation.js'
import { distinctFacets, queryFacets } from './facets.js'
import { logSearch } from './log-search.js'

export type {
  DatadogConverted,
  DatadogNewValueOptions,
  DatadogOptions,
  DatadogQuery,
  DatadogRule,
  DatadogSequence,
} from './datadog-rule-settings.js'

/** Datadog: log search, as in the Log Explorer, in monitors and in Cloud SIEM rule queries. */
export const datadog = defineBackend({
  name: 'datadog',
  title: 'Datadog log search',
  loadSchemaReaders: async () => [(await import('./attribute-list.js')).attributeList],
  extension: 'txt',
  stages: (options) => [logSearch(options)],
  join: ([query = '']) => query,
  correlate: correlate,
  requirements: (fields, options) => distinctFacets(queryFacets(fields, options['tag-fields'])),
  options: {
    'tag-fields': { type: 'text', default: '', about: 'comma-separated fields that are tags, written without `@`' },
    keywords: {
      type: 'choice',
      choices: ['message', 'all'],
      default: 'message',
      about: 'search for keywords in the message, or in all attributes with full-text search',
    },
  },
  formats: [
    queryFormat,
    jsonFormat,
    { ...rule, load: async () => (await import('./formats.js')).datadogRule },
    { ...terraform, load: async () => (await import('./formats.js')).datadogTerraform },
  ],
})
