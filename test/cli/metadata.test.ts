import { describe, expect, test } from 'vitest'
import { backends } from '../../backends/index.js'
import { invoke } from './invoke.js'

const id = '929a690e-bef0-4204-a928-ef5e620d6fcc'
const odd = 'id: rule-1\nstatus: Experimental\ndate: 2021/01/31\nlevel: [high]\ntags: attack.T1059\n'
const rest = 'logsource: {product: windows}\ndetection: {s: {a: b}, condition: s}\n'
const bytes = (text: string): readonly Uint8Array[] => [new TextEncoder().encode(text)]

/** The first line of each diagnostic, up to its code. */
const placesOf = (stderr: string): readonly string[] =>
  [...stderr.matchAll(/^(\S+ (?:warning|error) [\w-]+):/gm)].map(([, place = '']) => place)

test('malformed metadata is a warning, and does not change the query', async () => {
  const plain = await invoke('convert r.yml -t splunk', { files: { 'r.yml': `title: T\n${rest}` }, targets: backends })
  const given = { files: { 'r.yml': `${odd}${rest}` }, targets: backends }
  const { code, stdout, stderr } = await invoke('convert r.yml -t splunk', given)
  expect({ code, stdout, said: placesOf(stderr) }).toEqual({
    code: 0,
    stdout: plain.stdout,
    said: [
      'r.yml:1:1 warning missing-key',
      'r.yml:1:5 warning bad-format',
      'r.yml:2:9 warning value-not-allowed',
      'r.yml:3:7 warning bad-format',
      'r.yml:4:8 warning wrong-type',
      'r.yml:5:7 warning wrong-type',
      'r.yml:5:7 warning bad-format',
    ],
  })
  const strict = await invoke('convert r.yml -t splunk --strict', given)
  expect([strict.code, strict.stdout]).toEqual([1, plain.stdout])
  expect((await invoke('check r.yml', given)).code).toBe(0)
  expect((await invoke('check r.yml --strict', given)).code).toBe(1)
})

test('a rule without a title is named after its file, later ones with a number, or after `stdin`', async () => {
  const files = { 'rules/logon.v1.yml': `${rest}---\n${rest.replace('a: b', 'a: c')}` }
  const { stdout } = await invoke('convert rules -t splunk --format savedsearches', { files, targets: backends })
  expect(stdout.match(/^\[.*\]$/gm)).toEqual(['[logon.v1]', '[logon.v1-2]'])
  const piped = await invoke('convert - -t splunk --format savedsearches', { stdin: bytes(rest), targets: backends })
  expect(piped.stdout.split('\n')[0]).toBe('[stdin]')
})

describe('a duplicate id', () => {
  const named = (name: string): string => `title: ${name}\nid: ${id}\n${rest}`
  const files = { 'a.yml': named('A'), 'b.yml': named('B') }

  test('is a warning at both places', async () => {
    const { code, stdout, stderr } = await invoke('convert a.yml b.yml -t splunk --verbose', {
      files,
      targets: backends,
    })
    expect({ code, queries: stdout.split('\n').length - 1, said: placesOf(stderr) }).toEqual({
      code: 0,
      queries: 2,
      said: ['a.yml:2:5 warning duplicate-id', 'b.yml:2:5 warning duplicate-id'],
    })
    expect(stderr).toContain('(b.yml:2:5)')
    const checked = await invoke('check a.yml b.yml --verbose --rule equivalent-rule=off', { files })
    expect([checked.code, placesOf(checked.stderr)]).toEqual([0, placesOf(stderr)])
  })

  test('is an error if a correlation or a filter refers to it', async () => {
    const many = `title: Many\ncorrelation: {type: event_count, rules: [${id}], group-by: [a], timespan: 5m, condition: {gte: 2}}\n`
    const but = `title: But\nlogsource: {product: windows}\nfilter: {rules: [${id}], s: {u: v}, condition: not s}\n`
    const correlated = await invoke('convert a.yml b.yml many.yml -t splunk', {
      files: { ...files, 'many.yml': many },
      targets: backends,
    })
    expect([correlated.code, placesOf(correlated.stderr).at(-1)]).toEqual([1, 'many.yml:2:42 error ambiguous-rule'])
    const filtered = await invoke('check a.yml b.yml but.yml', { files: { ...files, 'but.yml': but } })
    expect([filtered.code, placesOf(filtered.stderr).at(-1)]).toEqual([1, 'but.yml:3:18 error ambiguous-rule'])
  })

  test('is an error in a format that identifies rules by id', async () => {
    const { code, stderr } = await invoke('convert a.yml b.yml -t kql --format ndjson', { files, targets: backends })
    expect([code, placesOf(stderr).at(-1)]).toEqual([1, 'b.yml:2:5 error name-taken'])
  })
})

test('one run reports all problems of all documents', async () => {
  const files = {
    'r.yml': `date: 2021/01/31
logsource: windows
detection:
  s:
    Image|endwith: x
  condition: s and not filter
`,
  }
  const said = [
    'r.yml:1:1 warning missing-key',
    'r.yml:1:7 warning bad-format',
    'r.yml:2:12 error wrong-type',
    'r.yml:5:11 error unknown-modifier',
    'r.yml:6:24 error unknown-selection',
  ]
  for (const command of ['check r.yml', 'convert r.yml -t plain', 'explain r.yml -t plain']) {
    const { code, stderr } = await invoke(command, { files })
    expect([code, placesOf(stderr)]).toEqual([1, said])
  }
})

test('an id of `action: global` may belong to several rules', async () => {
  const text = `action: global\ntitle: T\nid: ${id}\nlogsource: {product: windows}\n`
  const files = {
    'r.yml': `${text}---\ndetection: {s: {a: b}, condition: s}\n---\ndetection: {s: {a: c}, condition: s}\n`,
  }
  const { code, stderr } = await invoke('convert r.yml -t splunk', { files, targets: backends })
  expect({ code, said: placesOf(stderr) }).toEqual({ code: 0, said: ['r.yml:3:5 warning duplicate-id'] })
})
