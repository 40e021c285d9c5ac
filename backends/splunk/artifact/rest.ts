import { defineFormat } from '../../../src/backend/format.js'
import type { SplunkConverted } from '../splunk-rule-settings.js'
import { correlationSearch } from './correlation-search.js'
import { rest } from './descriptions.js'
import { restFields } from './rest-fields.js'
import { savedSearch } from './saved-search.js'
import { resultToken } from './tokens.js'

/**
 * The form that creates a saved search through the REST API, one line per rule: the body of `POST
 * servicesNS/{owner}/{app}/saved/searches`.
 *
 *     name=Failed%20logons&search=EventID%3D4625&is_scheduled=1&cron_schedule=*%2F15%20*%20*%20*%20*
 *
 * https://docs.splunk.com/Documentation/Splunk/latest/RESTREF/RESTsearch
 */
export const splunkRest = defineFormat({
  ...rest,
  extension: 'form',
  layout: 'lines',
  variable: resultToken,
  print: (converted: SplunkConverted, options) => {
    const isCorrelation = options['enterprise-security']
    const saved = savedSearch(converted, options, options.track ?? !(isCorrelation && options.notable))
    if ('error' in saved) return { text: undefined, diagnostics: [saved.error] }
    const search = isCorrelation ? correlationSearch(converted, saved, options) : saved
    return {
      text: restFields(search)
        .map(([key, value]) => `${encoded(key)}=${encoded(value)}`)
        .join('&'),
      name: { kind: 'saved search', name: search.name },
      diagnostics: search.diagnostics,
    }
  },
})

/** Percent-encodes a text; a lone surrogate has no encoding. */
const encoded = (text: string): string => encodeURIComponent(text.replace(/\p{Surrogate}/gu, '\ufffd'))
