import { spawnSync } from 'node:child_process'
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { filesIn, folderWith, rule } from '../cli/invoke.js'

// `--jobs`: the results of several threads are those of one, byte for byte.

const main = fileURLToPath(new URL('../../dist/src/cli/main.js', import.meta.url))

/** A folder with more files than two blocks, among them mistakes, a file that is no rule, and rules with one title. */
function rulesFolder(): string {
  const levels = ['low', 'medium', 'high']
  const files = Array.from({ length: 90 }, (_, index): [string, string] => {
    const wrong = index % 17 === 3 ? '|startwith' : index % 13 === 5 ? '|re' : ''
    const value = wrong === '|re' ? "'a\\bc'" : `'*value ${index}'`
    const title = index % 40 === 7 ? 'Same title' : `Rule ${index}`
    return [`rules/${index}.yml`, `${rule(title, `f${wrong}: ${value}`)}level: ${levels[index % 3]}\n`]
  })
  return folderWith({ ...Object.fromEntries(files), 'rules/compose.yml': 'services: {}\n' })
}

function run(cwd: string, ...args: readonly string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [main, 'convert', 'rules', ...args], {
    cwd,
    encoding: 'utf8',
  })
  return { status, stdout, stderr }
}

test.each([
  ['--target', 'splunk'],
  ['--target', 'splunk,eql', '--json'],
  ['--first-of', 'kql,eql', '--lossy', '--verbose'],
  ['--target', 'lucene', '--cannot', 'skip', '--strict', '--reporter', 'markdown'],
  ['--target', 'splunk', '--level', 'high', '--exclude', 'rules/1*', '--exclude', 'nothing/*'],
  ['--target', 'splunk', '--level', 'critical'],
  ['--target', 'splunk', '--category', 'tset'],
  ['--target', 'splunk', '--pipeline', 'splunk-windows', '--format', 'savedsearches'],
  ['--target', 'splunk', '--pipeline', 'no-such-pipeline'],
])('several threads write what one writes: %j', (...args) => {
  const cwd = rulesFolder()
  const one = run(cwd, ...args, '--jobs', '1')
  for (const jobs of ['2', '5']) expect(run(cwd, ...args, '--jobs', jobs)).toEqual(one)
})

test('several threads convert rules that refer to each other', () => {
  const cwd = rulesFolder()
  writeFileSync(
    join(cwd, 'rules/many.yml'),
    `title: Many
correlation: { type: event_count, rules: [base], group-by: [user], timespan: 1h, condition: { gte: 3 } }
---
name: base
${rule('Base', 'f: a')}`,
  )
  const one = run(cwd, '--target', 'splunk', '--jobs', '1')
  expect(one.stdout).toContain('stats')
  expect(run(cwd, '--target', 'splunk', '--jobs', '2')).toEqual(one)
})

test('three threads write the files that one writes', () => {
  const cwd = rulesFolder()
  const written = ['1', '3'].map((jobs) => {
    const folder = join(cwd, `out${jobs}`)
    mkdirSync(folder)
    const { stderr } = run(cwd, '-t', 'splunk,kql', '-o', folder, '--jobs', jobs)
    const names = readdirSync(folder).sort()
    return [stderr.replaceAll(folder, 'out'), names.map((name) => [name, readFileSync(join(folder, name), 'utf8')])]
  })
  expect(written[1]).toEqual(written[0])
})

test.each(['0', 'two', '1.5'])('refuses %s threads', (jobs) => {
  expect(run(rulesFolder(), '-t', 'splunk', '--jobs', jobs)).toEqual({
    status: 2,
    stdout: '',
    stderr: `sigmacast: \`--jobs\` cannot be \`${jobs}\`; use an integer from 1 to 999999\nSee \`sigmacast convert --help\`.\n`,
  })
})

const id = (index: number): string => `id: 00000000-0000-4000-8000-${String(index).padStart(12, '0')}\n`

/** A project with rules that depend on no other file, and with a correlation and a filter. */
function project(): string {
  const config = `rules: rules/
filters: filters/
accept: { fidelity: [exact, approximate, wider] }
environments: { lab: { filters: lab/ } }
outputs:
  spl: { target: splunk, path: 'dist/{stem}.spl', pipelines: [splunk-windows] }
  toml: { target: [eql, kql], format: toml, path: 'dist/{stem}.toml', cannot: skip, select: { level: '>= medium' } }
  all: { target: splunk, format: savedsearches, path: dist/all.conf }
`
  const levels = ['low', 'medium', 'high']
  const rules = Array.from({ length: 100 }, (_, index): [string, string] => {
    const wrong = index % 17 === 3 ? '|startwith' : index % 13 === 5 ? '|re' : ''
    const value = wrong === '|re' ? "'a\\bc'" : `'*value ${index}'`
    const title = index % 40 === 7 ? 'Same title' : `Rule ${index}`
    const name = index === 11 ? 'name: eleven\n' : ''
    return [
      `rules/${index}.yml`,
      `${rule(title, `f${wrong}: ${value}`, `${id(index)}${name}`)}level: ${levels[index % 3]}\n`,
    ]
  })
  const correlation = `title: Many of eleven
${id(500)}correlation: { type: event_count, rules: [eleven], group-by: [user], timespan: 5m, condition: { gte: 10 } }
level: high
`
  const filter = (field: string, index: number, name: string): string => `title: No tests
${id(index)}logsource: { category: test }
filter: { rules: [${name}], selection: { ${field}: 1 }, condition: not selection }
`
  return folderWith({
    ...Object.fromEntries(rules),
    'sigmacast.yml': config,
    'rules/compose.yml': 'services: {}\n',
    'rules/correlation.yml': correlation,
    'rules/two.yml': `${rule('First', 'f: 1', id(600))}---\n${rule('Second', 'g: x', id(601))}`,
    'filters/tests.yml': filter('test', 501, id(20).slice(4, -1)),
    'lab/tests.yml': filter('lab', 502, 'eleven'),
  })
}

function generate(cwd: string, ...args: readonly string[]) {
  const options = { cwd, encoding: 'utf8' } as const
  const { status, stdout, stderr } = spawnSync(process.execPath, [main, 'generate', ...args], options)
  const text = (output: string): string => output.replaceAll(cwd, '').replace(/in [\d.]+ s/, '')
  // The cache knows the times of files.
  const files = Object.entries(filesIn(cwd)).flatMap(([path, content]) =>
    /^dist|lock\.json$|conversions\.json$/.test(path) ? [[path, content.replace(/"stamp":"[^"]*"/g, '')]] : [],
  )
  return { status, stdout: text(stdout), stderr: text(stderr), files: Object.fromEntries(files) }
}

const changes: readonly [string, (cwd: string) => void, ...string[]][] = [
  ['with warnings for everyone', () => {}, '--verbose'],
  ['of an environment', () => {}, '--env', 'lab'],
  ['of one output', () => {}, 'toml'],
  ['that are only compared', () => {}, '--check'],
  ['with a report', () => {}, '--reporter', 'json'],
  [
    'after a change of some files',
    (cwd) => {
      for (const index of [0, 11, 50])
        writeFileSync(join(cwd, `rules/${index}.yml`), rule('Changed', 'f: 3', id(index)))
    },
  ],
  ['without a filter', (cwd) => rmSync(join(cwd, 'filters/tests.yml'))],
]

test.each(changes)('three threads generate the files that one generates: %s', (_, change, ...args) => {
  const results = ['1', '3'].map((jobs) => {
    const cwd = project()
    const first = generate(cwd, '--jobs', jobs, ...args)
    change(cwd)
    return [first, generate(cwd, '--jobs', jobs, ...args)]
  })
  expect(results[1]).toEqual(results[0])
  expect(results[0]?.[0]?.stdout).not.toBe('')
})

test('refuses to generate with no thread', () => {
  expect(generate(project(), '--jobs', '0')).toMatchObject({ status: 2, files: {} })
})
