import { expect, test } from 'vitest'
import { backends } from '../../backends/index.js'
import { type Files, filesIn, folderWith, invoke, rule } from './invoke.js'

const files: Files = {
  'a.yml': rule('A', 'f: 1'),
  'b.yml': rule('B', 'f: 2', 'sigmacast: {splunk: {weight: 5, labels: [x, y]}}\n'),
  'all.yml': 'finalizers:\n  - {type: concat, separator: ", "}\n',
  'again/a.yml': rule('A', 'f: 3'),
  'heavy.yml': rule('Heavy', 'f: 1', 'sigmacast: {splunk: {weight: 50, lables: [x]}}\n'),
}

/** Each row: arguments after `convert`, the exit code, standard output, and the last line of standard error. */
const rows: readonly (readonly [args: string, code: number, stdout: readonly string[], said: string])[] = [
  ['a.yml -t plain --format stanza', 0, ['[A]', 'f=1'], ''],
  ['a.yml -t plain --format stanza --option weight=9', 0, ['[A]', 'f=1', 'weight=9'], ''],
  ['a.yml -t plain --format stanza --option plain.labels=u,v', 0, ['[A]', 'f=1', 'u', 'v'], ''],
  ['a.yml -t plain --format stanza --option labels=', 0, ['[A]', 'f=1'], ''],
  // Options in the rule take precedence.
  ['b.yml -t plain --format stanza --option weight=9', 0, ['[B]', 'f=2', 'weight=5', 'x', 'y'], ''],
  ['b.yml -t plain --format query', 0, ['f=2'], ''],
  // Stanzas in one file are separated by an empty line; cards are separate files.
  [
    'a.yml b.yml -t plain --format stanza',
    0,
    ['[A]', 'f=1', '', '[B]', 'f=2', 'weight=5', 'x', 'y'],
    '2 rules: plain 2 exact',
  ],
  ['a.yml -t plain --format card', 0, ['[A]', 'f=1'], ''],
  [
    'a.yml again/a.yml b.yml -t plain --format stanza',
    1,
    ['[A]', 'f=1', '', '[B]', 'f=2', 'weight=5', 'x', 'y'],
    '3 rules: plain 2 exact, 1 failed',
  ],
]

test.each(rows)('convert %s', async (args, code, stdout, said) => {
  const { stderr, ...outcome } = await invoke(`convert ${args}`, { files })
  expect({ ...outcome, said: stderr.trim().split('\n').at(-1) }).toEqual({
    code,
    stdout: stdout.map((line) => `${line}\n`).join(''),
    said,
  })
})

test('an invalid option in a rule is a warning for queries, which have no options, and an error for other formats', async () => {
  const { code, stdout, stderr } = await invoke('convert heavy.yml -t plain', { files })
  expect({ code, stdout, stderr }).toEqual({
    code: 0,
    stdout: 'f=1\n',
    stderr: `heavy.yml:2:30 warning wrong-option: invalid value of the option \`weight\`: it must be an integer from 1 to 9
   2 | sigmacast: {splunk: {weight: 50, lables: [x]}}
     |                              ^^

heavy.yml:2:34 warning unknown-option: splunk has no option \`lables\`
   2 | sigmacast: {splunk: {weight: 50, lables: [x]}}
     |                                  ^^^^^^
   help: did you mean \`labels\`?

`,
  })
  const card = await invoke('convert heavy.yml -t plain --format stanza', { files })
  expect([card.code, card.stdout]).toEqual([1, ''])
  expect(card.stderr).toContain('heavy.yml:2:30 error wrong-option')
})

test('a format of the expression does not require `--lossy`, and does not mention the query', async () => {
  const keyed = 'title: K\nlogsource: {product: auth0}\ndetection: {s: [needle], condition: s}\n'
  const some = 'title: S\nlogsource: {product: auth0}\ndetection: {s: {data.type: s, data.x: y}, condition: s}\n'
  const given = { files: { 'k.yml': keyed, 's.yml': some }, targets: backends }
  expect(await invoke('convert k.yml s.yml -t auth0 --format jq -o out/', given)).toEqual({
    code: 0,
    stdout: '',
    stderr: '2 rules: auth0 2 exact\n2 files written to `out/`\n',
  })
  const { stdout } = await invoke('convert k.yml -t auth0 --format jq --json', given)
  const { query, fidelity, diagnostics, artifact } = JSON.parse(stdout)
  expect({ query, fidelity, diagnostics }).toEqual({ query: null, fidelity: 'none', diagnostics: [] })
  expect(artifact).toContain('def rule:\n  any(.. | text; lower | includes("needle"));')
})

test('a second artifact with the same name is an error that shows the first', async () => {
  const { stderr } = await invoke('convert a.yml again/a.yml -t plain --format stanza', { files })
  expect(stderr).toContain('again/a.yml:1:8 error name-taken: two rules would be saved as `A`')
  expect(stderr).toContain('the other rule (a.yml:1:8)')
})

/** Each row: arguments, the last line of standard error, and the written files. */
const outputs: readonly (readonly [args: string, said: string, written: Record<string, string>])[] = [
  [
    'a.yml b.yml -t plain --format card -o out/',
    '2 files written to `out/`',
    { 'out/a.plain.card': '[A]\nf=1\n', 'out/b.plain.card': '[B]\nf=2\n' },
  ],
  [
    'a.yml b.yml -t plain --format stanza -o out.conf',
    '2 artifacts written to `out.conf`',
    { 'out.conf': '[A]\nf=1\n\n[B]\nf=2\nweight=5\nx\ny\n' },
  ],
  ['a.yml -t plain --format card -o a.card', '1 artifact written to `a.card`', { 'a.card': '[A]\nf=1\n' }],
]

test.each(outputs)('convert %s', async (args, said, written) => {
  const cwd = folderWith(files)
  const before = filesIn(cwd)
  const { stderr } = await invoke(`convert ${args}`, { cwd })
  const news = Object.entries(filesIn(cwd)).filter(([name]) => !(name in before))
  expect({ said: stderr.trim().split('\n').at(-1), written: Object.fromEntries(news) }).toEqual({ said, written })
})

test('checks options of rules that are checked alone or are parts of others', async () => {
  const many =
    'title: Many\ncorrelation:\n  type: event_count\n  rules: [heavy]\n  group-by: [f]\n  timespan: 5m\n  condition: {gte: 10}\n'
  const heavy = rule('Heavy', 'f: 1', 'name: heavy\nsigmacast: {splunk: {weight: 50}}\n')
  const parts = { files: { 'heavy.yml': heavy, 'many.yml': many } }
  for (const command of ['check heavy.yml', 'convert heavy.yml many.yml -t plain --format stanza']) {
    const { code, stderr } = await invoke(command, parts)
    expect({ code, said: stderr.split('\n')[0] }).toEqual({
      code: 1,
      said: 'heavy.yml:3:30 error wrong-option: invalid value of the option `weight`: it must be an integer from 1 to 9',
    })
  }
})

test('reports a rule that sets an option of the target', async () => {
  const { stderr } = await invoke('check table.yml', {
    files: { 'table.yml': rule('Table', 'f: 1', 'sigmacast: {splunk: {table: true}}\n') },
  })
  expect(stderr).toContain('help: a rule cannot set this option of the target plain; use `--option table=…`')
})

test('reads texts and lists as on the command line', async () => {
  const labelled = { 'labels.yml': rule('L', 'f: 1', 'sigmacast: {splunk: {labels: "x, y", mark: 5}}\n') }
  const stanza = await invoke('convert labels.yml -t plain --format stanza', { files: labelled })
  const loud = await invoke('convert labels.yml -t plain --format loud', { files: labelled })
  expect([stanza.stdout, loud.stdout]).toEqual(['[L]\nf=1\nx\ny\n', 'F=15\n'])
})

/** Each row: arguments, and the usage error. */
const refusals: readonly (readonly [args: string, message: string])[] = [
  [
    'a.yml b.yml -t plain --format card -o all.card',
    '`all.card` cannot hold several artifacts: the format `card` requires a file for each; write to a folder/',
  ],
  [
    'a.yml b.yml -t plain --format card',
    'standard output cannot hold several artifacts: the format `card` requires a file for each; write to a folder/',
  ],
  [
    'a.yml -t plain --format stanza -p all.yml',
    'the finalizers of the pipelines combine queries, and artifacts of the format `stanza` have several lines',
  ],
  [
    'a.yml -t plain --format stanza --option labels=a,,b',
    'the option `labels` cannot be `a,,b`: its strings must not be empty',
  ],
  ['a.yml -t plain --option weight=1', 'unknown option `weight`; it is an option of `--format stanza`'],
  [
    'a.yml -t plain --format stanza --option weight=0',
    'the option `weight` cannot be `0`: it must be an integer from 1 to 9',
  ],
  [
    'a.yml -t plain --format stanza --option weight=1.5',
    'the option `weight` cannot be `1.5`: it must be an integer from 1 to 9',
  ],
  ['a.yml -t plain --format stanza --option weight', 'the option `weight` requires a value: `weight=…`'],
]

test.each(refusals)('rejects convert %s', async (args, message) => {
  const { code, stderr } = await invoke(`convert ${args}`, { files })
  expect({ code, said: stderr.split('\n')[0] }).toEqual({ code: 2, said: `sigmacast: ${message}` })
})
