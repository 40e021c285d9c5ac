import { expect, test } from 'vitest'
import { type Files, invoke, rule } from './invoke.js'

const files: Files = { 'list.yml': rule('List', 'f: [1, 2, 3]') }

test.each([
  'check list.yml',
  'convert list.yml -t plain',
  'explain list.yml -t plain',
  'witness list.yml',
])('`%s` takes a limit, and its message says how to raise it', async (command) => {
  const { code, stderr } = await invoke(`${command} --limit values=2`, { files })
  expect(code).toBe(1)
  expect(stderr).toContain('error too-many-values: the rule has more than 2 values')
  expect(stderr).toContain('help: `--limit values=<number>` raises the limit')
  expect((await invoke(`${command} --limit values=3 --limit yaml-nodes=1000`, { files })).code).toBe(0)
})

test.each([
  ['valeus=2', 'unknown limit `valeus`', 'did you mean `values`?'],
  ['values', 'the limit `values` must be an integer of at least 1', 'the default is `--limit values=200000`'],
  ['values=0', 'the limit `values` must be an integer of at least 1', 'the default is `--limit values=200000`'],
  ['values=1e3', 'the limit `values` must be an integer of at least 1', 'the default is `--limit values=200000`'],
  ['yaml-depth=501', 'the limit `yaml-depth` must be an integer of at least 1 and at most 500', 'the default is'],
])('`--limit %s` is refused', async (limit, message, help) => {
  const { code, stderr } = await invoke(`check list.yml --limit ${limit}`, { files })
  expect(code).toBe(2)
  expect(stderr).toContain(message)
  expect(stderr).toContain(help)
})

test('a limit can be raised for a large file', async () => {
  expect((await invoke('check list.yml --limit file-bytes=10', { files })).stderr).toContain('error file-too-large')
})

test('a limit also holds for the tests that a check runs', async () => {
  const project: Files = {
    'sigmacast.yml': 'rules: rules\nlimits: { values: 2 }\noutputs: { plain: { target: plain, path: out.txt } }\n',
    'rules/list.yml': rule('List', 'f: [1, 2, 3]'),
    'rules/list.test.yml': 'tests: [{ name: four, event: { f: 4 }, expect: match }]\n',
  }
  const { stderr } = await invoke('check --limit values=3', { files: project })
  expect(stderr).toContain('error test-contradicts')
})
