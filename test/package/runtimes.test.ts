import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { expect, type TestContext, test } from 'vitest'
import { backends } from '../../backends/index.js'
import { readSources } from '../../scripts/corpus/corpora.js'
import { installPackage, MAIN } from './consumer.js'
import { type Installed, installRuntime, type Outcome, runScript, runtimes } from './runtimes.js'

// Every runtime prints the same bytes as the Node.js that runs the tests. `SIGMACAST_RULES` names a further folder of rules.

const project = installPackage()
const further = process.env.SIGMACAST_RULES
if (further !== undefined) copyRules(resolve(further), join(project, 'further'))
const folders = ['rules', ...(further === undefined ? [] : ['further'])]
const targets = [...backends.keys()].join(',')

const current: Installed = { command: [process.execPath], environment: process.env }

const commands: readonly (readonly string[])[] = [
  ...folders.map((folder) => ['convert', folder, '--target', targets, '--lossy', '--json']),
  ['convert', 'rules', '--target', 'splunk', '--pipeline', 'splunk-windows'],
  ['witness', 'rules/auth0/auth0_client_secret_read.yml'],
  ['convert', 'no-such-folder', '--target', 'splunk'],
]

const expected = commands.map((command) => runScript(project, current, [MAIN, ...command]))

const installed = new Map(runtimes.map((runtime) => [runtime.name, installRuntime(runtime)]))

test.for(runtimes)('$name prints the same bytes', ({ name }, context) => {
  const runtime = available(name, context)
  for (const [index, command] of commands.entries()) {
    const outcome = runScript(project, runtime, [MAIN, ...command])
    expect(firstDifference(outcome, expected[index])).toBeUndefined()
  }
})

test('Node.js for Windows supports backslashes, drive letters and patterns', (context) => {
  const windows = available('Node.js 22 for Windows', context)
  const options = ['--target', 'splunk', '--lossy', '--unmapped-logsource', 'ignore']
  const convert = (runtime: Installed, path: string): string =>
    runScript(project, runtime, [MAIN, 'convert', path, ...options]).stdout
  const folder = `Z:${join(project, 'rules').replaceAll('/', '\\')}`
  const paths = ['rules\\auth0', `${folder}\\auth0`, 'rules\\auth0\\*.yml', 'rules/auth0/*.yml']
  const queries = convert(current, 'rules/auth0')
  expect(paths.map((path) => [path, convert(windows, path)])).toEqual(paths.map((path) => [path, queries]))
})

/** The first lines that differ, since the whole output is long. */
function firstDifference(outcome: Outcome, wanted: Outcome | undefined): object | undefined {
  const [lines, others] = [outcome, wanted].map((each) => JSON.stringify(each, undefined, 1)?.split('\\n') ?? [])
  const index = lines?.findIndex((line, at) => line !== others?.[at]) ?? -1
  if (index < 0 && lines?.length === others?.length) return undefined
  return { line: lines?.[index]?.slice(0, 500), wanted: others?.[index]?.slice(0, 500) }
}

/** Skips the test with a reason if the runtime is not available on this machine. */
function available(name: string, context: TestContext): Installed {
  const runtime = installed.get(name)
  if (typeof runtime === 'object') return runtime
  console.log(`SKIPPED: ${name}: ${runtime}`)
  return context.skip(runtime)
}

/** Copies only the contents: read-only files could not be deleted afterwards. */
function copyRules(from: string, to: string): void {
  for (const { name, text } of readSources(from)) {
    mkdirSync(dirname(join(to, name)), { recursive: true })
    writeFileSync(join(to, name), text)
  }
}
