import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { stripVTControlCharacters } from 'node:util'
import { expect, test } from 'vitest'
import { nodeDisk } from '../../src/project/files/disk.js'
import { type Files, filesIn, folderWith, invoke, rule } from './invoke.js'

const files: Files = {
  'rules/fine.yml': rule('Fine', 'f: 1'),
  'rules/odd.yml': rule('Odd', 'f|contains|all: a'),
  'rules/typo.yml': rule('Typo', 'f|startwith: a'),
  'rules/regex.yml': rule('Regex', 'f|re: x[0-9]+y'),
}
const summary =
  '4 rules: 2 fine, 1 with warnings, 1 with errors\n1 finding can be fixed with `--fix`\n1 finding can be fixed with `--fix=unsafe`, which may change matches\n'

const statuses = (report: string): object =>
  Object.fromEntries(
    JSON.parse(report).rules.map(({ file, status }: { file: string; status: string }) => [file, status]),
  )

test('a report on stdout replaces the text on stderr', async () => {
  const { code, stdout, stderr } = await invoke('check rules --reporter json', { files })
  expect({ code, stderr }).toEqual({ code: 1, stderr: summary })
  expect(statuses(stdout)).toEqual({
    'rules/fine.yml': 'fine',
    'rules/odd.yml': 'warnings',
    'rules/regex.yml': 'fine',
    'rules/typo.yml': 'errors',
  })
})

test('a report in a file leaves the text on stderr', async () => {
  const cwd = folderWith(files)
  const plain = await invoke('check rules', { cwd })
  expect(await invoke('check rules --reporter sarif=out/report.sarif', { cwd })).toEqual(plain)
  expect(existsSync(join(cwd, 'out/report.sarif'))).toBe(true)
})

test('several reports', async () => {
  const cwd = folderWith(files)
  const flags = '--reporter github --reporter text --reporter json=a.json --reporter junit=b.xml --reporter text=c.txt'
  const { stdout, stderr } = await invoke(`check rules ${flags}`, { cwd, env: { FORCE_COLOR: '1' } })
  expect(stdout.match(/^::(?:error|warning) file=/gm)).toHaveLength(2)
  const found = filesIn(cwd)
  expect(Object.keys(found).filter((name) => !name.startsWith('rules/'))).toEqual(['a.json', 'b.xml', 'c.txt'])
  // The text in a file has no colors.
  expect(stripVTControlCharacters(stderr)).toBe(`${found['c.txt']}${summary}`)
})

test('convert reports conversions, and the queries stay on stdout', async () => {
  const cwd = folderWith(files)
  const plain = await invoke('convert rules -t plain', { cwd })
  expect(await invoke('convert rules -t plain --reporter json=r.json', { cwd })).toEqual(plain)
  expect(statuses(filesIn(cwd)['r.json'] ?? '')).toEqual({
    'rules/fine.yml': 'fine',
    'rules/odd.yml': 'warnings',
    'rules/regex.yml': 'errors',
    'rules/typo.yml': 'errors',
  })
})

test('convert prints a report if the queries go to files', async () => {
  const cwd = folderWith(files)
  const { stdout } = await invoke('convert rules -t plain -o out/ --cannot skip --reporter json', { cwd })
  expect(statuses(stdout)).toMatchObject({ 'rules/regex.yml': 'skipped', 'rules/typo.yml': 'errors' })
  expect(JSON.parse(stdout).rules[2].skipped).toBe('Plain cannot express this: it has no regular expressions')
})

test('--json can be combined with a report in a file', async () => {
  const cwd = folderWith(files)
  const plain = await invoke('check rules --json', { cwd })
  expect(await invoke('check rules --json --reporter gitlab=g.json', { cwd })).toEqual(plain)
  expect(JSON.parse(filesIn(cwd)['g.json'] ?? '')).toHaveLength(2)
})

test.each([
  ['GITHUB_WORKSPACE', ''],
  ['CI_PROJECT_DIR', ''],
  ['GITHUB_WORKSPACE', '/elsewhere'],
])('in CI, services find the files of a folder below %s%s', async (variable, other) => {
  const root = folderWith(Object.fromEntries(Object.entries(files).map(([path, text]) => [`teams/a/${path}`, text])))
  const cwd = join(root, 'teams/a')
  const flags = ['sarif', 'gitlab', 'github', 'junit', 'json'].map((name) => `--reporter ${name}=${name}`).join(' ')
  await invoke(`check rules/typo.yml ${flags}`, { cwd, env: { [variable]: `${root}${other}` } })
  const found = filesIn(cwd)
  const path = other === '' ? 'teams/a/rules/typo.yml' : 'rules/typo.yml'
  expect(JSON.parse(found.gitlab ?? '')[0].location.path).toBe(path)
  expect(found.github).toContain(`file=${path},`)
  expect(JSON.parse(found.sarif ?? '').runs[0].results[0].locations[0].physicalLocation.artifactLocation).toEqual({
    uri: path,
    uriBaseId: '%SRCROOT%',
  })
  expect(statuses(found.json ?? '')).toEqual({ 'rules/typo.yml': 'errors' })
})

test('in CI, stdin is in no folder', async () => {
  const root = folderWith({ 'teams/a/x': '' })
  const run = { cwd: join(root, 'teams/a'), env: { GITHUB_WORKSPACE: root }, stdin: [Buffer.from('title: 1\n')] }
  expect((await invoke('check - --reporter github', run)).stdout).toContain('file=<stdin>,')
})

test('a diagnostic that two targets share is reported once', async () => {
  const { stdout } = await invoke('convert rules/typo.yml -t plain,mini -o out/ --reporter gitlab', { files })
  expect(JSON.parse(stdout)).toHaveLength(1)
})

test('an unmapped log source is reported at each rule', async () => {
  const two = { 'a.yml': rule('A', 'f: 1'), 'b.yml': rule('B', 'f: 2') }
  const settings = { files: two, reportsLogsources: true }
  const { stdout } = await invoke('convert . -t plain -o out/ --reporter json', settings)
  expect(statuses(stdout)).toEqual({ 'a.yml': 'warnings', 'b.yml': 'warnings' })
})

test('a file that is no rule is a note and does not count as a rule', async () => {
  const mixed = { 'rules/a.yml': rule('A', 'f: 1'), 'rules/ci.yml': 'jobs: {}\n' }
  const { stdout } = await invoke('check rules --reporter json', { files: mixed })
  expect(statuses(stdout)).toEqual({ 'rules/a.yml': 'fine', 'rules/ci.yml': 'ignored' })
  expect(JSON.parse(stdout).counts).toEqual({ rules: 1, errors: 0, warnings: 0, notes: 1, skipped: 0 })
})

test.each([
  ['check rules', { 'rules/ci.yml': 'jobs: {}\n' }, 'no Sigma rule in rules/ci.yml'],
  [
    'check rules --level high',
    { 'rules/a.yml': rule('A', 'f: 1'), 'rules/ci.yml': 'jobs: {}\n' },
    'the rule is not selected by `--level`',
  ],
])('%s prints no part of a report if there is no rule', async (args, found, message) => {
  const { code, stdout, stderr } = await invoke(`${args} --reporter json`, { files: found })
  expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
  expect(stderr).toContain(`sigmacast: ${message}\n`)
})

test('an internal error makes the report unsuccessful', async () => {
  const crash = { 'crash.yml': rule('Crash', 'crash: 1') }
  const { stdout } = await invoke('convert . -t plain -o out/ --reporter sarif', { files: crash })
  expect(JSON.parse(stdout).runs[0].invocations).toEqual([{ executionSuccessful: false }])
  const { stdout: junit } = await invoke('convert . -t plain -o out/ --reporter junit', { files: crash })
  expect(junit).toContain('<error message="sigmacast failed unexpectedly"/>')
})

test('errors of a finalizer are in the report', async () => {
  const finalizer = 'name: f\nfinalizers: [{type: template, template: "{{ none.x.y }}"}]\n'
  const { code, stdout } = await invoke('convert a.yml -t plain -p p.yml -o out.txt --reporter json', {
    files: { 'a.yml': rule('A', 'f: 1'), 'p.yml': finalizer },
  })
  expect(code).toBe(1)
  expect(statuses(stdout)).toMatchObject({ 'p.yml': 'ignored' })
  expect(JSON.parse(stdout).rules.at(-1).entries[0].severity).toBe('error')
})

test('paths are relative to the working directory', async () => {
  const cwd = folderWith({ ...files, 'work/one.yml': rule('One', 'f|startwith: a') })
  const fileOf = async (path: string, folder: string): Promise<string> =>
    JSON.parse((await invoke(`check ${path} --reporter json`, { cwd: folder })).stdout).rules[0].entries[0].file
  expect(await fileOf(join(cwd, 'work/one.yml'), cwd)).toBe('work/one.yml')
  expect(await fileOf('./work/../work/one.yml', cwd)).toBe('work/one.yml')
  expect(await fileOf('../rules/typo.yml', join(cwd, 'work'))).toBe('../rules/typo.yml')
})

test('paths are relative to the working directory below a configuration, too', async () => {
  const root = folderWith({
    'sigmacast.yml': 'rules: rules\noutputs: { plain: { target: plain, path: out.txt } }\ntest: { events: tests }\n',
    'rules/one.yml': rule('One', 'f|startwith: a'),
    'tests/one.yml': 'rule: One\ntests: [{ name: a, event: { f: a }, expect: match }]\n',
  })
  const cwd = join(root, 'rules')
  const filesOf = async (command: string): Promise<unknown> => {
    const { stdout } = await invoke(`${command} --reporter json`, { cwd })
    return JSON.parse(stdout).rules.flatMap((one: { entries: { file: string }[] }) =>
      one.entries.map(({ file }) => file),
    )
  }
  expect(await filesOf('check')).toEqual(['one.yml'])
  expect(await filesOf('generate')).toEqual(['one.yml'])
  expect(await filesOf('test')).toEqual(['one.yml', '../tests/one.yml'])
  const annotations = await invoke('test --reporter github', { cwd, env: { GITHUB_WORKSPACE: root } })
  expect(annotations.stdout.match(/file=[^,]*/g)).toEqual(['file=rules/one.yml', 'file=tests/one.yml'])
})

test('standard input has a place in every report', async () => {
  const stdin = [new TextEncoder().encode(rule('One', 'f|startwith: a'))]
  const { stdout } = await invoke('check - --reporter sarif', { stdin })
  expect(JSON.parse(stdout).runs[0].results[0].locations[0].physicalLocation.artifactLocation.uri).toBe('%3Cstdin%3E')
})

test.each([
  [
    'check rules --reporter xml',
    'unknown reporter `xml`; the reporters are text, json, sarif, junit, github, gitlab, markdown',
  ],
  ['check rules --reporter sarfi', 'unknown reporter `sarfi`; did you mean `sarif`?'],
  [
    'check rules --reporter __proto__',
    'unknown reporter `__proto__`; the reporters are text, json, sarif, junit, github, gitlab, markdown',
  ],
  ['check rules --reporter sarif=', '`--reporter sarif=` names no file'],
  ['check rules --reporter sarif=rules', '`--reporter sarif` writes one file; `rules` is a folder'],
  ['check rules --reporter sarif=new/', '`--reporter sarif` writes one file; `new/` is a folder'],
  [
    'check rules --reporter sarif --reporter junit',
    'the reports `sarif` and `junit` would both go to stdout; use `--reporter junit=<file>` for one of them',
  ],
  [
    'check rules --reporter sarif --reporter text=-',
    'the reports `sarif` and `text` would both go to stdout; use `--reporter text=<file>` for one of them',
  ],
  [
    'check rules --json --reporter sarif',
    'the lines of `--json` and the report `sarif` would both go to stdout; use `--reporter sarif=<file>`',
  ],
  [
    'convert rules -t plain --reporter sarif',
    'the queries and the report `sarif` would both go to stdout; use `--reporter sarif=<file>`',
  ],
  [
    'convert rules -t plain --reporter markdown=/dev/stdout',
    'the queries and the report `markdown` would both go to stdout; use `--reporter markdown=<file>`',
  ],
  [
    'convert rules -t plain --json --reporter sarif',
    'the lines of `--json` and the report `sarif` would both go to stdout; use `--reporter sarif=<file>`',
  ],
  [
    'check rules --reporter sarif=a.json --reporter json=./a.json',
    'the report `sarif` and the report `json` would both be written to `./a.json`',
  ],
  [
    'diff --reporter text --reporter json',
    'the reports `text` and `json` would both go to stdout; use `--reporter json=<file>` for one of them',
  ],
  [
    'diff --reporter json=a --reporter markdown=./a',
    'the report `json` and the report `markdown` would both be written to `./a`',
  ],
  [
    'convert rules -t plain -o a.json --reporter json=a.json',
    'the output and the report `json` would both be written to `a.json`',
  ],
])('rejects %s', async (args, message) => {
  const { code, stdout, stderr } = await invoke(args, { files })
  const command = args.split(' ')[0]
  expect({ code, stdout, stderr }).toEqual({
    code: 2,
    stdout: '',
    stderr: `sigmacast: ${message}\nSee \`sigmacast ${command} --help\`.\n`,
  })
})

test('a report never overwrites an input', async () => {
  const cwd = folderWith(files)
  const { code, stderr } = await invoke('check rules --reporter json=rules/fine.yml', { cwd })
  expect({ code, last: stderr.trimEnd().split('\n').at(-2) }).toEqual({
    code: 2,
    last: `sigmacast: the output \`${join(cwd, 'rules/fine.yml')}\` is also an input`,
  })
  expect(filesIn(cwd)).toEqual(files)
})

test('a report that cannot be written is a message, and the old one stays', async () => {
  const cwd = folderWith({ ...files, 'a.json': 'old', 'b.xml': 'old' })
  const disk = {
    ...nodeDisk,
    write: () => {
      throw new Error('ENOSPC: no space left on device, write')
    },
  }
  const { code, stderr } = await invoke('check rules --reporter json=a.json --reporter junit=b.xml', { cwd, disk })
  expect(code).toBe(2)
  expect(stderr).toContain(`sigmacast: cannot write \`${join(cwd, 'a.json')}\`: no space left on device\n`)
  expect(filesIn(cwd)).toEqual({ ...files, 'a.json': 'old', 'b.xml': 'old' })
})

test.each([
  ['', 'passed'],
  ['--strict', 'failed'],
])('junit: a warning fails a rule as it fails the run (%s)', async (flag, verdict) => {
  const { code, stdout } = await invoke(`check rules/odd.yml --reporter junit ${flag}`.trim(), { files })
  expect({ code, failed: stdout.includes('<failure') }).toEqual({
    code: verdict === 'failed' ? 1 : 0,
    failed: verdict === 'failed',
  })
})
