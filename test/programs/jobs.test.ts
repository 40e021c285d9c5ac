import { spawnSync } from 'node:child_process'
import { mkdirSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { folderWith, rule } from '../cli/invoke.js'

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
  ['--target', 'splunk', '--pipeline', 'splunk-windows', '--format', 'savedsearches'],
  ['--target', 'splunk', '--pipeline', 'no-such-pipeline'],
])('three threads write what one writes: %j', (...args) => {
  const cwd = rulesFolder()
  expect(run(cwd, ...args, '--jobs', '3')).toEqual(run(cwd, ...args, '--jobs', '1'))
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
    stderr: `sigmacast: \`--jobs\` cannot be \`${jobs}\`; use an integer of at least 1\nSee \`sigmacast convert --help\`.\n`,
  })
})
