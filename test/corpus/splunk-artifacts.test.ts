import { expect, test } from 'vitest'
import {
  splunkEnterpriseSecurity,
  splunkRest,
  splunkSavedSearches,
  splunkTerraform,
} from '../../backends/splunk/formats.js'
import { splunk } from '../../backends/splunk/index.js'
import { corpora, corpusFolder, readSources } from '../../scripts/corpus/corpora.js'
import {
  type Artifact,
  type Format,
  indexRules,
  makeArtifact,
  parseRules,
  type Rule,
  trackNames,
} from '../../src/index.js'
import { inOneLine, readConf } from '../readers/splunk/splunk-conf.js'
import { formAsSent, readSavedSearches } from '../readers/splunk/splunk-terraform.js'

// Every rule of all corpora as a saved search in each format, read back by independent code.

const rules: readonly Rule[] = corpora.flatMap(({ folder }) => {
  const found = readSources(corpusFolder(folder)).flatMap((source) => parseRules(source))
  return found.flatMap(({ rule }) => (rule === undefined || rule.kind === 'filter' ? [] : [rule]))
})
const index = indexRules(rules)
const made = (format: Format) =>
  rules.map((rule) => ({ rule, artifact: makeArtifact(rule, splunk, format, { rules: index, lossy: true }) }))
const stanzas = made(splunkSavedSearches as Format)
const forms = made(splunkRest as Format)
const correlationSearches = made(splunkEnterpriseSecurity as Format)

const settingsOf = ({ text }: Artifact): ReadonlyMap<string, string> =>
  [...readConf(text ?? '').values()][0] ?? new Map()
const nameOf = (rule: Rule): string => `${rule.source.name}: ${rule.metadata.title}`
const isOwnError = ({ artifact }: { readonly artifact: Artifact }): boolean =>
  artifact.conversion.query !== null && artifact.text === null

test('every rule with a query has a saved search', () => {
  for (const all of [stanzas, forms, correlationSearches]) {
    const failed = all.filter(isOwnError).map(({ rule, artifact }) => [nameOf(rule), artifact.diagnostics.map(String)])
    expect(failed).toEqual([])
  }
})

test('the search of a rule is its query, and that of a correlation begins with it', () => {
  const wrong = [...stanzas, ...correlationSearches].filter(({ artifact }) => {
    const { query, ruleSettings } = artifact.conversion
    const search = inOneLine(settingsOf(artifact).get('search'))
    if (query === null) return search !== undefined
    return ruleSettings === null
      ? search !== query
      : !search?.startsWith(`${query} | addinfo | where _time>=relative_time(info_max_time, `)
  })
  expect(wrong.map(({ rule }) => nameOf(rule))).toEqual([])
})

test('the form equals the stanza', () => {
  const wrong = stanzas.filter(({ artifact }, at) => {
    const settings = settingsOf(artifact)
    const fields = new URLSearchParams(forms[at]?.artifact.text ?? '')
    const same = ['description', 'search', 'cron_schedule', 'dispatch.earliest_time', 'alert.severity']
    return same.some((key) => (fields.get(key) ?? undefined) !== settings.get(key))
  })
  expect(wrong.map(({ rule }) => nameOf(rule))).toEqual([])
})

test('a Terraform resource sends the form', async () => {
  const wrong: string[] = []
  for (const { rule, artifact } of forms) {
    const { text } = makeArtifact(rule, splunk, splunkTerraform, { rules: index, lossy: true })
    const [sent] = text === null ? [] : (await readSavedSearches(`${text}\n`)).values()
    const expected = artifact.text === null ? undefined : formAsSent(artifact.text)
    if (JSON.stringify(sorted(sent?.form)) !== JSON.stringify(sorted(expected))) wrong.push(nameOf(rule))
  }
  expect(wrong).toEqual([])
}, 600_000)

const sorted = (fields: ReadonlyMap<string, string> | undefined) => fields && [...fields].sort()

test('a notable event has the title of the rule, and readable annotations', () => {
  const wrong = correlationSearches.filter(({ rule, artifact }) => {
    if (artifact.text === null) return false
    const settings = settingsOf(artifact)
    const { mitre_attack = [] } = JSON.parse(settings.get('action.correlationsearch.annotations') ?? '')
    const tagged = (rule.metadata.tags ?? []).filter((tag) => /^attack\.t\d/.test(tag)).length
    const title = settings.get('action.notable.param.rule_title')?.replaceAll('\uff04', '$')
    return title !== rule.metadata.title.trim().replace(/\s+/g, ' ') || mitre_attack.length > tagged
  })
  expect(wrong.map(({ rule }) => nameOf(rule))).toEqual([])
})

test('only rules with the same title have the same name', () => {
  const track = trackNames()
  const titles = new Map<string, string>()
  const wrong = stanzas.filter(({ rule, artifact }) => {
    const { name = '' } = artifact.name ?? {}
    const other = titles.get(name)
    titles.set(name, rule.metadata.title)
    return track(rule, artifact.name) !== undefined && other !== rule.metadata.title
  })
  expect(wrong.map(({ rule }) => nameOf(rule))).toEqual([])
})
