import { defineBackend } from '../../src/backend/backend.js'
import { queryFormat } from '../../src/backend/format.js'
import { jsonFormat } from '../../src/backend/json-format.js'
import { enterpriseSecurity, rest, savedSearches, terraform } from './artifact/descriptions.js'
import { correlate } from './correlation/correlate.js'
import { refuseDataModel } from './data-model/refuse.js'
import { joinSearch } from './join-search.js'
import { splunkOptions } from './options.js'
import { searchCosts } from './search-costs.js'
import { stagesOf } from './stages.js'

export type { SplunkConverted, SplunkSavedSearch } from './splunk-rule-settings.js'

/**
 * Splunk: the `search` command, plus `| where` for predicates that `search` does not support. Searches of a data model
 * begin with `| tstats` or `| from`.
 */
export const splunk = defineBackend({
  name: 'splunk',
  title: 'Splunk SPL',
  loadSchemaReaders: async () => [(await import('./field-summary.js')).fieldSummary],
  otherNames: ['spl'],
  extension: 'spl',
  // Summaries of data models have indexes of their own.
  costs: ({ 'data-model': dataModel }) => (dataModel === 'none' ? searchCosts : []),
  // An event may have several of either: https://docs.splunk.com/Documentation/Splunk/latest/Knowledge/Abouteventtypes
  holdsLists: (field) => field === 'eventtype' || field === 'tag',
  stages: stagesOf,
  join: (texts, { metadata }, options, plan) => joinSearch(texts, metadata, options, plan),
  refuse: refuseDataModel,
  correlate,
  options: splunkOptions,
  formats: [
    queryFormat,
    jsonFormat,
    { ...savedSearches, load: async () => (await import('./formats.js')).splunkSavedSearches },
    {
      ...enterpriseSecurity,
      load: async () => (await import('./formats.js')).splunkEnterpriseSecurity,
    },
    { ...rest, load: async () => (await import('./formats.js')).splunkRest },
    { ...terraform, load: async () => (await import('./formats.js')).splunkTerraform },
  ],
})
