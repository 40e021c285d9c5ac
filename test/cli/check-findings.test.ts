import { readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { repositoryWith } from '../project/git-repository.js'
import { folderWith, invoke, rule } from './invoke.js'

const twice = rule('Twice', "f: ['a', 'b', 'a'] # letters")
const once = rule('Twice', "f: ['a', 'b'] # letters")
const misspelt = rule('Misspelt', 'a: b', 'falsepositives: [Legtimate use]\n')

test('reports findings with their help, and says what can be fixed', async () => {
  expect(await invoke('check twice.yml', { files: { 'twice.yml': twice } })).toEqual({
    code: 0,
    stdout: '',
    stderr: `${[
      'twice.yml:5:19 warning duplicate-value: the list contains `a` twice',
      "   5 |     f: ['a', 'b', 'a'] # letters",
      '     |                   ^^^',
      '   first occurrence (twice.yml:5:9)',
      '   help: remove one of them',
      '',
      '1 rule: 1 with warnings',
      '1 finding can be fixed with `--fix`',
    ].join('\n')}\n`,
  })
})

test('fixes files, keeps comments, and reports what is left', async () => {
  const cwd = folderWith({ 'twice.yml': twice, 'misspelt.yml': misspelt, 'fine.yml': rule('Fine', 'c: d') })
  const fixed = await invoke('check . --fix', { cwd })
  expect(fixed).toEqual({
    code: 0,
    stdout: '',
    stderr: '2 findings fixed in 2 files: 1 duplicate-value, 1 fp-typo\n3 rules: 3 fine\n',
  })
  expect(readFileSync(join(cwd, 'twice.yml'), 'utf8')).toBe(once)
  expect((await invoke('check . --fix', { cwd })).stderr).toBe('nothing to fix\n3 rules: 3 fine\n')
})

test('runs the tests of a project, with its values of placeholders', async () => {
  const files = {
    'sigmacast.yml': `rules: [rules/]
vars: { admins: [ann, bob] }
test: { events: tests }
outputs: { one: { target: plain, path: 'dist/{stem}.txt' } }
`,
    'rules/a.yml': rule('A', "f|expand: '%admins%'"),
    'rules/b.yml': rule('B', 'f: b'),
    'tests/a/a.test.yml': 'rule: A\ntests: [{ name: x, event: { f: bob }, expect: match }]\n',
    'tests/b/tp_1.json': '{ "f": "c" }',
  }
  const { code, stderr } = await invoke('check', { files })
  expect({ code, lines: stderr.match(/^.* error .*/gm) }).toEqual({
    code: 1,
    lines: [
      'rules/b.yml:5:8 error test-contradicts: the test `tp_1` contradicts the rule: expected a match, but the rule does not match',
    ],
  })
})

test('`--fix` leaves a file with an error as it is, as far as it cannot be read', async () => {
  const broken = 'title: [\n'
  const cwd = folderWith({ 'broken.yml': broken, 'twice.yml': twice })
  expect((await invoke('check . --fix', { cwd })).code).toBe(1)
  expect(readFileSync(join(cwd, 'broken.yml'), 'utf8')).toBe(broken)
  expect(readFileSync(join(cwd, 'twice.yml'), 'utf8')).toBe(once)
})

test.each([
  ['--rule duplicate-value=off', 0, '1 rule: 1 fine\n'],
  ['--rule duplicate-value=error', 1, /error duplicate-value/],
  ['--rule duplicate-value=info', 0, /info duplicate-value(?:.*\n)*1 rule: 1 with information/],
  ['--strict', 1, /warning duplicate-value/],
  ['--profile sigmahq', 0, /id-missing/],
  ['--rule duplicate-valu=off', 2, /`--rule`: there is no finding `duplicate-valu`; did you mean `duplicate-value`\?/],
  [
    '--rule duplicate-value',
    2,
    /`--rule duplicate-value` has no severity; write one, such as `--rule duplicate-value=off`/,
  ],
  ['--rule duplicate-value=of', 2, /`--rule duplicate-value` cannot be `of`; did you mean `off`\?/],
  ['--profile strickt', 2, /`--profile` cannot be `strickt`; did you mean `strict`\?/],
  ['--fix=all', 2, /`--fix` cannot be `all`; use `--fix` or `--fix=unsafe`/],
  ['--update-baseline', 2, /`--update-baseline` needs a file; name it with `--baseline <file>`/],
  ['--baseline none.json', 2, /cannot read the baseline `none.json`: no such file or directory; create it with/],
  ['--baseline twice.yml', 2, /`twice.yml` is no baseline; write it anew with `--update-baseline`/],
])('check %s', async (flags, code, stderr) => {
  const outcome = await invoke(`check twice.yml ${flags}`, { files: { 'twice.yml': twice } })
  expect(outcome.stderr).toEqual(typeof stderr === 'string' ? stderr : expect.stringMatching(stderr))
  expect(outcome.code).toBe(code)
})

test('a baseline accepts the findings of today, and no others', async () => {
  const cwd = folderWith({ 'twice.yml': twice })
  const written = await invoke('check . --baseline accepted.json --update-baseline --strict', { cwd })
  expect(written).toEqual({ code: 0, stdout: '', stderr: '1 rule: 1 fine\n1 finding written to accepted.json\n' })
  writeFileSync(join(cwd, 'more.yml'), misspelt)
  const { code, stderr } = await invoke('check . --baseline accepted.json', { cwd })
  expect({ code, stderr: stderr.split('\n').slice(-4) }).toEqual({
    code: 0,
    stderr: [
      '2 rules: 1 fine, 1 with information',
      '1 finding can be fixed with `--fix`',
      '1 finding accepted by accepted.json',
      '',
    ],
  })
})

test('a baseline names files relative to its folder, however the command line names them', async () => {
  const cwd = folderWith({ 'rules/twice.yml': twice })
  await invoke('check . --baseline accepted.json --update-baseline', { cwd })
  expect(JSON.parse(readFileSync(join(cwd, 'accepted.json'), 'utf8'))).toHaveProperty(['rules/twice.yml'])
  const fine = '1 rule: 1 fine\n1 finding accepted by accepted.json\n'
  for (const path of ['rules/twice.yml', './rules', join(cwd, 'rules/twice.yml')])
    expect((await invoke('', { cwd, args: ['check', path, '--baseline', 'accepted.json'] })).stderr).toBe(fine)
  const inside = await invoke('check twice.yml --baseline ../accepted.json', { cwd: join(cwd, 'rules') })
  expect(inside.stderr).toBe(fine.replace('accepted.json', '../accepted.json'))
})

test('`--update-baseline` keeps the findings of files that the run does not check', async () => {
  const cwd = folderWith({ 'a.yml': twice, 'b.yml': twice.replace('Twice', 'B'), 'c.yml': twice.replace('Twice', 'C') })
  await invoke('check . --baseline accepted.json --update-baseline', { cwd })
  rmSync(join(cwd, 'c.yml'))
  const { stderr } = await invoke('check a.yml --baseline accepted.json --update-baseline', { cwd })
  expect(stderr.split('\n').at(-2)).toBe('1 finding written to accepted.json')
  expect(Object.keys(JSON.parse(readFileSync(join(cwd, 'accepted.json'), 'utf8')))).toEqual(['a.yml', 'b.yml'])
})

test('`--changed` reports only what differs from a revision, and fixes nothing else', async () => {
  const cwd = repositoryWith({ 'old.yml': twice, 'edited.yml': rule('Edited', 'a: b') })
  writeFileSync(join(cwd, 'edited.yml'), twice.replace('Twice', 'Edited').replace('f:', 'h:'))
  writeFileSync(join(cwd, 'new.yml'), twice.replace('Twice', 'New').replace('f:', 'g:'))
  const { stderr } = await invoke('check . --changed --fix', { cwd })
  expect(stderr).toBe('2 findings fixed in 2 files: 2 duplicate-value\n2 rules: 2 fine\n')
  expect(readFileSync(join(cwd, 'old.yml'), 'utf8')).toBe(twice)
  expect(await invoke('check . --changed=nowhere', { cwd })).toMatchObject({
    code: 2,
    stderr: expect.stringContaining('git knows no revision `nowhere`'),
  })
})

const config = (check: string): string =>
  `rules: [rules/]\naccept: { unmapped: { logsource: ignore } }\noutputs: { one: { target: plain, path: 'dist/{stem}.txt' } }\ncheck: ${check}\n`

test.each([
  ['its rules are checked', '{}', 'check', 0, /^rules\/twice.yml:5:19 warning duplicate-value/],
  ['a severity', '{ rules: { duplicate-value: error } }', 'check', 1, /error duplicate-value/],
  ['a check is off', '{ rules: { duplicate-value: off } }', 'check', 0, /^1 rule: 1 fine/],
  ['a profile', '{ extends: sigmahq }', 'check', 0, /id-missing/],
  [
    'a flag wins',
    '{ rules: { duplicate-value: off } }',
    'check --rule duplicate-value=error',
    1,
    /error duplicate-value/,
  ],
  [
    'files of the command line, too',
    '{ rules: { duplicate-value: off } }',
    'check rules/twice.yml',
    0,
    /^1 rule: 1 fine/,
  ],
  [
    'an unknown finding',
    '{ rules: { duplicate-valu: off } }',
    'check',
    2,
    /^sigmacast.yml:\d+:\d+ error unknown-finding: there is no finding `duplicate-valu`(?:.*\n)*.*did you mean `duplicate-value`\?/,
  ],
  ['an unknown profile', '{ extends: sigmahd }', 'check', 2, /sigmacast.yml:4:19 error value-not-allowed/],
  ['a missing baseline', '{ baseline: known.json }', 'check', 2, /cannot read the baseline `known.json`/],
])('a configuration: %s', async (_, check, command, code, stderr) => {
  const files = { 'sigmacast.yml': config(check), 'rules/twice.yml': twice }
  const outcome = await invoke(command, { files })
  expect(outcome.stderr).toMatch(stderr)
  expect(outcome.code).toBe(code)
})

test('a configuration: what its pipelines add to a rule is part of the check', async () => {
  const pipeline = `
name: Events
priority: 10
transformations:
  - type: add_condition
    conditions: { EventID: 1 }
    rule_conditions: [{ type: logsource, category: test }]
`
  const files = {
    'sigmacast.yml':
      "rules: [rules/]\noutputs: { one: { target: plain, pipelines: [p.yml], path: 'dist/{stem}.txt' } }\n",
    'p.yml': pipeline,
    'rules/a.yml': rule('A', 'EventID: 4688'),
    'rules/b.yml': rule('B', 'EventID: 1'),
  }
  const { code, stderr } = await invoke('check', { files })
  expect(stderr).toMatch(/^rules\/a.yml:\d+:\d+ error contradiction-after-pipeline: /)
  expect({ code, last: stderr.trimEnd().split('\n').at(-1) }).toEqual({
    code: 1,
    last: '2 rules: 1 fine, 1 with errors',
  })
})

test.each([
  ['', '', 0, 'warning'],
  ['', '--profile strict', 1, 'error'],
  ['', '--rule unmapped-logsource=info', 0, 'info'],
  ['', '--profile strict --rule unmapped-logsource=off', 0, undefined],
  ['check: { rules: { unmapped-logsource: error } }\n', '', 1, 'error'],
  ['check: { rules: { unmapped-logsource: error } }\n', '--rule unmapped-logsource=off', 0, undefined],
  ['check: { extends: strict }\n', '', 1, 'error'],
])('the severity of what outputs report, with %j and `%s`', async (more, flags, code, severity) => {
  const files = {
    'sigmacast.yml': `${more}rules: [rules/]\noutputs: { one: { target: plain, pipelines: [p.yml], path: 'dist/{stem}.txt' } }\n`,
    'p.yml': `name: Events
priority: 10
transformations:
  - { type: add_condition, conditions: { EventID: 1 }, rule_conditions: [{ type: logsource, category: test }] }
`,
    'rules/a.yml': rule('A', 'EventID: 1').replace('category: test', 'category: other'),
  }
  const result = await invoke(`check ${flags}`.trim(), { files })
  expect({
    code: result.code,
    severity: /\d+:\d+ (\w+) unmapped-logsource/.exec(result.stderr)?.[1],
  }).toEqual({ code, severity })
})

test('`--fix` keeps a comment that silences a finding of other files', async () => {
  const silent = `# sigmacast-ignore title-duplicate: known\n${misspelt.replace('a: b', 'c: d')}`
  const idle = '# sigmacast-ignore title-long: no more\n'
  const cwd = folderWith({ 'a.yml': misspelt, 'b.yml': silent, 'c.yml': `${idle}${rule('C', 'e: f')}` })
  const { stderr } = await invoke('check . --fix', { cwd })
  expect(stderr).toBe('3 findings fixed in 3 files: 2 fp-typo, 1 unused-suppression\n3 rules: 3 fine\n')
  expect(readFileSync(join(cwd, 'b.yml'), 'utf8')).toContain('# sigmacast-ignore title-duplicate')
  expect(readFileSync(join(cwd, 'c.yml'), 'utf8')).not.toContain('sigmacast-ignore')
})

test('`--changed` finds the files of a folder behind a link', async () => {
  const real = repositoryWith({})
  const link = join(folderWith({}), 'link')
  symlinkSync(real, link)
  writeFileSync(join(real, 'new.yml'), twice)
  expect((await invoke('check . --changed', { cwd: link })).stderr).toContain('duplicate-value')
})
