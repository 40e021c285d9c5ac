import type { Assumption } from '../../src/backend.js'
import type { Json } from '../../src/index.js'
import { selector as auth0Selector } from '../readers/auth0/auth0.js'
import { selector as datadogSelector } from '../readers/datadog/datadog.js'
import { fieldsAsAsked, keywordFields, type Mapping } from '../readers/elastic/elastic-mapping.js'
import { eqlSelector } from '../readers/eql/eql.js'
import { esqlSelector } from '../readers/esql/esql.js'
import type { Json as SplJson } from '../readers/json.js'
import { kqlSelector } from '../readers/kql/kql-search.js'
import { luceneSelector } from '../readers/lucene/lucene.js'
import { eventTexts } from '../readers/splunk/spl-fields.js'
import { splSelector } from '../readers/splunk/spl-selector.js'

/**
 * Reads a query according to the manual of its language, independently of the compiler, and returns a test of events.
 * Stores each event as the platform does, and assumes that the assumptions of the query hold. Throws if the manual does
 * not define the meaning.
 */
export type Judge = (query: string, assumptions: readonly Assumption[]) => (event: Json) => boolean

/** The judge of each backend by name: a reader, or an engine. */
export const judges: Readonly<Record<string, Judge>> = {
  auth0: (query) => {
    const selects = auth0Selector(query)
    return (event) => selects(tenantLog(event as SplJson))
  },
  datadog: (query) => {
    const selects = datadogSelector(query)
    return (event) => selects(withMessage(event as SplJson))
  },
  eql: (query, assumptions) => eqlSelector(query, mappingFor(assumptions)),
  esql: (query, assumptions) => esqlSelector(query, mappingFor(assumptions)),
  kql: (query, assumptions) => kqlSelector(query, { mapping: mappingFor(assumptions) }),
  lucene: (query, assumptions) => luceneSelector(query, { mapping: mappingFor(assumptions) }),
  splunk: (query) => {
    const selects = splSelector(query)
    return (event) => selects(event as SplJson)
  },
}

/** A query without assumptions about types is compared on an index that has only keyword fields. */
const mappingFor = (assumptions: readonly Assumption[]): Mapping =>
  assumptions.includes('field-type') ? fieldsAsAsked : keywordFields

/** Every event of a tenant log has a type. */
function tenantLog(event: SplJson): SplJson {
  const { data, ...rest } = event as Readonly<Record<string, SplJson>>
  return data === undefined ? { type: 'other', ...rest } : { data: { type: 'other', ...(data as object) } }
}

/** The message of a log without one is its whole text. */
function withMessage(event: SplJson): SplJson {
  return { message: eventTexts(event, {}), ...(event as object) }
}
