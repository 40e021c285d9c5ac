import { defineBackend } from '../../src/backend/backend.js'
import { queryFormat } from '../../src/backend/format.js'
import { jsonFormat } from '../../src/backend/json-format.js'
import { splunkEnterpriseSecurity } from './artifact/enterprise-security.js'
import { splunkRest } from './artifact/rest.js'
import { splunkSavedSearches } from './artifact/savedsearches.js'
import { correlate } from './correlation/correlate.js'
import { searchFor } from './search.js'
import { tableOf } from './table.js'
import { where } from './where.js'

export type { SplunkConverted, SplunkSavedSearch } from './rule-settings.js'

/** Splunk: the `search` command, and `| where` for what it cannot say. */
export const splunk = defineBackend({
  name: 'splunk',
  title: 'Splunk SPL',
  otherNames: ['spl'],
  extension: 'spl',
  // https://docs.splunk.com/Documentation/Splunk/latest/Knowledge/Abouteventtypes: an event may have several of either.
  holdsLists: (field) => field === 'eventtype' || field === 'tag',
  stages: ({ keywords }) => [searchFor(keywords), where],
  join: ([base = '*', filter], { metadata }, { table }) =>
    [base, ...(filter === undefined ? [] : [`where ${filter}`]), ...tableOf(metadata, table)].join(' | '),
  correlate: (query, { options, metadata }) => correlate(query, options, metadata),
  options: {
    table: { type: 'boolean', default: false, about: "end with `| table` over the rule's `fields`" },
    keywords: {
      type: 'choice',
      choices: ['contain', 'terms'],
      default: 'contain',
      about: 'find keywords anywhere in events, which looks at each event, or as whole terms of the index',
    },
    windows: {
      type: 'choice',
      choices: ['sliding', 'fixed'],
      default: 'sliding',
      about: 'correlations: let each event look back over the time span, or cut time at fixed points, which is quicker',
    },
    'missing-groups': {
      type: 'choice',
      choices: ['leave-out', 'keep'],
      default: 'leave-out',
      about: 'correlations: what becomes of events without a field to group by; those that are kept have `-` there',
    },
    recent: {
      type: 'text',
      default: '1h',
      about:
        'what is seen for the first time: in the last seconds (s), minutes, hours or days, at least from run to run',
    },
  },
  formats: [queryFormat, jsonFormat, splunkSavedSearches, splunkEnterpriseSecurity, splunkRest],
})

export { splunkEnterpriseSecurity, splunkRest, splunkSavedSearches }
