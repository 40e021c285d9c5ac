import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { backends } from '../../backends/index.js'
import { type Files, folderWith, invoke } from './invoke.js'

// `--variants` as users type it, also with several pipelines that name variants.

const process = String.raw`title: Whoami
logsource: { product: windows, category: process_creation }
detection:
  s: { Image|endswith: \whoami.exe }
  condition: s
`
const step = (name: string): string =>
  `name: ${name}\npriority: 10\ntransformations:\n  - {type: add_condition, conditions: {src: ${name}}, rule_conditions: [{type: logsource, product: windows, category: process_creation}]}\n`
const files: Files = {
  'process.yml': process,
  'logon.yml':
    'title: Logon\nlogsource: { product: windows, service: security }\ndetection:\n  s: { EventID: 4624 }\n  condition: s\n',
  'a.yml':
    'name: a\npriority: 30\nvariants: { one: { title: One, with: one.yml }, two: { title: Two, with: two.yml } }\n',
  'b.yml':
    'name: b\npriority: 31\nvariants: { two: { title: Second, with: map.yml }, three: { title: Three, with: three.yml } }\n',
  'one.yml': step('one'),
  'two.yml': step('two'),
  'three.yml': step('three'),
  'map.yml': 'name: map\ntransformations:\n  - {type: field_name_mapping, mapping: {Image: process}}\n',
}
const SYSMON =
  'source IN ("WinEventLog:Microsoft-Windows-Sysmon/Operational", "XmlWinEventLog:Microsoft-Windows-Sysmon/Operational")'
const SECURITY = 'source IN ("WinEventLog:Security", "XmlWinEventLog:Security")'
const WHOAMI = String.raw`="*\\whoami.exe"`

test.each<[args: string, queries: readonly string[]]>([
  [
    'convert process.yml -t splunk -p splunk-windows,splunk-sysmon --variants all',
    [`${SYSMON} (ParentProcessGuid) EventCode=1 Image${WHOAMI}`, `${SECURITY} EventCode=4688 NewProcessName${WHOAMI}`],
  ],
  [
    'convert process.yml -t splunk -p splunk-sysmon,splunk-windows --variants audit',
    [`${SECURITY} EventCode=4688 NewProcessName${WHOAMI}`],
  ],
  [
    'convert process.yml -t splunk -p splunk-windows,splunk-sysmon --variants all --join-variants',
    [
      `(${SYSMON} (ParentProcessGuid) EventCode=1 Image${WHOAMI}) OR (${SECURITY} EventCode=4688 NewProcessName${WHOAMI})`,
    ],
  ],
  ['convert logon.yml -t splunk -p splunk-windows,splunk-sysmon --variants all', [`${SECURITY} EventCode=4624`]],
  [
    'convert process.yml -t splunk -p a.yml,b.yml --variants all',
    [`src="one" Image${WHOAMI}`, `src="two" process${WHOAMI}`, `src="three" Image${WHOAMI}`],
  ],
  // The order is that of the pipelines.
  [
    'convert process.yml -t splunk -p b.yml,a.yml --variants three,one',
    [`src="three" Image${WHOAMI}`, `src="one" Image${WHOAMI}`],
  ],
])('%s', async (args, queries) => {
  const { code, stdout, stderr } = await invoke(args, { files, targets: backends })
  expect({ code, queries: stdout.trimEnd().split('\n') }, stderr).toEqual({ code: 0, queries })
})

test.each([
  ['--variants two,nope', 'sigmacast: there is no variant `nope`; the variants are one, two and three'],
  ['--variants tow', 'sigmacast: there is no variant `tow`; did you mean `two`?'],
  ['--join-variants', 'sigmacast: `--join-variants` needs `--variants`; use `--variants all`'],
])('a wrong %s is an error', async (flags, message) => {
  const args = `convert process.yml -t splunk -p a.yml,b.yml ${flags}`
  const { code, stdout, stderr } = await invoke(args, { files, targets: backends })
  expect({ code, stdout, first: stderr.split('\n')[0] }).toEqual({ code: 2, stdout: '', first: message })
})

test('a variant may name its pipeline by an absolute path', async () => {
  const cwd = folderWith(files)
  writeFileSync(join(cwd, 'c.yml'), `name: c\nvariants: { one: { title: One, with: ${join(cwd, 'one.yml')} } }\n`)
  const { stdout } = await invoke('convert process.yml -t splunk -p c.yml --variants all', { cwd, targets: backends })
  expect(stdout.trimEnd()).toBe(`src="one" Image${WHOAMI}`)
})
