import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { load } from 'js-yaml'
import { expect, test } from 'vitest'
import { backends } from '../../backends/index.js'
import { filesIn, invoke } from '../cli/invoke.js'
import { commandsIn } from '../examples/commands.js'
import { copyExample, example } from '../examples/detections.js'
import { commitAll, git } from '../project/git-repository.js'

const textOf = (path: string): string => readFileSync(join(example, path), 'utf8')
const { scripts } = JSON.parse(textOf('package.json'))

/** The example on a branch of a repository. */
function branch(): string {
  const cwd = copyExample()
  commitAll(cwd)
  git(cwd, 'switch', '-qc', 'change')
  return cwd
}

async function runAll(commands: readonly string[], cwd: string): Promise<void> {
  for (const command of commands) {
    const { code, stderr } = await invoke(command, { cwd, targets: backends })
    expect({ command, code, errors: stderr.match(/^.* error .*$/gm) }).toEqual({ command, code: 0, errors: null })
  }
}

test.each([
  ['.github/workflows/detections.yml', 6, ['diff.md']],
  ['.gitlab-ci.yml', 6, ['diff.md', 'junit.xml', 'quality.json']],
  ['azure-pipelines.yml', 6, ['diff.md', 'junit.xml']],
  ['.pre-commit-config.yaml', 3, []],
  ['.husky/pre-commit', 3, []],
  ['lefthook.yml', 3, []],
  ['README.md', 8, []],
])('the commands in %s pass, and write the files that it uses', async (path, count, files) => {
  const text = textOf(path)
  if (/ya?ml$/.test(path)) expect(typeof load(text)).toBe('object')
  const commands = commandsIn(text, scripts)
  expect(commands).toHaveLength(count)
  const cwd = branch()
  await runAll(commands, cwd)
  for (const file of files) expect(text).toContain(file)
  expect(Object.keys(filesIn(cwd))).toEqual(expect.arrayContaining(files))
})

interface Hook {
  readonly id: string
  readonly entry: string
  readonly args?: readonly string[]
  readonly files?: string
}

const hooks = load(
  readFileSync(resolve(import.meta.dirname, '../../.pre-commit-hooks.yaml'), 'utf8'),
) as readonly Hook[]

test.each(hooks.map((hook) => [hook.id, hook] as const))('the hook %s passes, and finds a mistake', async (_, hook) => {
  const { entry, args = [], files = '' } = hook
  const [command = ''] = commandsIn([entry, ...args].join(' '))
  const cwd = branch()
  rmSync(join(cwd, 'sigmacast.lock.json'))
  const output = "one: { target: kql, path: 'out/{stem}.txt', cannot: skip }"
  writeFileSync(join(cwd, 'sigmacast.yml'), `rules: rules/windows/*.yml\noutputs:\n  ${output}\n`)
  const rule = 'rules/windows/many_failed_network_logons.yml'
  writeFileSync(join(cwd, rule), `${textOf(rule)}# a remark\n`)
  await runAll(['generate', command], cwd)
  writeFileSync(join(cwd, rule), textOf(rule).replace('[failed_network_logon]', '[no_such_rule]'))
  expect((await invoke(command, { cwd, targets: backends })).code).toBe(1)
  expect(rule).toMatch(new RegExp(files))
})
