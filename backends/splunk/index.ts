import { defineBackend, queryFormat } from '../../src/emit/backend.js'
import { refuseCorrelations } from '../../src/emit/correlate.js'
import { quoteField, unquotable } from './quoting.js'
import { search } from './search.js'
import { where } from './where.js'

/** Splunk: the `search` command, and `| where` for what it cannot say. */
export const splunk = defineBackend({
  name: 'splunk',
  title: 'Splunk SPL',
  extension: 'spl',
  stages: () => [search, where],
  join: ([base = '*', filter], rule, { table }) => {
    const fields = table
      ? (rule.metadata.fields ?? []).filter((name) => unquotable(name) === undefined).map(quoteField)
      : []
    return [
      base,
      ...(filter === undefined ? [] : [`| where ${filter}`]),
      ...(fields.length === 0 ? [] : [`| table ${fields.join(', ')}`]),
    ].join(' ')
  },
  correlate: refuseCorrelations('it only searches for events'),
  options: {
    table: { type: 'boolean', default: false, about: "end with `| table` over the rule's `fields`" },
  },
  formats: [queryFormat],
})
