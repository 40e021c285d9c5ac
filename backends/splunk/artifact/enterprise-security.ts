import { defineFormat } from '../../../src/backend/format.js'
import type { SplunkConverted } from '../splunk-rule-settings.js'
import { correlationSearch } from './correlation-search.js'
import { enterpriseSecurity } from './descriptions.js'
import { savedSearch } from './saved-search.js'
import { printStanza } from './stanza.js'
import { resultToken } from './tokens.js'

/**
 * Like `splunkSavedSearches`, but for Enterprise Security: a correlation search that creates notable events, and risk
 * scores for the objects that `risk-objects` names.
 *
 *     [Failed logons]
 *     search = EventID=4625
 *     action.correlationsearch.enabled = 1
 *     action.notable = 1
 *
 * https://github.com/splunk/contentctl/blob/main/contentctl/output/templates/savedsearches_detections.j2
 */
export const splunkEnterpriseSecurity = defineFormat({
  ...enterpriseSecurity,
  extension: 'conf',
  layout: 'blocks',
  comment: '#',
  variable: resultToken,
  print: (converted: SplunkConverted, options) => {
    const search = savedSearch(converted, options, options.track ?? !options.notable)
    if ('error' in search) return { text: undefined, diagnostics: [search.error] }
    return printStanza(converted, correlationSearch(converted, search, options))
  },
})
