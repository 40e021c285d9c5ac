import { describe, expect, test } from 'vitest'
import { splunk } from '../../backends/splunk/index.js'
import { findPipeline } from '../../pipelines/all.js'
import {
  type ConvertSettings,
  convertRule,
  indexRules,
  type Pipeline,
  parsePipeline,
  parseRules,
  type Rule,
} from '../../src/index.js'

const rulesOf = (text: string): readonly Rule[] =>
  parseRules({ name: 'rule.yml', text }).flatMap(({ rule, diagnostics }) => {
    if (rule === undefined) throw new Error(diagnostics.join('\n'))
    return [rule]
  })
const cim = findPipeline('splunk-cim')!
const pipelineOf = (text: string): Pipeline => {
  const { pipeline, diagnostics } = parsePipeline({ name: 'ours.yml', text })
  if (pipeline === undefined) throw new Error(diagnostics.join('\n'))
  return pipeline
}
type Options = NonNullable<ConvertSettings<typeof splunk.options>['options']>
const convert = (text: string, options: Options, pipelines: readonly Pipeline[] = []) => {
  const rules = rulesOf(text)
  return convertRule(rules.at(-1)!, splunk, { options, pipelines, rules: indexRules(rules) })
}

const SHOWN = ' | convert timeformat="%F %T %Z" ctime(firstTime) ctime(lastTime)'
const COUNT = 'fillnull_value="(missing)" count min(_time) as firstTime max(_time) as lastTime from datamodel='
const rule =
  'title: t\nlogsource: {}\ndetection: { s: { user: ann, "path|re": "[a-z]tmp" }, condition: s }\nfields: [user]'
const dataset = 'Endpoint.Processes'
const ROWS = 'by Processes.user, Processes.path | `drop_dm_object_name(Processes)` | where match(path, "[a-z]tmp")'
const tstats = 'data-model' as const

describe('a search of a data model', () => {
  test.each<readonly [string, Options, string]>([
    [
      'counts rows of its summaries',
      { [tstats]: 'tstats', dataset },
      `| tstats summariesonly=false ${COUNT}Endpoint.Processes where Processes.user="ann" Processes.path="*tmp*" ${ROWS}${SHOWN}`,
    ],
    [
      'of summaries only',
      { [tstats]: 'tstats', dataset, 'summaries-only': 'true' },
      `| tstats summariesonly=true ${COUNT}Endpoint.Processes where Processes.user="ann" Processes.path="*tmp*" ${ROWS}${SHOWN}`,
    ],
    [
      'as a macro says',
      { [tstats]: 'tstats', dataset, 'summaries-only': 'macro' },
      `| tstats \`summariesonly\` ${COUNT}Endpoint.Processes where Processes.user="ann" Processes.path="*tmp*" ${ROWS}${SHOWN}`,
    ],
    [
      'by other fields, and those of the command where',
      { [tstats]: 'tstats', dataset, 'dataset-fields': ['dest', 'Processes.process', 'host'] },
      `| tstats summariesonly=false ${COUNT}Endpoint.Processes where Processes.user="ann" Processes.path="*tmp*" by Processes.dest, Processes.process, host, Processes.path | \`drop_dm_object_name(Processes)\` | where match(path, "[a-z]tmp")${SHOWN}`,
    ],
    [
      'of a child dataset',
      { [tstats]: 'tstats', dataset: 'Web.Web.Proxy' },
      `| tstats summariesonly=false ${COUNT}Web.Web where nodename=Web.Proxy Web.user="ann" Web.path="*tmp*" by Web.user, Web.path | \`drop_dm_object_name(Web)\` | where match(path, "[a-z]tmp")${SHOWN}`,
    ],
    [
      'with a table',
      { [tstats]: 'tstats', dataset, table: true },
      `| tstats summariesonly=false ${COUNT}Endpoint.Processes where Processes.user="ann" Processes.path="*tmp*" ${ROWS}${SHOWN} | table firstTime, lastTime, count, user`,
    ],
    [
      'is a summary already',
      { [tstats]: 'tstats', dataset, summary: true },
      `| tstats summariesonly=false ${COUNT}Endpoint.Processes where Processes.user="ann" Processes.path="*tmp*" ${ROWS}${SHOWN}`,
    ],
    [
      'finds its events',
      { [tstats]: 'from', dataset: 'Web.Web.Proxy', table: true },
      '| from datamodel:"Web.Proxy" | search user="ann" path="*tmp*" | where match(path, "[a-z]tmp") | table user',
    ],
  ])('%s', (_, options, query) => {
    expect(convert(rule, options).query).toBe(query)
  })

  test('accepts the field names and the state of pipelines for other converters', () => {
    const ours = pipelineOf(`
transformations:
  - { type: field_name_mapping, mapping: { user: All_Traffic.user, path: All_Traffic.app } }
  - { type: set_state, key: data_model_set, val: Network_Traffic.All_Traffic }
  - { type: set_state, key: fields, val: [All_Traffic.dest, All_Traffic.user] }
`)
    expect(convert(rule, { [tstats]: 'tstats' }, [ours]).query).toBe(
      `| tstats summariesonly=false ${COUNT}Network_Traffic.All_Traffic where All_Traffic.user="ann" All_Traffic.app="*tmp*" by All_Traffic.dest, All_Traffic.user, All_Traffic.app | \`drop_dm_object_name(All_Traffic)\` | where match(app, "[a-z]tmp")${SHOWN}`,
    )
    expect(convert(rule, { [tstats]: 'from', table: true }, [ours]).query).toBe(
      '| from datamodel:"Network_Traffic.All_Traffic" | search user="ann" app="*tmp*" | where match(app, "[a-z]tmp") | table user',
    )
  })

  test('has alternatives in parentheses next to the name of a child dataset', () => {
    const either = 'title: t\nlogsource: {}\ndetection: { a: { user: ann }, b: { url: x }, condition: a or b }'
    expect(convert(either, { [tstats]: 'tstats', dataset: 'Web.Web.Proxy' }).query).toContain(
      ' where nodename=Web.Proxy (Web.user="ann" OR Web.url="x") by ',
    )
    expect(convert(either, { [tstats]: 'tstats', dataset: 'Web.Web' }).query).toContain(
      ' where Web.user="ann" OR Web.url="x" by ',
    )
  })

  test('shows only the fields of its rows', () => {
    const shown = `${rule.replace('[user]', '[user, path, other]')}`
    const options: Options = { [tstats]: 'tstats', dataset, table: true, 'dataset-fields': ['Processes.user', 'dest'] }
    expect(convert(shown, options).query).toMatch(/ \| table firstTime, lastTime, count, user$/)
  })

  test('is refused without a dataset, and required with one', () => {
    const because = (options: Options) =>
      convert(rule, options).diagnostics.map(({ code, message }) => [code, message.replace(/^.*?: /, '')])
    expect(because({ [tstats]: 'tstats' })).toEqual([
      ['options-do-not-fit', 'no pipeline names the data model for `data-model=tstats`'],
    ])
    expect(because({ dataset })).toEqual([
      [
        'options-do-not-fit',
        'the pipelines name the fields of the data model `Endpoint.Processes`, which a plain search does not find',
      ],
    ])
    expect(because({ [tstats]: 'from', dataset: 'Processes' })).toEqual([
      ['options-do-not-fit', '`Processes` is not a dataset of a data model'],
    ])
  })
})

describe('splunk-cim writes the values of add-ons', () => {
  const conditionOf = (logsource: string, detection: string): string => {
    const text = `title: t\nlogsource: ${logsource}\ndetection:\n  s:\n    ${detection}\n  condition: s`
    const { query, diagnostics } = convert(text, { [tstats]: 'from' }, [cim])
    if (query === null) throw new Error(diagnostics.join('\n'))
    return query.replace(/^\| from datamodel:"[\w.]+" \| search /, '')
  }
  const process = '{ product: windows, category: process_creation }'

  test.each([
    [process, "Image|endswith: ['\\cmd.exe', '\\pwsh.exe']", 'process_name IN ("cmd.exe", "pwsh.exe")'],
    [process, "Image|endswith: ['\\cmd.exe', '\\bin\\x.exe']", 'process_path IN ("*\\\\cmd.exe", "*\\\\bin\\\\x.exe")'],
    [process, "Image: 'C:\\Windows\\cmd.exe'", 'process_path="C:\\\\Windows\\\\cmd.exe"'],
    [process, "ParentImage|endswith|neq: '\\a.exe'", 'NOT parent_process_name="a.exe"'],
    ['{ product: linux, category: process_creation }', 'Image|endswith: /nc', 'process_name="nc"'],
    [process, 'CommandLine: null', 'process="unknown"'],
    [process, "CommandLine: ''", 'process="unknown"'],
    [process, 'CurrentDirectory: null', 'NOT process_current_directory=*'],
    [process, "User: 'NT AUTHORITY\\SYSTEM'", 'user="*SYSTEM"'],
    [process, "User: 'CORP\\svc_*'", 'user="*svc_*"'],
    [process, "User|endswith: '\\svc'", 'user="*svc"'],
    [process, 'User|contains: AUTHORI', 'user IN ("*AUTHORI*", "SYSTEM", "LOCAL SERVICE", "NETWORK SERVICE")'],
    [
      '{ product: windows, category: registry_set }',
      'Details: DWORD (0x00000001)',
      'action IN ("created", "modified") registry_value_data="0x00000001"',
    ],
    [
      '{ product: windows, category: registry_delete }',
      'TargetObject|contains: Run',
      'action="deleted" registry_path="*Run*"',
    ],
    [
      '{ product: windows, category: file_event }',
      'TargetFilename|endswith: .lnk',
      'action IN ("created", "modified") file_path="*.lnk"',
    ],
  ])('%s, %s', (logsource, detection, condition) => {
    expect(conditionOf(logsource, detection)).toBe(condition)
  })
})

test('splunk-cim refuses a rule about the domain of users, which data models lack', () => {
  const text = `title: t
logsource: { product: windows, category: process_creation }
detection: { s: { User|startswith: 'CORP\\' }, condition: s }`
  expect(convert(text, { [tstats]: 'tstats' }, [cim]).diagnostics.map(({ message }) => message)).toEqual([
    'a pipeline rejects the rule: users in data models have no domain',
  ])
})

describe('a correlation', () => {
  const rules = (category: string) => `title: a
name: shell
logsource: { product: windows, category: process_creation }
detection: { s: { Image|endswith: '\\cmd.exe' }, condition: s }
---
title: b
name: other
logsource: { product: windows, category: ${category} }
detection: { s: { Image|endswith: '\\pwsh.exe', Computer: h }, condition: s }
---
title: r
name: regex
logsource: { product: windows, category: process_creation }
detection: { s: { CommandLine|re: '[a-z]tmp' }, condition: s }
---
title: c
`
  const correlated = (
    section: string,
    dataModel: 'tstats' | 'from',
    category = 'process_creation',
    options: Options = {},
  ) => {
    const { query, diagnostics } = convert(
      `${rules(category)}correlation: { ${section}, group-by: [Computer], timespan: 5m }`,
      { ...options, [tstats]: dataModel },
      [cim],
    )
    return query ?? diagnostics.map(({ code, message }) => `${code}: ${message}`).join('\n')
  }
  const count = 'type: event_count, rules: [shell], condition: { gte: 10 }'
  const temporal = 'type: temporal, rules: [shell, other]'

  test('finds the events of a data model', () => {
    expect(correlated(count, 'from')).toBe(
      '| from datamodel:"Endpoint.Processes" | search process_name="cmd.exe" | sort 0 _time | streamstats time_window=5m count as event_count by dest | where event_count>=10',
    )
    expect(correlated(temporal, 'from')).toBe(
      '| from datamodel:"Endpoint.Processes" | search process_name="cmd.exe" OR (process_name="pwsh.exe" dest="h") | eval rule_shell=if(match(process_name, "(?i)^cmd\\\\.exe\\\\z"), 1, null()), rule_other=if(match(process_name, "(?i)^pwsh\\\\.exe\\\\z") AND match(dest, "(?i)^h\\\\z"), 1, null()) | sort 0 _time | streamstats time_window=5m count(rule_shell) as count_shell, count(rule_other) as count_other by dest | where count_shell>0 AND count_other>0',
    )
  })

  const fixed = { windows: 'fixed' } as const

  test('counts in the fixed windows of summaries', () => {
    expect(correlated(count, 'tstats', 'process_creation', fixed)).toBe(
      '| tstats summariesonly=false count as event_count from datamodel=Endpoint.Processes where Processes.process_name="cmd.exe" by _time, Processes.dest span=5m | `drop_dm_object_name(Processes)` | where event_count>=10',
    )
    const values = 'type: value_count, rules: [shell], condition: { field: User, gte: 3 }'
    expect(correlated(values, 'tstats', 'process_creation', { ...fixed, 'missing-groups': 'keep' })).toBe(
      '| tstats summariesonly=false fillnull_value="-" dc(Processes.user) as value_count from datamodel=Endpoint.Processes where Processes.process_name="cmd.exe" by _time, Processes.dest span=5m | `drop_dm_object_name(Processes)` | where value_count>=3',
    )
  })

  test.each([
    ['in sliding windows', count, {}, '`tstats` counts in fixed windows, which `--option windows=fixed` allows'],
    ['of several rules', temporal, fixed, '`tstats` can only count events, or the values of one field'],
    [
      'of events of several rules',
      'type: event_count, rules: [shell, other], condition: { gte: 10 }',
      fixed,
      '`tstats` counts the events of one rule',
    ],
    [
      'of a rule with a regular expression',
      'type: event_count, rules: [regex], condition: { gte: 10 }',
      fixed,
      'the `where` clause of `tstats` expresses only a part of the rule',
    ],
  ])('%s is refused for summaries', (_, section, options, because) => {
    expect(correlated(section, 'tstats', 'process_creation', options)).toBe(
      `correlation-not-expressible: Splunk SPL cannot express this correlation: ${because}; \`--option data-model=from\` searches events`,
    )
  })

  test('of several datasets is refused', () => {
    expect(correlated(temporal, 'from', 'registry_set')).toBe(
      'options-do-not-fit: Splunk SPL cannot search for this rule: its rules search several datasets (Endpoint.Processes, Endpoint.Registry), and a search has one',
    )
  })

  test('of new values is refused', () => {
    const text = `title: n
logsource: { product: windows, category: process_creation }
detection: { s: { Image|endswith: '\\cmd.exe' }, condition: s }
sigmacast: { first-seen: { fields: [Computer], timespan: 14d } }`
    const { diagnostics } = convert(text, { [tstats]: 'from' }, [cim])
    expect(diagnostics.map(({ code, message }) => `${code}: ${message}`)).toEqual([
      'correlation-not-expressible: Splunk SPL cannot express this correlation: new values need a time range of their own, which a search of a data model cannot set',
    ])
  })
})
