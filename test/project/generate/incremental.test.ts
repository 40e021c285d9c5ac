import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { generate } from '../../../src/project/generate/generate.js'
import type { GenerateResult } from '../../../src/project/generate/generate-result.js'
import { build, version } from '../../../src/project/version.generated.js'
import { isError } from '../../../src/text/diagnostic.js'
import { folderWith, rule } from '../../cli/invoke.js'
import { type HandMadeOutput, handMade } from './hand-made.js'

const outputs: Readonly<Record<string, HandMadeOutput>> = {
  each: { path: 'dist/{stem}.txt', pipelines: ['p.yml'] },
  all: { path: 'dist/all.conf', format: 'stanza', titles: ['A', 'C'] },
}

const named = (title: string, item: string): string => rule(title, item, `name: rule_${title.toLowerCase()}\n`)

const correlation = `title: C
correlation: { type: event_count, rules: [rule_a], group-by: [f], timespan: 5m, condition: { gte: 3 }, generate: true }
`

const filter = (product: string): string =>
  `title: F\nlogsource: {category: ${product}}\nfilter: {rules: any, s: {g: 7}, condition: not s}\n`

const files = {
  'rules/a.yml': named('A', 'f: 1'),
  'rules/b.yml': named('B', 'f: 2'),
  'rules/c.yml': correlation,
  'rules/f.yml': filter('other'),
  'p.yml': 'name: p\ntransformations: []\n',
}

/** The changed files of a run, and the number of rules that it converted. */
const changesOf = ({ outputs: results, rules, cached, diagnostics }: GenerateResult) => ({
  converted: rules - cached,
  files: results.flatMap((output) => output.files.filter(({ kind }) => kind !== 'unchanged').map(({ path }) => path)),
  problems: diagnostics.filter(isError).map(({ code }) => code),
})

test.each([
  ['nothing', {}, { converted: 0, files: [] }],
  ['one rule', { 'rules/b.yml': named('B', 'f: 5') }, { converted: 1, files: ['dist/b.txt'] }],
  [
    'a rule that a correlation refers to',
    { 'rules/a.yml': named('A', 'f: 5') },
    { converted: 2, files: ['dist/a.txt', 'dist/c.txt', 'dist/all.conf'] },
  ],
  [
    'a filter that applies now',
    { 'rules/f.yml': filter('test') },
    { converted: 3, files: ['dist/a.txt', 'dist/b.txt', 'dist/c.txt', 'dist/all.conf'] },
  ],
  [
    'a pipeline',
    { 'p.yml': 'name: p\ntransformations: [{ type: field_name_prefix, prefix: x. }]\n' },
    { converted: 3, files: ['dist/a.txt', 'dist/b.txt', 'dist/c.txt'] },
  ],
  ['a comment in a rule', { 'rules/b.yml': `${named('B', 'f: 2')}# remark\n` }, { converted: 1, files: [] }],
  ['a rule without references', { 'rules/d.yml': named('D', 'f: 4') }, { converted: 1, files: ['dist/d.txt'] }],
])('a change of %s rebuilds what it reaches, with the same files as a first run', async (_, changed, expected) => {
  const cwd = folderWith(files)
  await generate(await handMade(cwd, outputs))
  for (const [path, text] of Object.entries(changed)) writeFileSync(join(cwd, path), text)
  const check = await generate(await handMade(cwd, outputs), { check: true })
  expect(changesOf(check)).toEqual({ ...expected, problems: [] })
  await generate(await handMade(cwd, outputs))
  // Without a cache, nothing is left to do.
  rmSync(join(cwd, '.sigmacast'), { recursive: true })
  expect(changesOf(await generate(await handMade(cwd, outputs), { check: true })).files).toEqual([])
})

test('a second rule with the name that a correlation refers to is an error of the correlation', async () => {
  const cwd = folderWith(files)
  await generate(await handMade(cwd, outputs))
  writeFileSync(join(cwd, 'rules/d.yml'), rule('D', 'f: 4', 'name: rule_a\n'))
  expect(changesOf(await generate(await handMade(cwd, outputs))).problems).toEqual(['ambiguous-rule'])
})

test('another version of sigmacast converts everything, and says so', async () => {
  const cwd = folderWith(files)
  await generate(await handMade(cwd, outputs), { version: '1.0.0' })
  const result = await generate(await handMade(cwd, outputs), { version: '1.1.0', check: true })
  expect({ ...changesOf(result), reasons: result.manifestReasons, isFine: result.isFine }).toEqual({
    converted: 3,
    files: [],
    problems: [],
    reasons: ['sigmacast 1.0.0 → 1.1.0'],
    isFine: false,
  })
})

test('another build of the same version uses no earlier result', async () => {
  const cwd = folderWith(files)
  await generate(await handMade(cwd, outputs))
  const state = join(cwd, '.sigmacast', 'default')
  const file = join(state, 'conversions.json')
  const cache = readFileSync(file, 'utf8')
  expect(cache).toContain(`${version} ${build}`)
  const wrong = cache.replaceAll('f=1', 'f=9')
  writeFileSync(file, wrong)
  rmSync(join(cwd, '.sigmacast', 'unchanged.default.json'), { force: true })
  const poisoned = changesOf(await generate(await handMade(cwd, outputs), { check: true }))
  writeFileSync(file, wrong.replace(build, 'another'))
  const result = changesOf(await generate(await handMade(cwd, outputs), { check: true }))
  expect([poisoned.files.length > 0, result]).toEqual([true, { converted: 3, files: [], problems: [] }])
})

test('an edit that keeps the size of a file is noticed', async () => {
  const cwd = folderWith(files)
  for (const value of ['3', '4', '5', '6']) {
    writeFileSync(join(cwd, 'rules/b.yml'), named('B', `f: ${value}`))
    await generate(await handMade(cwd, outputs))
    const [output] = (await generate(await handMade(cwd, outputs), { check: true, outputs: ['each'] })).outputs
    const file = output?.files.find(({ path }) => path === 'dist/b.txt')
    expect(file?.planned?.text ?? `f=${value}\n`).toBe(`f=${value}\n`)
  }
})
