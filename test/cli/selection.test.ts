import { expect, test } from 'vitest'
import { type Files, filesIn, folderWith, invoke, rule } from './invoke.js'

const id = '7f3f0a7c-1f6f-4f4e-9d0a-0d8e6f6f2a11'
const meta = (level: string, status: string, tag: string): string =>
  `level: ${level}\nstatus: ${status}\ntags: [${tag}]\n`

const files: Files = {
  'rules/low.yml': rule('Low', 'f: 1', `${meta('low', 'test', 'attack.t1110')}author: Jane Doe, Max\n`),
  'rules/high.yml': rule('High', 'f: 2', `id: ${id}\n${meta('high', 'stable', 'attack.t1059.001')}`),
  'rules/old/critical.yml': rule('Critical', 'f: 3', meta('critical', 'deprecated', 'attack.t1059')).replace(
    'category: test',
    'product: okta, service: audit',
  ),
  'rules/typo.yml': rule('Typo', 'f|startwith: 4', meta('low', 'test', 'attack.t1110')),
  'enabled.csv': `id,owner\n${id},blue\n`,
}
const fine = 'rules/low.yml rules/high.yml rules/old'

test.each([
  ['--level high', ['f="2"']],
  ['--level >=high', ['f="2"', 'f="3"']],
  ['--level low,critical', ['f="1"', 'f="3"']],
  ['--level low --level high', ['f="2"', 'f="1"']],
  ['--status stable,test', ['f="2"', 'f="1"']],
  ['--status stable --level low,high', ['f="2"']],
  ['--tag attack.t1059', ['f="2"', 'f="3"']],
  ['--tag attack.t1059.001', ['f="2"']],
  ['--product okta', ['f="3"']],
  ['--service audit', ['f="3"']],
  ['--category test', ['f="2"', 'f="1"']],
  ['--author *doe*', ['f="1"']],
  [`--id ${id}`, ['f="2"']],
  ['--exclude rules/old', ['f="2"', 'f="1"']],
  ['--exclude **/low.yml --exclude **/old/**', ['f="2"']],
  ['--select-list enabled.csv', ['f="2"']],
])('convert %s', async (flags, queries) => {
  const lines = queries.map((query) => query.replaceAll('"', ''))
  const { code, stdout, stderr } = await invoke(`convert ${fine} -t plain ${flags}`, { files })
  expect({ code, lines: stdout.trim().split('\n') }).toEqual({ code: 0, lines })
  expect(stderr.split('\n')[0]).toBe(`${lines.length} of 3 rules selected`)
})

test('check reports nothing about rules that are not selected', async () => {
  expect(await invoke('check rules --level high', { files })).toEqual({
    code: 0,
    stdout: '',
    stderr: '1 of 4 rules selected\n1 rule: 1 fine\n',
  })
})

test('a rule whose level is known is left out even if it has errors', async () => {
  const { stderr } = await invoke('check rules --level low', { files })
  expect(stderr).toContain('typo.yml:8:7 error unknown-modifier')
  expect(stderr).toContain('2 of 4 rules selected\n')
})

test('a file that cannot be read as a rule is always reported', async () => {
  const broken = { ...files, 'rules/broken.yml': 'title: a: b\n' }
  const { code, stderr } = await invoke('check rules --level high', { files: broken })
  expect(code).toBe(1)
  expect(stderr).toContain('broken.yml:1:8 error yaml-syntax')
})

test.each([
  ['convert rules -t plain', 'none of 4 rules is selected by `--level` and `--product`', 'convert'],
  ['check rules', 'none of 4 rules is selected by `--level` and `--product`', 'check'],
  ['check rules/low.yml', 'the rule is not selected by `--level` and `--product`', 'check'],
  ['explain rules -t plain', 'none of 4 rules is selected by `--level` and `--product`', 'explain'],
  ['witness rules', 'none of 4 rules is selected by `--level` and `--product`', 'witness'],
  ['list fields rules', 'none of 4 rules is selected by `--level` and `--product`', 'list'],
  ['convert rules -t plain --json', 'none of 4 rules is selected by `--level` and `--product`', 'convert'],
  ['check rules --json', 'none of 4 rules is selected by `--level` and `--product`', 'check'],
  ['explain rules -t plain --json', 'none of 4 rules is selected by `--level` and `--product`', 'explain'],
  ['list fields rules --json', 'none of 4 rules is selected by `--level` and `--product`', 'list'],
  ['coverage rules -t plain', 'none of 4 rules is selected by `--level` and `--product`', 'coverage'],
  ['coverage rules -t plain --format json', 'none of 4 rules is selected by `--level` and `--product`', 'coverage'],
  ['test rules', 'none of 4 rules is selected by `--level` and `--product`', 'test'],
])('%s: a selection without rules is a wrong command line', async (args, message, command) => {
  const { code, stdout, stderr } = await invoke(`${args} --level informational --product none`, { files })
  expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
  expect(stderr).toBe(`sigmacast: ${message}\nSee \`sigmacast ${command} --help\`.\n`)
})

test.each([
  ['--product oktaa', 'did you mean `okta`?'],
  ['--service oktaa', 'did you mean `okta`?'],
  ['--tag attack.t1060', 'did you mean `attack.t1059`?'],
])('suggests a name that rules have for %s', async (flags, hint) => {
  const text = rule('One', 'f: 1', 'tags: [attack.t1059]\n').replace(
    /logsource:.*/,
    'logsource: { product: okta, service: okta }',
  )
  const { stderr } = await invoke(`check one.yml ${flags}`, { files: { 'one.yml': text } })
  expect(stderr.split('\n')[0]).toBe(`sigmacast: the rule is not selected by \`${flags.split(' ')[0]}\`; ${hint}`)
})

test('a selection without rules does not change the output', async () => {
  const cwd = folderWith({ ...files, 'out.txt': 'old\n' })
  expect((await invoke(`convert ${fine} -t plain -o out.txt --level informational`, { cwd })).code).toBe(2)
  expect(filesIn(cwd)['out.txt']).toBe('old\n')
})

test.each([
  ['--level hihg', '`--level` cannot be `hihg`; did you mean `high`?'],
  ['--status done', '`--status` cannot be `done`; use one of stable, test, experimental, deprecated, unsupported'],
  ['--select-list none.csv', '`--select-list` cannot read `none.csv`: no such file or directory'],
])('rejects %s', async (flags, message) => {
  const { code, stderr } = await invoke(`check rules ${flags}`, { files })
  expect({ code, first: stderr.split('\n')[0] }).toEqual({ code: 2, first: `sigmacast: ${message}` })
})

test('list accepts a selection only for fields', async () => {
  const { code, stderr } = await invoke('list targets --level high')
  expect({ code, first: stderr.split('\n')[0] }).toEqual({
    code: 2,
    first: 'sigmacast: `--level` only applies to `list fields`',
  })
  expect((await invoke('list fields rules --level >=high', { files })).stdout).toBe('f  2 rules\n')
})

test('explain and witness handle only the selected rules', async () => {
  const { stdout } = await invoke('explain rules -t plain --level high', { files })
  expect(stdout.match(/→ Plain/g)).toHaveLength(1)
  const { stdout: events } = await invoke('witness rules --level high --only matching', { files })
  const titles = events
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line).rule.title)
  expect([...new Set(titles)]).toEqual(['High'])
})

test('a selected correlation finds rules that are not selected, and filters still apply', async () => {
  const correlation = `title: Many\nlevel: high\ncorrelation: {type: event_count, rules: [base], group-by: [u], timespan: 5m, condition: {gte: 5}}\n`
  const filter = `title: Office\nlogsource: {category: test}\nfilter: {rules: [base], selection: {g: 1}, condition: not selection}\n`
  const linked = {
    'base.yml': rule('Base', 'f: 1', 'name: base\nlevel: low\n'),
    'many.yml': correlation,
    'office.yml': filter,
  }
  const { code, stdout, stderr } = await invoke('convert . -t plain --level high', { files: linked })
  expect({ code, stdout }).toEqual({ code: 0, stdout: 'f=1 AND NOT g=1 | count by u\n' })
  expect(stderr).toContain('1 of 2 rules selected')
})

test('a selected rule that only correlations use is mentioned', async () => {
  const correlation =
    'title: Many\nlevel: high\ncorrelation: {type: event_count, rules: [base], group-by: [u], timespan: 5m, condition: {gte: 5}}\n'
  const linked = { 'base.yml': rule('Base', 'f: 1', 'name: base\nlevel: low\n'), 'many.yml': correlation }
  expect(await invoke('convert . -t plain --level low', { files: linked })).toEqual({
    code: 0,
    stdout: '',
    stderr:
      '1 of 2 rules selected\n1 rule only used by correlations that are not selected; `--generate` converts such rules, too\n',
  })
  expect((await invoke('convert . -t plain --level low --generate', { files: linked })).stdout).toBe('f=1\n')
})

test('a summary counts the rules that only correlations use on a line of their own', async () => {
  const correlation =
    'title: Many\ncorrelation: {type: event_count, rules: [base], timespan: 5m, condition: {gte: 5}}\n'
  const files = {
    'base.yml': rule('Base', 'f: 1', 'name: base\n'),
    'many.yml': correlation,
    'one.yml': rule('One', 'f: 2'),
  }
  const { stderr } = await invoke('convert . -t plain', { files })
  expect(stderr.split('\n').slice(-3)).toEqual([
    '1 rule only used by correlations; `--generate` converts such rules, too',
    '2 rules: plain 1 exact, 1 approximate',
    '',
  ])
})

test('a pattern that excludes nothing is mentioned', async () => {
  const { code, stderr } = await invoke('check rules/low.yml rules/old --exclude rules/odl --exclude rules/old', {
    files,
  })
  expect({ code, stderr }).toEqual({
    code: 0,
    stderr: '`--exclude rules/odl` excludes no file\n1 of 2 rules selected\n1 rule: 1 fine\n',
  })
})

test('the names of output files do not depend on the selection', async () => {
  const cwd = folderWith({
    'two.yml': [rule('A', 'f: 1', 'level: low\n'), rule('B', 'f: 2', 'level: high\n')].join('---\n'),
  })
  await invoke('convert two.yml -t plain -o out/ --level high', { cwd })
  expect(Object.keys(filesIn(cwd))).toEqual(['out/two-2.plain.txt', 'two.yml'])
})
