import { join } from 'node:path'
import { expect, test } from 'vitest'
import { backends } from '../../backends/index.js'
import { fallbackId } from '../../src/rule/metadata/fallback.js'
import { type Files, filesIn, folderWith, invoke } from './invoke.js'

const rule = 'title: A\nlogsource: { product: okta }\ndetection: { s: { a: b }, condition: s }\n'
const config = `rules: rules
accept: { unmapped: { logsource: ignore } }
outputs: { kibana: { target: eql, format: rule, path: 'dist/{stem}.json' } }
`

/** Converts a rule without an id in some folder, and returns the id of its artifact. */
async function idOf(files: Files, path: string, folder: string): Promise<string> {
  const root = folderWith(files)
  const { stdout } = await invoke('', {
    args: ['convert', path.replace('ROOT', root), '-t', 'eql', '--format', 'rule', '--unmapped-logsource', 'ignore'],
    cwd: join(root, folder),
    targets: backends,
  })
  return JSON.parse(stdout).rule_id
}

const id = (name: string): string => fallbackId({ name }, 1)
const nested = { 'soc/sigmacast.yml': config, 'soc/rules/deep/a.yml': rule }

test('`generate` and `convert` give a rule without an id the same one', async () => {
  const root = folderWith(nested)
  expect((await invoke('generate', { cwd: join(root, 'soc'), targets: backends })).code).toBe(0)
  expect(JSON.parse(filesIn(root)['soc/dist/a.json'] ?? '').rule_id).toBe(id('rules/deep/a.yml'))
})

test.each([
  ['rules/deep/a.yml', 'soc'],
  ['deep', 'soc/rules'],
  ['../deep/a.yml', 'soc/rules/deep'],
  ['soc/rules/**/*.yml', '.'],
  ['ROOT/soc/rules/deep/a.yml', 'soc/rules'],
])('`convert %s` in `%s` derives the id from the path below the configuration', async (path, folder) => {
  expect(await idOf(nested, path, folder)).toBe(id('rules/deep/a.yml'))
})

test('without a configuration, an id is derived from the path in the git repository', async () => {
  const files = { 'rules/deep/a.yml': rule, '.git/HEAD': '' }
  expect(await idOf(files, 'a.yml', 'rules/deep')).toBe(id('rules/deep/a.yml'))
  expect(await idOf(files, 'rules', '.')).toBe(id('rules/deep/a.yml'))
})

test('an id is derived from the path below the nearest configuration or, without one, in the nearest repository', async () => {
  const files = { 'soc/.git/HEAD': '', '.git/HEAD': '', 'soc/rules/deep/a.yml': rule, 'rules/a.yml': rule }
  expect(await idOf(files, '.', 'soc/rules')).toBe(id('rules/deep/a.yml'))
  expect(await idOf({ ...files, 'sigmacast.yml': config }, '.', 'soc/rules')).toBe(id('soc/rules/deep/a.yml'))
  expect(await idOf({ ...nested, 'sigmacast.yml': config }, '.', 'soc/rules')).toBe(id('rules/deep/a.yml'))
})

test('without a repository, an id is derived from the path as given', async () => {
  expect(await idOf({ 'rules/a.yml': rule }, 'a.yml', 'rules')).toBe(id('a.yml'))
})
