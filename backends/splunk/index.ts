import { defineBackend } from '../../src/backend/backend.js'
import { queryFormat } from '../../src/backend/format.js'
import { jsonFormat } from '../../src/backend/json-format.js'
import { splunkEnterpriseSecurity } from './artifact/enterprise-security.js'
import { splunkRest } from './artifact/rest.js'
import { splunkSavedSearches } from './artifact/savedsearches.js'
import { correlate } from './correlation/correlate.js'
import { fieldSummary } from './field-summary.js'
import { searchFor } from './search.js'
import { searchCosts } from './search-costs.js'
import { tableOf } from './table.js'
import { where } from './where.js'

export type { SplunkConverted, SplunkSavedSearch } from './splunk-rule-settings.js'

/** Splunk: the `search` command, plus `| where` for predicates that `search` does not support. */
export const splunk = defineBackend({
  name: 'splunk',
  title: 'Splunk SPL',
  schemaReaders: [fieldSummary],
  otherNames: ['spl'],
  extension: 'spl',
  costs: searchCosts,
  // An event may have several of either: https://docs.splunk.com/Documentation/Splunk/latest/Knowledge/Abouteventtypes
  holdsLists: (field) => field === 'eventtype' || field === 'tag',
  stages: ({ keywords }) => [searchFor(keywords), where],
  join: ([base = '*', filter], { metadata }, { table }) =>
    [base, ...(filter === undefined ? [] : [`where ${filter}`]), ...tableOf(metadata, table)].join(' | '),
  correlate: (query, { options, metadata }) => correlate(query, options, metadata),
  options: {
    table: { type: 'boolean', default: false, about: "append `| table` with the rule's `fields`" },
    keywords: {
      type: 'choice',
      choices: ['contain', 'terms'],
      default: 'contain',
      about: 'match keywords anywhere in the raw event (slow), or only whole index terms',
    },
    windows: {
      type: 'choice',
      choices: ['sliding', 'fixed'],
      default: 'sliding',
      about: 'correlations: use a sliding window for each event, or fixed windows (faster)',
    },
    'missing-groups': {
      type: 'choice',
      choices: ['leave-out', 'keep'],
      default: 'leave-out',
      about: 'correlations: leave out events without a group field, or keep them with the value `-`',
    },
    recent: {
      type: 'text',
      default: '1h',
      about: 'first-seen rules: report values first seen within this time; at least the interval between runs',
    },
  },
  formats: [queryFormat, jsonFormat, splunkSavedSearches, splunkEnterpriseSecurity, splunkRest],
})

export { splunkEnterpriseSecurity, splunkRest, splunkSavedSearches }
