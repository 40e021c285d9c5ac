import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { folderWith, type Outcome, rule } from './invoke.js'

const main = fileURLToPath(new URL('../../dist/src/cli/main.js', import.meta.url))

/** Runs the built program in a process of its own. */
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

test('a rule becomes a query of a real target', async () => {
  const cwd = folderWith({ 'one.yml': rule('One', 'f: abc') })
  expect(await start(['convert', 'one.yml', '--target', 'splunk', '--unmapped-logsource=ignore'], cwd)).toEqual({
    code: 0,
    stdout: 'f="abc"\n',
    stderr: '',
  })
})

test('standard input becomes a query', async () => {
  expect(
    await start(['convert', '-', '-t', 'splunk', '--unmapped-logsource=ignore'], folderWith({}), rule('One', 'f: abc')),
  ).toEqual({
    code: 0,
    stdout: 'f="abc"\n',
    stderr: '',
  })
})

test('a pattern that no shell has expanded finds its files', async () => {
  const cwd = folderWith({ 'a/one.yml': rule('One', 'f: abc'), 'a/b/two.yml': rule('Two', 'f: def') })
  expect(await start(['convert', '**/*.yml', '-t', 'splunk', '--unmapped-logsource=ignore'], cwd)).toEqual({
    code: 0,
    stdout: 'f="def"\nf="abc"\n',
    stderr: '2 rules: splunk 2 exact\n',
  })
})

test('an error gives exit code 1, and a wrong command line 2', async () => {
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

test('a reader that leaves early ends the program without a word', async () => {
  const rules = Array.from({ length: 3000 }, (_, index) => rule(`Rule ${index}`, `f: ${index}`)).join('---\n')
  const cwd = folderWith({ 'many.yml': rules, 'more.yml': rule('One', 'f: 1') })
  const { code, stderr } = await start(['convert', '.', '-t', 'splunk', '--json'], cwd, '', false)
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
})

test('all of a long output arrives', async () => {
  const rules = Array.from({ length: 3000 }, (_, index) => rule(`Rule ${index}`, `f: ${index}`)).join('---\n')
  const { code, stdout } = await start(
    ['convert', '-', '-t', 'splunk', '--unmapped-logsource=ignore'],
    folderWith({}),
    rules,
  )
  expect({ code, lines: stdout.split('\n').length }).toEqual({ code: 0, lines: 3001 })
})
