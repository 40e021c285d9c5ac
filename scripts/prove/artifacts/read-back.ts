import { parse as parseToml } from 'smol-toml'
import { inOneLine, readConf } from '../../../test/readers/splunk-conf.js'

/** Reads the query of an artifact with a parser of its format. */
export type ReadBack = (artifact: string) => string | undefined

/** For each target, the formats that hold a query, by name. */
export const readers: Readonly<Record<string, Readonly<Record<string, ReadBack>>>> = {
  splunk: {
    savedsearches: (text) => confSetting(text, 'search'),
    es: (text) => confSetting(text, 'search'),
    rest: formSearch,
  },
  kql: kibanaFormats(),
  lucene: kibanaFormats(),
  eql: kibanaFormats(),
  esql: { ...kibanaFormats(), toml: (text) => tomlQuery(text).replace(/ \| KEEP \*$/, '') },
  datadog: { rule: (text) => (JSON.parse(text) as DatadogRule).queries[0]?.query },
  auth0: { url: (text) => new URL(text).searchParams.get('query') ?? undefined },
}

interface DatadogRule {
  readonly queries: readonly { readonly query: string }[]
}

function kibanaFormats(): Readonly<Record<string, ReadBack>> {
  return {
    rule: (text) => (JSON.parse(text) as { query: string }).query,
    ndjson: (text) => (JSON.parse(text.split('\n')[0] ?? '') as { query: string }).query,
    toml: tomlQuery,
  }
}

/** Elastic's repository of rules requires the columns of an ES|QL query: `KEEP *` keeps all, and changes no verdict. */
function tomlQuery(text: string): string {
  return (parseToml(text).rule as { query: string }).query
}

/** A setting of the only stanza of a .conf file. */
export const confSetting = (text: string, name: string): string | undefined => {
  const [settings] = [...readConf(text).values()]
  return inOneLine(settings?.get(name))
}

function formSearch(text: string): string | undefined {
  return inOneLine(new URLSearchParams(text).get('search'))
}
