import { expect, test } from 'vitest'
import { fieldChecks } from '../../src/check/fields/index.js'
import { findingsIn, fixAll, placed } from './findings-of.js'

const codes = fieldChecks.map(({ code }) => code)

/** A rule with this log source in line 2, and with this selection in line 4. */
const rule = (logsource: string, selection = '{ a: b }'): string =>
  `title: A\nlogsource: ${logsource}\ndetection:\n  sel: ${selection}\n  condition: sel\n`

const CREATION = '{ product: windows, category: process_creation }'
const created = (selection: string): string => rule(CREATION, selection)

interface Row {
  readonly title: string
  readonly before: string
  readonly findings: readonly string[]
  /** Default: as before. */
  readonly after?: string
}

const logsources: readonly Row[] = [
  { title: 'an empty log source', before: rule('{}'), findings: ['2:12 logsource-empty'] },
  { title: 'a log source with other keys', before: rule('{ definition: all }'), findings: ['2:12 logsource-empty'] },
  { title: 'an empty product', before: rule('{ product: null }'), findings: [] },
  {
    title: 'an empty log source of a filter',
    before: 'title: A\nlogsource: {}\nfilter:\n  rules: any\n  sel: { a: b }\n  condition: not sel\n',
    findings: [],
  },
  { title: 'a category', before: rule('{ category: dns }'), findings: [] },
  { title: 'a product alone', before: rule('{ product: aws }'), findings: [] },
  { title: 'a general category with a product', before: rule('{ product: windows, category: proxy }'), findings: [] },
  {
    title: 'a misspelt product',
    before: rule('{ product: windws, service: security }'),
    findings: ['2:23 logsource-unknown'],
    after: rule('{ product: windows, service: security }'),
  },
  {
    title: 'a misspelt product in capital letters',
    before: rule('{ product: WINDWS, service: security }'),
    findings: ['2:23 logsource-unknown'],
    after: rule('{ product: windows, service: security }'),
  },
  {
    title: 'a misspelt category and a misspelt service',
    before: rule('{ product: windows, category: process-creation, service: sysmom } # old'),
    findings: ['2:42 logsource-unknown', '2:69 logsource-unknown'],
    after: rule('{ product: windows, category: process_creation, service: sysmon } # old'),
  },
  {
    title: 'a misspelt product in quotes',
    before: rule('{ product: "linxu" }'),
    findings: ['2:23 logsource-unknown'],
    after: rule('{ product: "linux" }'),
  },
  {
    title: 'a misspelt product behind an anchor',
    before: rule('{ product: &p linxu }'),
    findings: ['2:26 logsource-unknown'],
  },
  {
    title: 'a category as service',
    before: rule('{ product: windows, service: process_creation }'),
    findings: ['2:41 logsource-unknown'],
  },
  {
    title: 'a service as category',
    before: rule('{ product: windows, category: Sysmon }'),
    findings: ['2:42 logsource-unknown'],
  },
  { title: 'a product of one’s own', before: rule('{ product: acme }'), findings: ['2:23 logsource-custom'] },
  {
    title: 'a service of one’s own, near to one of another product',
    before: rule('{ product: acme, service: sysmom }'),
    findings: ['2:23 logsource-custom'],
  },
  {
    title: 'a service of another product',
    before: rule('{ product: linux, service: audit }'),
    findings: ['2:39 logsource-custom'],
  },
  {
    title: 'a category of another product',
    before: rule('{ product: macos, category: network_connection }'),
    findings: ['2:40 logsource-custom'],
  },
  { title: 'another taxonomy', before: `taxonomy: acme\n${rule('{ product: windws }')}`, findings: [] },
  {
    title: 'the taxonomy of Sigma by its name',
    before: `taxonomy: sigma\n${rule('{ product: linxu }')}`,
    findings: ['3:23 logsource-unknown'],
    after: `taxonomy: sigma\n${rule('{ product: linux }')}`,
  },
  {
    title: 'capital letters',
    before: rule('{ product: Windows, category: Process_Creation, service: SYSMON }'),
    findings: ['2:23 logsource-case', '2:42 logsource-case', '2:69 logsource-case'],
    after: rule('{ product: windows, category: process_creation, service: sysmon }'),
  },
  { title: 'capital letters of one’s own', before: rule('{ product: Acme }'), findings: ['2:23 logsource-custom'] },
  {
    title: 'a block of CRLF lines',
    before: rule('\n  # the host\n  product: Linux # any\n  service: auth').replaceAll('\n', '\r\n'),
    findings: ['4:12 logsource-case'],
    after: rule('\n  # the host\n  product: linux # any\n  service: auth').replaceAll('\n', '\r\n'),
  },
  { title: 'a list', before: rule('{ product: [windows] }'), findings: [] },
]

const EVENTS = (service: string, ids: string): string =>
  rule(`{ product: windows, service: ${service} }`, `{ EventID: ${ids}, a: b }`)

const events: readonly Row[] = [
  { title: 'event 1 of sysmon', before: EVENTS('sysmon', '1'), findings: ['4:19 specific-logsource'] },
  { title: 'event 12 of sysmon', before: EVENTS('sysmon', "'12'"), findings: ['4:19 specific-logsource'] },
  {
    title: 'events 12 to 14 of sysmon',
    before: EVENTS('sysmon', '[12, 13, 14]'),
    findings: ['4:20 specific-logsource'],
  },
  { title: 'events 1 and 3 of sysmon', before: EVENTS('sysmon', '[1, 3]'), findings: [] },
  { title: 'event 4688 of security', before: EVENTS('security', '4688'), findings: ['4:19 specific-logsource'] },
  { title: 'events 4688 and 4624 of security', before: EVENTS('security', '[4688, 4624]'), findings: [] },
  { title: 'event 4104 of PowerShell', before: EVENTS('powershell', '4104'), findings: ['4:19 specific-logsource'] },
  { title: 'event 1 of another service', before: EVENTS('ntfs', '1'), findings: [] },
  {
    title: 'an event that is only excluded',
    before: rule('{ product: windows, service: security }', '{ a: b }\n  f: { EventID: 4688 }').replace(
      ': sel',
      ': sel and not f',
    ),
    findings: [],
  },
  {
    title: 'an event in one of two branches',
    before: rule('{ product: windows, service: security }', '{ a: b }\n  s: { EventID: 4688 }').replace(
      ': sel',
      ': sel or s',
    ),
    findings: [],
  },
  {
    title: 'an event in all branches',
    before: rule('{ product: windows, service: sysmon }', '[ { EventID: 1, a: b }, { EventID: 1, c: d } ]').replace(
      ': sel',
      ': 1 of s*',
    ),
    findings: ['4:21 specific-logsource'],
  },
  {
    title: 'a category beside the service',
    before: rule('{ product: windows, category: dns_query, service: sysmon }', '{ EventID: 1 }'),
    findings: [],
  },
  {
    title: 'sysmon without event id',
    before: rule('{ product: windows, service: sysmon }', '{ Image: a }'),
    findings: ['2:41 sysmon-without-eventid'],
  },
  {
    title: 'sysmon with the event id in another selection',
    before: rule('{ product: windows, service: sysmon }', '{ Image: a }').replace(
      '  cond',
      '  b: { EventID: [1, 255] }\n  cond',
    ),
    findings: [],
  },
  {
    title: 'sysmon by keywords',
    before: rule('{ product: windows, service: sysmon }', '[ mimikatz ]'),
    findings: [],
  },
  {
    title: 'sysmon of Linux',
    before: rule('{ product: linux, service: sysmon }', '{ Image: a }'),
    findings: ['2:39 logsource-custom'],
  },
  {
    title: 'the event of the category',
    before: created('{ EventID: 1, Image: a }'),
    findings: ['4:10 redundant-field'],
    after: created('{ Image: a }'),
  },
  {
    title: 'the channel of the category, at the end of a map',
    before: created('\n    Image: a\n    Channel: Microsoft-Windows-Sysmon/Operational # Sysmon'),
    findings: ['6:5 redundant-field'],
    after: created('\n    Image: a'),
  },
  {
    title: 'the provider of the category',
    before: created('{ Image: a, Provider_Name: Microsoft-Windows-Sysmon }'),
    findings: ['4:20 redundant-field'],
    after: created('{ Image: a }'),
  },
  {
    title: 'one provider of a category with two',
    before: rule('{ product: windows, category: ps_script }', '{ ScriptBlockText: a, Provider_Name: PowerShellCore }'),
    findings: [],
  },
  {
    title: 'nothing but the event of the category',
    before: created('{ EventID: 1 }'),
    findings: ['4:10 redundant-field'],
  },
  { title: 'another event', before: created('{ EventID: 4688, Image: a }'), findings: [] },
  {
    title: 'the event with a modifier',
    before: created('{ EventID|gte: 1, Image: a }'),
    findings: [],
  },
  {
    title: 'one event of a category with several',
    before: rule('{ product: windows, category: registry_event }', '{ EventID: 13, TargetObject: a }'),
    findings: [],
  },
  {
    title: 'all events of a category with several',
    before: rule('{ product: windows, category: registry_event }', '{ EventID: [12, 13, 14], TargetObject: a }'),
    findings: ['4:10 redundant-field'],
    after: rule('{ product: windows, category: registry_event }', '{ TargetObject: a }'),
  },
  {
    title: 'the type of a category',
    before: rule('{ product: windows, category: registry_set }', '{ EventType: SetValue, TargetObject: a }'),
    findings: ['4:10 redundant-field'],
    after: rule('{ product: windows, category: registry_set }', '{ TargetObject: a }'),
  },
]

const SHA1 = 'a'.repeat(40)
const MD5 = 'b'.repeat(32)

const fields: readonly Row[] = [
  {
    title: 'fields of the log source',
    before: created('{ Image|endswith: a, CommandLine: b, null: c }').replace(', null: c', ''),
    findings: [],
  },
  {
    title: 'fields in other letters',
    before: created('{ commandline|contains|all: [a, b], image: c }'),
    findings: ['4:10 field-case', '4:44 field-case'],
    after: created('{ CommandLine|contains|all: [a, b], Image: c }'),
  },
  {
    title: 'a field in other letters beside the field',
    before: created('{ commandline: a, CommandLine: b }'),
    findings: ['4:10 field-case'],
  },
  {
    title: 'a misspelt field in a list of maps',
    before: created('\n    - Imgae: a\n    - "ParentImag|endswith": b'),
    findings: ['5:7 field-unknown', '6:7 field-unknown'],
    after: created('\n    - Image: a\n    - "ParentImage|endswith": b'),
  },
  {
    title: 'fields behind a merge key',
    before: `x: &x { imaeg: a }\n${created('{ <<: *x }')}`,
    findings: ['1:9 field-unknown'],
  },
  {
    title: 'a field of another log source',
    before: created('{ TargetFilename: a }'),
    findings: ['4:10 field-custom'],
  },
  { title: 'a field of one’s own', before: created('{ acme.reason: a }'), findings: ['4:10 field-custom'] },
  {
    title: 'a log source without a list of fields',
    before: rule('{ product: aws }', '{ eventname: a }'),
    findings: [],
  },
  {
    title: 'interpreted fields of the audit log',
    before: rule('{ product: linux, service: auditd }', '{ SYSCALL: execve, Syscall: a }'),
    findings: ['4:27 field-case'],
    after: rule('{ product: linux, service: auditd }', '{ SYSCALL: execve, syscall: a }'),
  },
  { title: 'keywords', before: created('[ Imgae ]'), findings: [] },
  {
    title: 'a field with a space',
    before: rule('{ product: aws }', '{ "user name|contains": a }'),
    findings: ['4:10 field-space'],
  },
  {
    title: 'pairs of hashes',
    before: created(`{ Hashes|contains: [ MD5=${MD5}, sha1=${SHA1}, IMPHASH=${MD5} ] }`),
    findings: [],
  },
  {
    title: 'hashes of the wrong length',
    before: created(`{ Hashes|contains: [ SHA256=${SHA1}, MD5=${SHA1} ] }`),
    findings: ['4:29 hash-pair', '4:78 hash-pair'],
  },
  { title: 'the beginning of a hash', before: created('{ Hashes|contains: SHA1=abcd }'), findings: [] },
  { title: 'an unknown algorithm', before: created(`{ Hashes: CRC32=${MD5} }`), findings: ['4:18 hash-pair'] },
  { title: 'a hash alone', before: created(`{ Hashes: [ ${MD5} ] }`), findings: ['4:20 hash-pair'] },
  { title: 'a hash in the text', before: created(`{ Hashes|contains: ${MD5} }`), findings: [] },
  { title: 'a hash in a field of its own', before: created(`{ md5: ${MD5} }`), findings: [] },
  { title: 'an expression for hashes', before: created('{ Hashes|re: MD5=ab }'), findings: [] },
  {
    title: 'hashes of another product',
    before: rule('{ product: acme }', '{ Hash: CRC=ab }'),
    findings: ['2:23 logsource-custom'],
  },
  {
    title: 'an English account',
    before: created("{ User: 'NT AUTHORITY\\SYSTEM' }"),
    findings: ['4:16 localized-user'],
  },
  { title: 'accounts in all languages', before: created('{ User|contains: [ AUTHORI, AUTORI ] }'), findings: [] },
  { title: 'another account', before: created('{ User: admin }'), findings: [] },
]

const found = (text: string): readonly string[] => findingsIn([{ name: 'f.yml', text }], codes).map(placed)

test.each([...logsources, ...events, ...fields])('$title', ({ before, findings, after = before }) => {
  expect(found(before)).toEqual(findings)
  expect(fixAll('f.yml', before, { codes })).toBe(after)
})

test('a suggestion states the known name', () => {
  const helpsOf = (text: string) => findingsIn([{ name: 'f.yml', text }], codes).map(({ help }) => help)
  expect(helpsOf(rule('{ product: windows, category: proces_creation }'))).toEqual(['did you mean `process_creation`?'])
  expect(helpsOf(rule('{ product: windows, service: dns_query }'))).toEqual([
    '`dns_query` is a category: write it under the key `category`',
  ])
  expect(helpsOf(created('{ Comandline: a }'))).toEqual(['did you mean `CommandLine`?'])
})
