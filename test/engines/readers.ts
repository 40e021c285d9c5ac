import type { Json } from '../../src/index.js'
import { selector as auth0Selector, parseAuth0 } from '../readers/auth0/auth0.js'
import { selector as datadogSelector, parseDatadog } from '../readers/datadog/datadog.js'
import type { Json as SplJson } from '../readers/json.js'
import { checkSpl, splSelector } from '../readers/splunk/spl-selector.js'
import type { OpenEngine } from './engine.js'
import { readerEngine } from './reader-engine.js'

export const openSpl: OpenEngine = async () =>
  readerEngine(
    {
      name: 'spl',
      targets: ['splunk'],
      about:
        "A parser and evaluator of search, where and tstats, written for these tests from Splunk's manual. It rejects syntax that the manual does not define, and treats a JSON null as a missing field.",
    },
    checkSpl,
    (query) => {
      const selects = splSelector(query)
      return (event) => selects(asJson(event))
    },
  )

export const openDatadogReader: OpenEngine = async () =>
  readerEngine(
    {
      name: 'datadog',
      targets: ['datadog'],
      about:
        "A parser and evaluator of the log search, written for these tests from Datadog's documentation: a condition holds for a list if it holds for an element. It rejects undocumented syntax, searches words in the whole text of a log, and gives no verdict if the separation of words decides.",
    },
    parseDatadog,
    (query) => {
      const selects = datadogSelector(query, (event) => [JSON.stringify(event)])
      return (event) => selects(asJson(event))
    },
  )

export const openAuth0Reader: OpenEngine = async () =>
  readerEngine(
    {
      name: 'auth0',
      targets: ['auth0'],
      about:
        "A parser and evaluator of the tenant log search, written for these tests from Auth0's documentation. It rejects undocumented syntax, and is case-sensitive.",
    },
    parseAuth0,
    (query) => {
      const selects = auth0Selector(query)
      return (event) => selects(tenantLog(asJson(event)))
    },
  )

/** Every event of a tenant log has a type. */
function tenantLog(event: SplJson): SplJson {
  if (!isObject(event)) return event
  const { data } = event
  return data !== undefined && isObject(data) ? { ...event, data: typed(data) } : typed(event)
}

const typed = (log: JsonObject): JsonObject => ({ ...log, type: log.type ?? 'other' })

type JsonObject = { readonly [name: string]: SplJson }

const isObject = (value: SplJson): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** The readers expect JSON: absent keys are not undefined, and large numbers are texts. */
const asJson = (event: Json): SplJson =>
  JSON.parse(JSON.stringify(event, (_, value) => (typeof value === 'bigint' ? String(value) : value)))
