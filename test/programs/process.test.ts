import { spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { folderWith, type Outcome, rule } from '../cli/invoke.js'

const main = fileURLToPath(new URL('../../dist/src/cli/main.js', import.meta.url))

/** Runs the built program in a separate process. */
function start(args: readonly string[], cwd: string, stdin = '', readStdout = true): Promise<Outcome> {
  const child = spawn(process.execPath, [main, ...args], { cwd, env: { PATH: process.env.PATH } })
  const written = { stdout: '', stderr: '' }
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    written.stderr += text
  })
  if (readStdout) {
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      written.stdout += text
    })
  } else child.stdout.destroy()
  child.stdin.end(stdin)
  return new Promise((resolve) => child.on('close', (code) => resolve({ code: code ?? -1, ...written })))
}

test('converts a rule to a query of a real target', async () => {
  const cwd = folderWith({ 'one.yml': rule('One', 'f: abc') })
  expect(await start(['convert', 'one.yml', '--target', 'splunk', '--unmapped-logsource=ignore'], cwd)).toEqual({
    code: 0,
    stdout: 'f="abc"\n',
    stderr: '',
  })
})

test('converts standard input', async () => {
  expect(
    await start(['convert', '-', '-t', 'splunk', '--unmapped-logsource=ignore'], folderWith({}), rule('One', 'f: abc')),
  ).toEqual({
    code: 0,
    stdout: 'f="abc"\n',
    stderr: '',
  })
})

test('expands a pattern that no shell has expanded', async () => {
  const cwd = folderWith({ 'a/one.yml': rule('One', 'f: abc'), 'a/b/two.yml': rule('Two', 'f: def') })
  expect(await start(['convert', '**/*.yml', '-t', 'splunk', '--unmapped-logsource=ignore'], cwd)).toEqual({
    code: 0,
    stdout: 'f="def"\nf="abc"\n',
    stderr: '2 rules: splunk 2 exact\n',
  })
})

test('exits with code 1 for an error, and 2 for a usage error', async () => {
  const cwd = folderWith({ 'typo.yml': rule('Typo', 'f|startwith: a') })
  const wrong = await start(['check', 'typo.yml', '--josn'], cwd)
  const bad = await start(['check', 'typo.yml'], cwd)
  expect([bad.code, wrong]).toEqual([
    1,
    {
      code: 2,
      stdout: '',
      stderr: 'sigmacast: unknown flag `--josn`; did you mean `--json`?\nSee `sigmacast check --help`.\n',
    },
  ])
})

test('exits silently if a reader closes the pipe early', async () => {
  const rules = Array.from({ length: 3000 }, (_, index) => rule(`Rule ${index}`, `f: ${index}`)).join('---\n')
  const cwd = folderWith({ 'many.yml': rules, 'more.yml': rule('One', 'f: 1') })
  const { code, stderr } = await start(['convert', '.', '-t', 'splunk', '--json'], cwd, '', false)
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
})

test('an early closed pipe does not change the exit code', async () => {
  const rules = Array.from({ length: 3000 }, (_, index) => rule(`Rule ${index}`, `f: ${index}`)).join('---\n')
  const cwd = folderWith({
    'a.yml': rule('Typo', 'f|startwith: a'),
    'many.yml': rules,
    'more.yml': rule('One', 'f: 1'),
  })
  const { code } = await start(['convert', '.', '-t', 'splunk', '--json'], cwd, '', false)
  expect(code).toBe(1)
})

test('a closed standard error does not stop the output', async () => {
  const typos = Array.from({ length: 3000 }, (_, index) => rule(`Rule ${index}`, 'f|startwith: a')).join('---\n')
  const cwd = folderWith({ 'many.yml': typos, 'one.yml': rule('One', 'f: abc') })
  const child = spawn(
    process.execPath,
    [main, 'convert', '.', '-t', 'splunk', '-o', 'out.spl', '--keep-going', '--verbose'],
    { cwd },
  )
  child.stderr.destroy()
  const code = await new Promise((resolve) => child.on('close', resolve))
  expect({ code, written: readFileSync(join(cwd, 'out.spl'), 'utf8') }).toEqual({ code: 1, written: 'f="abc"\n' })
})

test.skipIf(process.platform === 'win32')('works, or ends with one line, however few files can be opened', async () => {
  const cwd = folderWith({ 'one.yml': rule('One', 'f: abc') })
  const outcomes = new Set<string>()
  for (let most = 12; most < 40; most++) {
    const script = `ulimit -n ${most} && exec "$0" "$@"`
    const child = spawn('sh', ['-c', script, process.execPath, main, 'convert', 'one.yml', '-t', 'splunk'], { cwd })
    let stderr = ''
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      stderr += text
    })
    const code = await new Promise((resolve) => child.on('close', resolve))
    // Node.js itself cannot open the file of the program, or not even start.
    const isLoaded = code === 0 || (code === 1 && !/node:internal\/(?:main|modules\/cjs)/.test(stderr))
    if (!isLoaded) continue
    const reason = /^sigmacast: .*too many open files/.test(stderr) ? 'too many open files' : 'another one'
    outcomes.add(code === 0 ? 'works' : `${stderr.trimEnd().split('\n').length} line: ${reason}`)
  }
  expect([...outcomes].filter((outcome) => outcome !== '1 line: too many open files')).toEqual(['works'])
})

test('writes a long output completely', async () => {
  const rules = Array.from({ length: 3000 }, (_, index) => rule(`Rule ${index}`, `f: ${index}`)).join('---\n')
  const { code, stdout } = await start(
    ['convert', '-', '-t', 'splunk', '--unmapped-logsource=ignore'],
    folderWith({}),
    rules,
  )
  expect({ code, lines: stdout.split('\n').length }).toEqual({ code: 0, lines: 3001 })
})
