import { expect, test } from 'vitest'
import { elasticNdjson } from '../../backends/elastic/formats.js'
import { eql, esql, kql } from '../../backends/elastic/index.js'
import { splunk } from '../../backends/splunk/index.js'
import { findPipeline } from '../../pipelines/all.js'
import { convertRule, indexRules, makeArtifact, type Pipeline, parsePipeline, parseRules } from '../../src/index.js'
import { convertVariants, joinVariants, oneVariant, variantsFor, variantsOf } from '../../src/variants.js'

const text = `
title: Whoami
id: 929a690e-bef0-4204-a928-ef5e620d6fcc
name: whoami
logsource: { product: windows, category: process_creation }
detection:
  selection: { Image|endswith: '\\whoami.exe' }
  condition: selection
---
title: Image
logsource: { product: windows, category: image_load }
detection:
  selection: { ImageLoaded|endswith: '\\evil.dll' }
  condition: selection
---
title: Logon
logsource: { product: windows, service: security }
detection:
  selection: { EventID: 4625 }
  condition: selection
---
title: Key
logsource: { product: windows, category: registry_set }
detection:
  selection: { TargetObject|endswith: '\\Debugger', EventType: SetValue }
  condition: selection
---
title: Many
id: 929a690e-bef0-4204-a928-ef5e620d6fcd
correlation:
  type: event_count
  rules: [whoami]
  group-by: [User]
  timespan: 5m
  condition: { gte: 3 }
---
title: No admins
logsource: { product: windows, category: process_creation }
filter:
  rules: [whoami]
  selection: { CommandLine|contains: admin }
  condition: not selection
`

const all = parseRules({ name: 'rules.yml', text }).map(({ rule, diagnostics }) => {
  if (rule === undefined) throw new Error(diagnostics.join('\n'))
  return rule
})
const ruleOf = (title: string) => {
  const rule = all.find(({ metadata }) => metadata.title === title)
  if (rule === undefined) throw new Error(title)
  return rule
}
const rules = indexRules(all.filter(({ kind }) => kind !== 'filter'))
const builtIn = (name: string): Pipeline => {
  const pipeline = findPipeline(name)
  if (pipeline === undefined) throw new Error(name)
  return pipeline
}
const variantsWith = (...pipelines: readonly Pipeline[]) => variantsOf(pipelines, findPipeline).variants
const windows = variantsWith(builtIn('splunk-windows'))
const pipelines = [builtIn('splunk-windows')]

test('a rule has a query for each variant that it is about, with an id and a title of its own', () => {
  const facts = convertVariants(ruleOf('Whoami'), splunk, windows, { pipelines, rules }).map(
    ({ query, variants, fidelity, head }) => [variants, query, fidelity, head?.metadata.title, head?.metadata.id],
  )
  expect(facts).toEqual([
    [
      ['sysmon'],
      'source IN ("WinEventLog:Microsoft-Windows-Sysmon/Operational", "XmlWinEventLog:Microsoft-Windows-Sysmon/Operational") EventCode=1 Image="*\\\\whoami.exe"',
      'exact',
      'Whoami (Sysmon)',
      'e4206eca-c72b-5fd8-a56b-12be22173018',
    ],
    [
      ['audit'],
      'source IN ("WinEventLog:Security", "XmlWinEventLog:Security") EventCode=4688 NewProcessName="*\\\\whoami.exe"',
      'exact',
      'Whoami (Security log)',
      '56ec5837-cee7-5a34-980e-f1cc272a762d',
    ],
  ])
})

test.each([
  ['Image', ['sysmon']],
  ['Logon', []],
])('the rule `%s`, which is about fewer than two variants, keeps its id and its title', (title, names) => {
  const conversions = convertVariants(ruleOf(title), splunk, windows, { pipelines, rules })
  expect(conversions.map(({ variants, head }) => [variants, head?.metadata.title])).toEqual([[names, title]])
})

test('a rule about no variant is converted as without variants', () => {
  const settings = { pipelines, rules }
  const [{ query } = {}] = convertVariants(ruleOf('Logon'), splunk, windows, settings)
  expect(query).toBe(convertRule(ruleOf('Logon'), splunk, settings).query)
})

test('a variant that refuses the rule is left out with a warning', () => {
  const conversions = convertVariants(ruleOf('Key'), splunk, windows, { pipelines, rules })
  expect(conversions.map(({ variants, diagnostics }) => [variants, diagnostics.map(({ message }) => message)])).toEqual(
    [
      [
        ['sysmon'],
        [
          'the variant `audit` is left out: a pipeline rejects the rule: the audit event 4657 has no EventType, NewName or User',
        ],
      ],
    ],
  )
})

test('a correlation is converted with all of its rules for each variant', () => {
  const queries = convertVariants(ruleOf('Many'), splunk, windows, { pipelines, rules }).map(({ query }) => query)
  expect(queries.map((query) => query?.replace(/ \|.*/, ''))).toEqual(
    convertVariants(ruleOf('Whoami'), splunk, windows, { pipelines, rules }).map(({ query }) => query),
  )
})

test('filters are mapped by each variant', () => {
  const queries = convertVariants(ruleOf('Whoami'), splunk, windows, { pipelines, rules: indexRules(all) })
  expect(queries.map(({ query }) => query?.includes('NOT') && query.includes('CommandLine'))).toEqual([true, true])
})

test('joined variants keep the id of the rule and are one query', () => {
  const { query, variants, head, fidelity } = convertRule(ruleOf('Whoami'), splunk, {
    pipelines,
    rules,
    variants: joinVariants(windows),
  })
  const [sysmon, audit] = convertVariants(ruleOf('Whoami'), splunk, windows, { pipelines, rules })
  expect({ query, variants, title: head?.metadata.title, fidelity }).toEqual({
    query: `(${sysmon?.query}) OR (${audit?.query})`,
    variants: ['sysmon', 'audit'],
    title: 'Whoami',
    fidelity: 'exact',
  })
})

test('the names of artifacts differ and are the same in every run', () => {
  const elastic = variantsWith(builtIn('ecs-windows'))
  const names = () =>
    elastic.map(
      (variant) => makeArtifact(ruleOf('Whoami'), kql, elasticNdjson, { rules, variants: oneVariant(variant) }).name,
    )
  const first = names().map((name) => name?.name)
  expect(new Set(first).size).toBe(elastic.length)
  expect(names().map((name) => name?.name)).toEqual(first)
})

const twoPlaces = (first: string, second: string) => {
  const state = (name: string, set: string): Pipeline => {
    const { pipeline, diagnostics } = parsePipeline({ name, text: `transformations: [${set}]` })
    if (pipeline === undefined) throw new Error(diagnostics.join('\n'))
    return pipeline
  }
  const named = { a: state('a.yml', first), b: state('b.yml', second) }
  const text = 'variants: { a: { with: a }, b: { with: b } }'
  const { pipeline } = parsePipeline({ name: 'ours.yml', text })
  return variantsOf(pipeline === undefined ? [] : [pipeline], (name) => named[name as keyof typeof named]).variants
}
const mark = (name: string) => `{ type: add_condition, conditions: { kind: ${name} } }`

test('indices of joined variants are united', () => {
  const variants = twoPlaces(
    `{ type: set_state, key: index, val: [x-*, y-*] }, ${mark('a')}`,
    `{ type: set_state, key: index, val: [y-*, z-*] }, ${mark('b')}`,
  )
  const { query } = convertRule(ruleOf('Image'), esql, { variants: joinVariants(variants) })
  expect(query).toContain('FROM x-*,y-*,z-* METADATA')
})

test('a correlation searches the indices of all joined variants', () => {
  const variants = variantsWith(builtIn('ecs-windows'))
  const settings = { pipelines: [builtIn('ecs-windows')], rules, variants: joinVariants(variants) }
  const { query } = convertRule(ruleOf('Many'), esql, settings)
  expect(query).toMatch(/^FROM winlogbeat-\*,logs-windows\.\*,logs-system\.\*,logs-endpoint\.events\.process-\* /)
})

test('different event categories of joined variants become conditions', () => {
  const variants = twoPlaces(`{ type: set_state, key: category, val: process }, ${mark('a')}`, mark('b'))
  const { query } = convertRule(ruleOf('Image'), eql, { variants: joinVariants(variants) })
  expect(query).toBe(
    'any where (event.category == "process" and kind : "a" and ImageLoaded : "*\\\\evil.dll") or (kind : "b" and ImageLoaded : "*\\\\evil.dll")',
  )
})

test('a pipeline that a variant names is not used for the others', () => {
  const variants = variantsWith(builtIn('sysmon'), builtIn('splunk-windows'))
  expect(variants.map(({ pipelines }) => pipelines.map(({ source }) => source.name))).toEqual([
    ['splunk-windows.yml', 'sysmon.yml'],
    ['splunk-windows.yml', 'windows-audit.yml'],
  ])
})

test('a variant without pipelines is the pipeline that names it', () => {
  const variants = variantsWith(builtIn('ecs-linux'))
  expect(variants.map(({ name, pipelines }) => [name, pipelines.map(({ source }) => source.name)])).toEqual([
    ['defend', ['ecs-linux.yml']],
    ['auditd', ['ecs-linux-auditd-manager.yml']],
  ])
})

test('variants of several pipelines with one name are one variant', () => {
  const variants = variantsWith(builtIn('splunk-windows'), builtIn('ecs-windows'))
  expect(variants.map(({ name }) => name).filter((name) => name === 'sysmon')).toEqual(['sysmon'])
})

test('a correlation is about the variants of its rules', () => {
  expect(variantsFor(ruleOf('Many'), windows, splunk, rules).map(({ name }) => name)).toEqual(['sysmon', 'audit'])
})
