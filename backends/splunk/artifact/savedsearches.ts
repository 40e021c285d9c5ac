import { defineFormat } from '../../../src/backend/format.js'
import type { SplunkConverted } from '../splunk-rule-settings.js'
import { savedSearches } from './descriptions.js'
import { savedSearch } from './saved-search.js'
import { printStanza } from './stanza.js'
import { resultToken } from './tokens.js'

/**
 * A stanza of savedsearches.conf per rule: an alert that runs on a schedule. The file belongs in the folder `default`
 * or `local` of an app.
 *
 *     [Failed logons]
 *     search = EventID=4625
 *     enableSched = 1
 *     cron_schedule = *\/15 * * * *
 *
 * https://docs.splunk.com/Documentation/Splunk/latest/Admin/Savedsearchesconf
 */
export const splunkSavedSearches = defineFormat({
  ...savedSearches,
  extension: 'conf',
  layout: 'blocks',
  comment: '#',
  variable: resultToken,
  print: (converted: SplunkConverted, options) => {
    const search = savedSearch(converted, options, options.track ?? true)
    if ('error' in search) return { text: undefined, diagnostics: [search.error] }
    return printStanza(converted, search)
  },
})
