import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { splunk } from '../../backends/splunk/index.js'
import { findPipeline, pipelineTexts } from '../../pipelines/all.js'
import { convertRule, type Pipeline, parsePipeline, parseRules } from '../../src/index.js'
import type { LogSource } from '../../src/rule/rule.js'

// Every log source that a pipeline for Splunk maps is searched in a place: an index, a source, a source type or a data model.

const named = (name: string): Pipeline => {
  const pipeline = findPipeline(name)
  if (pipeline === undefined) throw new Error(name)
  return pipeline
}
const file = new URL('../../pipelines/templates/splunk-indexes.yml', import.meta.url)
const { pipeline: indexes, diagnostics } = parsePipeline({
  name: 'splunk-indexes.yml',
  text: readFileSync(file, 'utf8'),
})
if (indexes === undefined) throw new Error(diagnostics.join('\n'))

/** Fields that a data model has for each category; other log sources have any field. */
const fields: Readonly<Record<string, string>> = {
  process_creation: 'Image',
  registry_add: 'TargetObject',
  registry_delete: 'TargetObject',
  registry_event: 'TargetObject',
  registry_set: 'TargetObject',
  file_event: 'TargetFilename',
  file_delete: 'TargetFilename',
  proxy: 'c-uri',
  webserver: 'cs-uri-query',
  dns: 'query',
  dns_query: 'QueryName',
  network: 'query',
  network_connection: 'DestinationIp',
}

/** The log sources in the conditions of the outermost steps about rules: what a pipeline maps. */
const logsourcesOf = ({ steps }: Pipeline): readonly LogSource[] =>
  steps
    .filter(({ action }) => action.changes === 'rule' || action.changes === 'steps')
    .flatMap(({ logsources }) => logsources.filter(({ isAffirmed }) => isAffirmed).map(({ logsource }) => logsource))

/** The query for a rule of a log source. */
function searchOf(logsource: LogSource, pipelines: readonly Pipeline[]): string {
  const field = fields[logsource.category ?? ''] ?? 'any'
  const text = JSON.stringify({ title: 't', logsource, detection: { s: { [field]: 'x' }, condition: 's' } })
  const [document] = parseRules({ name: 'rule.yml', text })
  const isModel = pipelines.includes(named('splunk-cim'))
  const options = isModel ? ({ 'data-model': 'tstats' } as const) : {}
  const { query, diagnostics } = convertRule(document!.rule!, splunk, { pipelines, options })
  if (query === null) throw new Error(diagnostics.join('\n'))
  return query
}

const cases = [...pipelineTexts.keys()]
  .filter((name) => name.startsWith('splunk-'))
  .flatMap((name) =>
    [...new Map(logsourcesOf(named(name)).map((logsource) => [JSON.stringify(logsource), logsource])).values()].map(
      (logsource) => [name, logsource] as const,
    ),
  )

const PLACE = /^(?:index|source|sourcetype)(?:=| IN )"?\(?"?[^*]|^\| tstats .* from datamodel=\w/

describe('a rule of each mapped log source is searched', () => {
  test.each(cases)('in a place: %s, %j', (name, logsource) => {
    expect(searchOf(logsource, [named(name)])).toMatch(PLACE)
  })

  test.each(cases)('in an index, by splunk-indexes.yml: %s, %j', (name, logsource) => {
    expect(searchOf(logsource, [named(name), indexes])).toMatch(
      name === 'splunk-cim' ? /where (?:nodename=\S+ )?index="/ : /^index="\w+" sourcetype(?:=| IN )/,
    )
  })
})

test('the file needs no change to be read, and says what to change', () => {
  expect(diagnostics).toEqual([])
  expect(Object.keys(indexes.vars).filter((name) => !/_(index|sourcetype|tenant)$/.test(name))).toEqual([])
})

test.each([
  [{ auth0_index: 'idp' }, 'index="idp" type="x"'],
  [{ auth0_tenant: 'acme' }, 'index="auth0" data.tenant_name="acme" type="x"'],
  [{ auth0_tenant: ['acme', 'beta*'] }, 'index="auth0" data.tenant_name IN ("acme", "beta*") type="x"'],
])('splunk-auth0 with the variables %j searches %s', (vars, query) => {
  const { pipeline } = parsePipeline({ name: 'ours.yml', text: JSON.stringify({ priority: 50, vars }) })
  const text = 'title: t\nlogsource: { product: auth0 }\ndetection: { s: { type: x }, condition: s }'
  const [document] = parseRules({ name: 'rule.yml', text })
  expect(convertRule(document!.rule!, splunk, { pipelines: [named('splunk-auth0'), pipeline!] }).query).toBe(
    query.replace('type=', 'data.type='),
  )
})

test('splunk-auth0 keeps the tests of the rule itself', () => {
  const text = "title: t\nlogsource: { product: auth0 }\ndetection: { s: { tenant_name: '*' }, condition: s }"
  const [document] = parseRules({ name: 'rule.yml', text })
  expect(convertRule(document!.rule!, splunk, { pipelines: [named('splunk-auth0')] }).query).toBe(
    'index="auth0" data.tenant_name=*',
  )
})
