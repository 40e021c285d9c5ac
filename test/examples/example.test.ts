import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { backends } from '../../backends/index.js'
import { filesIn, invoke, type Outcome } from '../cli/invoke.js'
import { commitAll } from '../project/git-repository.js'
import { copyExample, environments, example } from './detections.js'

// The example in examples/detections, held by sigmacast itself. `npm run test:update -- test/examples` generates its
// files again; review each change before you commit it.

const run = (command: string, cwd: string): Promise<Outcome> => invoke(command, { cwd, targets: backends })

beforeAll(async () => {
  if (process.env.UPDATE_GOLDEN !== '1') return
  // A cache is one of a version of sigmacast, and this one may have changed without a new version.
  rmSync(join(example, '.sigmacast'), { recursive: true, force: true })
  for (const environment of environments) await run(`generate --env ${environment}`, example)
})

test('has no findings', async () => {
  const { code, stderr } = await run('check rules filters --strict', copyExample())
  expect({ code, stderr }).toEqual({ code: 0, stderr: '22 rules: 22 fine\n' })
})

test.each(environments)('the files for %s are up to date', async (environment) => {
  const { code, stdout } = await run(`generate --check --env ${environment}`, copyExample())
  expect({ code, stdout }).toEqual({ code: 0, stdout: '3 outputs up to date\n' })
})

test.each(environments)('the tests for %s pass, and exercise every branch of every rule', async (environment) => {
  const { code, stdout, stderr } = await run(`test --coverage --strict --env ${environment}`, copyExample())
  const [tests, coverage] = stdout.split('\n')
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
  expect(tests).toMatch(/^(\d+) of \1 tests passed, 20 rules$/)
  expect(coverage).toMatch(/^coverage: (\d+) of \1 branches of 20 rules$/)
})

interface ExampleManifest {
  readonly files: readonly { readonly path: string }[]
  readonly artifacts: readonly { readonly path: string }[]
}

describe('the manifest', () => {
  const { files, artifacts }: ExampleManifest = JSON.parse(readFileSync(join(example, 'sigmacast.lock.json'), 'utf8'))

  test('lists every generated file', () => {
    const paths = Object.keys(filesIn(copyExample())).filter((path) => path.startsWith('dist/'))
    expect(files.map(({ path }) => path).sort()).toEqual(paths.sort())
  })

  test.each([
    ['dist/staging/splunk', 18],
    ['dist/staging/kibana', 18],
    ['dist/staging/datadog', 7],
    ['dist/prod/splunk', 7],
    ['dist/prod/kibana', 7],
    ['dist/prod/datadog', 2],
  ])('lists all rules in %s', (folder, count) => {
    expect(artifacts.filter(({ path }) => path.startsWith(`${folder}/`))).toHaveLength(count)
  })
})

test('shows a weakened rule in every output that contains it', async () => {
  const cwd = copyExample()
  commitAll(cwd)
  const path = join(cwd, 'rules/okta/factors_reset_by_administrator.yml')
  writeFileSync(path, readFileSync(path, 'utf8').replace('outcome.result: SUCCESS', 'outcome.result: FAILURE'))
  const { code, stdout } = await run('diff --env prod --breaking --exit-code --reporter json', cwd)
  const { rules } = JSON.parse(stdout)
  expect({ code, relation: rules[0].meaning.relation, count: rules.length }).toEqual({
    code: 1,
    relation: 'other',
    count: 1,
  })
  expect(rules[0].outputs.map(({ output }: { readonly output: string }) => output).sort()).toEqual([
    'datadog',
    'kibana',
    'splunk',
  ])
  expect((await run('generate --check --env prod', cwd)).code).toBe(1)
})
