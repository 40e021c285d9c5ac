import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { repositoryWith } from '../project/git-repository.js'
import { filesIn, folderWith, invoke } from './invoke.js'

const rule = (tags: readonly string[], keys = '', detection = '{ a: b }', logsource = '{ product: okta }'): string =>
  `title: Example\n${keys}logsource: ${logsource}\ntags: [${tags.join(', ')}]\ndetection:\n  sel: ${detection}\n  condition: sel\n`

const files = {
  'rules/one.yml': rule(['attack.t1110.001'], 'level: high\n'),
  'rules/one.test.yml': 'tests:\n  - { name: finds it, event: { a: b }, expect: match }\n',
  'rules/two.yml': rule(['attack.t1110', 'attack.t1562.001'], 'level: low\n', "{ a|cidr: '10.0.0.0/8' }"),
  'rules/linux.yml': rule(['attack.t1059.004'], '', '{ a|re: b }', '{ product: linux, service: sudo }'),
}

const TABLE = `\
rules with a query in each output: ⊃ wider
technique                                  rules  best level  with tests  plain  mini

Execution (TA0002): 1 of 20 techniques
  T1059 Command and Scripting Interpreter  1      -           -           -      -
    T1059.004 Unix Shell                   1      -           -           -      -

Defense Impairment (TA0112): 1 of 18 techniques
  T1685 Disable or Modify Tools            1      low         -           1 ⊃1   1 ⊃1

Credential Access (TA0006): 1 of 17 techniques
  T1110 Brute Force                        2      high        1           2 ⊃1   1 ⊃1
    T1110.001 Password Guessing            1      high        1           1      -

Tags that are not in ATT&CK 19
  attack.t1562.001  1  has become T1685 Disable or Modify Tools; its rules count there

Log sources
  log source  rules  techniques
  okta        2      2
  linux/sudo  1      1

3 of 222 techniques of ATT&CK 19 have a rule, 2 of them only one; 3 rules
`

test('lists the techniques of each tactic, converted for every target', async () => {
  expect(await invoke('coverage rules', { files })).toEqual({ code: 0, stderr: '', stdout: TABLE })
})

test('has no table of techniques for rules without any', async () => {
  const text = 'title: t\nlogsource: { category: test }\ndetection: { s: { f: 1 }, condition: s }\n'
  const { stdout } = await invoke('coverage one.yml', { files: { 'one.yml': text } })
  expect(stdout.split('\n')[0]).toBe('Log sources')
})

test('names the files of rules with errors, which do not count', async () => {
  const broken = { 'rules/broken.yml': rule(['attack.t1110'], '', '{ a|unknown: b }') }
  const { code, stderr, stdout } = await invoke('coverage rules', { files: { ...files, ...broken } })
  expect({ code, stdout }).toEqual({ code: 1, stdout: `${TABLE}rules with errors do not count: rules/broken.yml\n` })
  expect(stderr).toContain('rules/broken.yml:5:12 error unknown-modifier')
  const markdown = await invoke('coverage rules --format markdown', { files: { ...files, ...broken } })
  expect(markdown.stdout).toContain('\n\nRules with errors do not count: rules/broken.yml.\n\n')
})

test('ignores the errors of rules that are not selected', async () => {
  const broken = { 'rules/broken.yml': rule(['attack.t1110'], '', '{ a|unknown: b }') }
  const { code, stderr, stdout } = await invoke('coverage rules --exclude rules/broken.yml', {
    files: { ...files, ...broken },
  })
  expect({ code, stderr, stdout }).toEqual({ code: 0, stderr: '3 of 4 rules selected\n', stdout: TABLE })
})

test('wraps the names of techniques in a narrow terminal, so that columns stay aligned', async () => {
  const { stdout } = await invoke('coverage rules', {
    files,
    terminals: ['stdout'],
    columns: 80,
    env: { NO_COLOR: '1' },
  })
  expect(stdout).toContain(`
  T1059 Command and Scripting    1      -           -           -      -
      Interpreter
    T1059.004 Unix Shell         1      -           -           -      -
`)
})

test('converts for the targets of `--target`', async () => {
  const { stdout } = await invoke('coverage rules --target mini', { files })
  expect(stdout).toContain('technique                                  rules  best level  with tests  mini\n')
})

test('uses the outputs of a configuration, and counts their rules only', async () => {
  const config = `rules: rules
outputs:
  first: { target: plain, path: a.txt, accept: { fidelity: [exact, wider] }, cannot: skip }
  second: { target: plain, path: b.txt, select: { product: linux }, cannot: skip }
`
  const { code, stdout, stderr } = await invoke('coverage --format json', {
    files: { ...files, 'sigmacast.yml': config },
  })
  const { outputs, techniques } = JSON.parse(stdout)
  expect({ code, stderr, outputs }).toEqual({ code: 0, stderr: '', outputs: ['first', 'second'] })
  const none = { exact: 0, wider: 0, approximate: 0, none: 0 }
  const outputsOf = (id: string) => techniques.find((one: { id: string }) => one.id === id).outputs
  expect(outputsOf('T1110')).toEqual({ first: { ...none, exact: 1, wider: 1 }, second: none })
  expect(outputsOf('T1059')).toEqual({ first: { ...none, none: 1 }, second: { ...none, none: 1 } })
})

test('lists techniques without a rule with `--all`', async () => {
  const { stdout } = await invoke('coverage rules --all', { files })
  expect(stdout.match(/^ {2}T\d{4} /gm)?.length).toBe(MATRIX_ENTRIES)
})

/** Techniques, each as often as it has tactics. */
const MATRIX_ENTRIES = 254

test('selects rules by flags', async () => {
  const { stdout, stderr } = await invoke('coverage rules --level high', { files })
  expect(stderr).toBe('1 of 3 rules selected\n')
  expect(stdout).toContain('1 of 222 techniques of ATT&CK 19 have a rule, 1 of them only one; 1 rule\n')
})

test('does not count filters, and rules that only correlations use', async () => {
  const base = `${rule(['attack.t1078'], 'name: base\n')}---
title: Many
tags: [attack.t1110]
correlation: { type: event_count, rules: [base], group-by: [user], timespan: 5m, condition: { gte: 5 } }
---
title: Filter
tags: [attack.t1059]
logsource: { product: okta }
filter: { rules: any, sel: { c: d }, condition: not sel }
`
  const { stdout } = await invoke('coverage rules --format json', { files: { 'rules/all.yml': base } })
  const { rules, techniques, logsources } = JSON.parse(stdout)
  const covered = techniques.filter((one: { rules: number }) => one.rules > 0).map(({ id }: { id: string }) => id)
  expect({ rules, covered, logsources }).toEqual({
    rules: 1,
    covered: ['T1110'],
    logsources: [{ name: 'okta', rules: 1, techniques: 1 }],
  })
})

test('selects rules from the working directory, also below the configuration and in a revision', async () => {
  const config = 'rules: rules\noutputs: { plain: { target: plain, path: out.txt } }\n'
  const root = repositoryWith({ ...files, 'sigmacast.yml': config })
  const cwd = join(root, 'rules')
  expect(await invoke('coverage --level high --format json', { cwd })).toMatchObject({
    code: 0,
    stdout: expect.stringContaining('"rules": 1'),
    stderr: '1 of 3 rules selected\n',
  })
  expect((await invoke('coverage --level critical', { cwd })).stderr).toContain('none of 3 rules is selected')
  expect((await invoke('coverage --exclude linux.yml', { cwd })).stderr).toBe('2 of 3 rules selected\n')
  rmSync(join(root, 'rules/linux.yml'))
  const { stdout } = await invoke('coverage --against main --exclude linux.yml', { cwd })
  expect(stdout).toMatch(/^coverage is the same as in main\n/)
})

test('shows the gaps against a log source', async () => {
  expect((await invoke('coverage rules --gaps linux', { files })).stdout).toBe(`\
2 techniques with rules for other log sources and none for linux, whose 1 rule covers 1 technique

technique                      rules  other log sources
T1110 Brute Force              2      okta 2
T1685 Disable or Modify Tools  1      okta 1

3 of 222 techniques of ATT&CK 19 have a rule, 2 of them only one; 3 rules
`)
})

test.each([
  ['--gaps oktaa', '`--gaps`: there is no log source `oktaa`; did you mean `okta`?'],
  [
    '--gaps /',
    '`--gaps`: there is no log source `/`; write its product, category and service, such as `windows/dns_query`',
  ],
  ['--gaps okta --peers linx', '`--peers`: there is no log source `linx`; did you mean `linux`?'],
  ['--peers linux', '`--peers` requires `--gaps`'],
  ['--format svg', '`--format` cannot be `svg`; use one of text, json, markdown, navigator'],
  ['--color red', '`--color` cannot be `red`; use one of count, level'],
  ['--target plan', 'unknown target `plan`; did you mean `plain`?'],
  ['--against nowhere', 'git knows no revision `nowhere`; in CI, fetch it before the comparison'],
  ['-o rules', '`coverage` writes one file; `rules` is a folder'],
])('rejects %s', async (args, message) => {
  const outcome = await invoke(`coverage rules ${args}`, { cwd: repositoryWith(files) })
  expect(outcome).toEqual({
    code: 2,
    stdout: '',
    stderr: `sigmacast: ${message}\nSee \`sigmacast coverage --help\`.\n`,
  })
})

test('a log source of the taxonomy without a rule has only gaps', async () => {
  const { stdout } = await invoke('coverage rules --gaps windows/dns_query', { files })
  expect(stdout).toMatch(/^3 techniques with rules for other log sources and none for windows\/dns_query/)
})

test('shows what has changed since a revision, with the files and flags of the command line', async () => {
  const cwd = repositoryWith(files)
  rmSync(join(cwd, 'rules/linux.yml'))
  writeFileSync(join(cwd, 'rules/two.yml'), rule(['attack.t1110'], 'level: critical\n'))
  writeFileSync(join(cwd, 'rules/new.yml'), rule(['attack.t1556.006'], 'level: medium\n'))
  expect((await invoke('coverage rules --against main --target plain', { cwd })).stdout).toBe(`\
techniques and subtechniques against main: 3 lost, 2 gained, 1 changed
- T1059 Command and Scripting Interpreter: rules 1 → 0
- T1059.004 Unix Shell: rules 1 → 0
- T1685 Disable or Modify Tools: rules 1 → 0, level low → none, plain 1 ⊃1 → -
+ T1556 Modify Authentication Process: rules 0 → 1, level none → medium, plain - → 1
+ T1556.006 Multi-Factor Authentication: rules 0 → 1, level none → medium, plain - → 1
~ T1110 Brute Force: level high → critical, plain 2 ⊃1 → 2

2 of 222 techniques of ATT&CK 19 have a rule, 1 of them only one; 3 rules
`)
  const excluded = await invoke('coverage rules --against main --exclude rules/new.yml --exclude rules/two.yml', {
    cwd,
  })
  expect(excluded.stdout).toMatch(/^techniques and subtechniques against main: 2 lost\n/)
})

test('compares with the configuration of the revision', async () => {
  const config = (rules: string) => `rules: ${rules}\noutputs:\n  one: { target: plain, path: a.txt, cannot: skip }\n`
  const cwd = repositoryWith({ ...files, 'sigmacast.yml': config('rules/one.yml') })
  writeFileSync(join(cwd, 'sigmacast.yml'), config('[rules/one.yml, rules/linux.yml]'))
  const { stdout } = await invoke('coverage --against HEAD --format json', { cwd })
  const { changes } = JSON.parse(stdout)
  expect(changes.commit).toMatch(/^[0-9a-f]{40}$/)
  expect(changes.techniques.map(({ kind, id }: { kind: string; id: string }) => `${kind} ${id}`)).toEqual([
    'gained T1059',
    'gained T1059.004',
  ])
})

test('a revision without these files has no rules', async () => {
  const cwd = repositoryWith({ 'readme.txt': '' })
  mkdirSync(join(cwd, 'rules'))
  writeFileSync(join(cwd, 'rules/one.yml'), files['rules/one.yml'])
  const { stdout } = await invoke('coverage rules --against HEAD', { cwd })
  expect(stdout).toMatch(/^techniques and subtechniques against HEAD: 2 gained\n/)
})

test('writes a Navigator layer to a file', async () => {
  const cwd = folderWith(files)
  const outcome = await invoke('coverage rules --format navigator --color level -o out/layer.json', { cwd })
  expect(outcome).toEqual({ code: 0, stdout: '', stderr: 'coverage written to `out/layer.json`\n' })
  const layer = JSON.parse(filesIn(cwd)['out/layer.json'] ?? '')
  expect(layer.techniques.map(({ techniqueID, score }: Record<string, unknown>) => [techniqueID, score])).toEqual([
    ['T1059', 0],
    ['T1059.004', 0],
    ['T1110', 4],
    ['T1110.001', 4],
    ['T1685', 2],
  ])
})

test('never overwrites a rule', async () => {
  const cwd = folderWith(files)
  const { code, stderr } = await invoke('coverage rules -o rules/one.yml', { cwd })
  expect({ code, stderr }).toMatchObject({ code: 2, stderr: expect.stringContaining('is also an input') })
  expect(filesIn(cwd)['rules/one.yml']).toBe(files['rules/one.yml'])
})

test('formats Markdown without markup from rules', async () => {
  const nasty = rule(['attack.<b>x</b>', 'attack.t1110'], '', '{ a: b }', "{ product: '[x](http://a)' }")
  const { stdout } = await invoke('coverage rules --format markdown', { files: { 'rules/a.yml': nasty } })
  expect(stdout).toMatch(/^### ATT&CK coverage\n\n1 of 222 techniques/)
  expect(stdout).toContain('| Credential Access | 1 of 17 | 1 | - | - | 1 | - |')
  expect(stdout).not.toMatch(/<b>|\]\(/)
})

test('reports rules that cannot be read, measures the others, and fails', async () => {
  const outcome = await invoke('coverage rules', {
    files: { ...files, 'rules/bad.yml': 'title: Bad\nlogsource: {}\ndetection: {' },
  })
  expect(outcome.code).toBe(1)
  expect(outcome.stderr).toContain('rules/bad.yml')
  expect(outcome.stdout).toContain('; 3 rules\n')
})

test('reads standard input', async () => {
  const stdin = [new TextEncoder().encode(rule(['attack.t1110']))]
  expect((await invoke('coverage -', { stdin })).stdout).toContain('T1110 Brute Force')
})

test('requires a configuration or files', async () => {
  const { code, stderr } = await invoke('coverage', { files: {} })
  expect({ code, stderr }).toMatchObject({ code: 2, stderr: expect.stringContaining('sigmacast.yml') })
})
