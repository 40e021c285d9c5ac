import { parse as parseToml } from 'smol-toml'
import { inOneLine, readConf } from '../../../test/readers/splunk/splunk-conf.js'
import { readSavedSearches } from '../../../test/readers/splunk/splunk-terraform.js'
import { readTerraform } from '../../../test/readers/terraform-rule.js'

/** Reads the query of an artifact with a parser of its format. */
export type ReadBack = (artifact: string) => string | undefined | Promise<string | undefined>

/** For each target, the formats that hold a query, by name; a name may have an option of the format behind it. */
export const readers: Readonly<Record<string, Readonly<Record<string, ReadBack>>>> = {
  splunk: {
    savedsearches: (text) => confSetting(text, 'search'),
    es: (text) => confSetting(text, 'search'),
    rest: formSearch,
    terraform: async (text) => inOneLine([...(await readSavedSearches(text)).values()][0]?.form.get('search')),
  },
  kql: kibanaFormats(),
  lucene: kibanaFormats(),
  eql: kibanaFormats(),
  esql: { ...kibanaFormats(), toml: (text) => tomlQuery(text).replace(/ \| KEEP \*$/, '') },
  datadog: {
    rule: (text) => (JSON.parse(text) as DatadogRule).queries[0]?.query,
    terraform: async (text) => (await terraformRule<DatadogRule>(text))?.queries[0]?.query,
    'terraform resource=json': async (text) => (await terraformRule<DatadogRule>(text))?.queries[0]?.query,
  },
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
    terraform: async (text) => (await terraformRule<{ readonly query: string }>(text))?.query,
  }
}

/** The only resource of a file, in the form of the API. */
async function terraformRule<Rule>(text: string): Promise<Rule | undefined> {
  const [rule] = (await readTerraform(text)).values()
  return rule as Rule | undefined
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
