import { expect, test } from 'vitest'
import { invoke } from '../../cli/invoke.js'
import { repositoryWith } from '../git-repository.js'
import { before, type Changes, CONFIG, diffJson, type Files, lineOf, rule, write } from './edited-repository.js'

test.each<[string, Changes, readonly string[]]>([
  ['nothing', {}, []],
  ['white space at the end', { 'rules/b.yml': `${rule('B', 12, '{ f: x }')}\n\n` }, []],
  ['a comment', { 'rules/b.yml': `# why\n${rule('B', 12, '{ f: x }')}` }, []],
  ['another spelling', { 'rules/b.yml': rule('B', 12, '{ f: [x] }') }, ['changed | B | same |  |  | ']],
  [
    'a value less',
    { 'rules/a.yml': rule('A', 11, '{ f: x }', 'level: low\n') },
    ['changed | A | narrower |  |  | updated'],
  ],
  ['a value more', { 'rules/b.yml': rule('B', 12, '{ f: [x, z] }') }, ['changed | B | wider |  |  | updated']],
  ['another value', { 'rules/b.yml': rule('B', 12, '{ f: z }') }, ['changed | B | other |  |  | updated']],
  ['a level', { 'rules/a.yml': rule('A', 11, '{ f: [x, y] }', 'level: high\n') }, ['changed | A | same | level |  | ']],
  ['a new rule', { 'rules/c.yml': rule('C', 13, '{ g: x }') }, ['added | C |  |  |  | created']],
  ['a covered rule less', { 'rules/b.yml': null }, ['removed | B | covered by A |  |  | removed']],
  ['a rule less', { 'rules/a.yml': null }, ['removed | A | covered by undefined |  |  | removed']],
  [
    'a rule in two parts',
    { 'rules/a.yml': null, 'rules/c.yml': rule('C', 13, '{ f: y }'), 'rules/d.yml': rule('D', 14, '{ g: x }') },
    ['added | C |  |  |  | created', 'added | D |  |  |  | created', 'removed | A | covered by C+B |  |  | removed'],
  ],
  [
    'a renamed file',
    { 'rules/b.yml': null, 'rules/sub/bb.yml': rule('B', 12, '{ f: x }') },
    ['changed | B | same |  |  | renamed'],
  ],
  [
    'another log source',
    { 'rules/b.yml': rule('B', 12, '{ f: x }').replace('category: test', 'product: linux') },
    ['changed | B | same | logsource.category+logsource.product |  | '],
  ],
  ['another id', { 'rules/b.yml': rule('B', 14, '{ f: x }') }, ['changed | B | same | id |  | ']],
  [
    'a filter',
    {
      'rules/filter.yml':
        'title: F\nlogsource: { category: test }\nfilter:\n  rules: [5f9a9e1c-5d0e-4d3b-9a53-000000000012]\n  s: { g: 1 }\n  condition: not s\n',
    },
    ['changed | B | narrower |  | rules/filter.yml | updated'],
  ],
])('diff reports %s', async (_, change, expected) => {
  const cwd = repositoryWith(before)
  write(cwd, change)
  const { rules, code } = await diffJson(cwd)
  expect(rules.map(lineOf)).toEqual(expected)
  expect(code).toBe(0)
})

const placeholders: Files = {
  'sigmacast.yml': `vars: { names: [x, y] }${CONFIG}`,
  'rules/a.yml': rule('A', 11, "{ 'f|expand': '%names%' }"),
}

test.each<[string, Files, Changes, readonly string[]]>([
  [
    'a condition of a rule with a placeholder',
    placeholders,
    { 'rules/a.yml': rule('A', 11, "{ 'f|expand': '%names%', g: z }") },
    ['changed | A | narrower |  |  | updated'],
  ],
  [
    'a value of a placeholder',
    placeholders,
    { 'sigmacast.yml': `vars: { names: [x] }${CONFIG}` },
    ['changed | A | narrower |  |  | updated'],
  ],
  [
    'a value of a placeholder in a pipeline',
    {
      ...placeholders,
      'sigmacast.yml': `pipelines: names.yml${CONFIG}`,
      'names.yml': 'vars: { names: x }\ntransformations: [{ type: value_placeholders }]\n',
    },
    { 'names.yml': 'vars: { names: [x, z] }\ntransformations: [{ type: value_placeholders }]\n' },
    ['changed | A | wider |  | names.yml | updated'],
  ],
  [
    'values instead of a placeholder',
    placeholders,
    { 'rules/a.yml': rule('A', 11, '{ f: [x, y] }') },
    ['changed | A | same |  |  | '],
  ],
])('diff reports %s', async (_, files, change, expected) => {
  const cwd = repositoryWith(files)
  write(cwd, change)
  const { rules } = await diffJson(cwd)
  expect(rules.map(lineOf)).toEqual(expected)
})

test('counts a rule that an edited pipeline does not reach as unchanged', async () => {
  const pipeline = (name: string): string =>
    `transformations: [{ type: field_name_mapping, mapping: { ${name}: other } }]\n`
  const cwd = repositoryWith({ ...before, 'sigmacast.yml': `pipelines: p.yml${CONFIG}`, 'p.yml': pipeline('g') })
  write(cwd, { 'p.yml': pipeline('h') })
  expect(await diffJson(cwd)).toMatchObject({ rules: [], unchanged: 2 })
})

test('an unchanged file is no reason, although an output no longer contains the rule', async () => {
  const cwd = repositoryWith({
    'sigmacast.yml': `pipelines: p.yml${CONFIG.replace('target: plain,', 'target: plain, select: { level: low },')}`,
    'p.yml': 'transformations: [{ type: add_condition, conditions: { index: one } }]\n',
    'rules/b.yml': rule('B', 12, '{ f: x }', 'level: low\n'),
  })
  write(cwd, { 'rules/b.yml': rule('B', 12, '{ f: x }', 'level: high\n') })
  expect((await diffJson(cwd)).rules.map(lineOf)).toEqual(['changed | B | same | level |  | removed'])
})

test('a removed rule is covered by rules in the same outputs only', async () => {
  const cwd = repositoryWith({
    ...before,
    'sigmacast.yml': CONFIG.replace('target: plain,', 'target: plain, select: { level: high },'),
    'rules/b.yml': rule('B', 12, '{ f: x }', 'level: high\n'),
    'rules/c.yml': rule('C', 13, '{ f: [x, z] }', 'level: high\n'),
  })
  write(cwd, { 'rules/b.yml': null, 'rules/c.yml': null })
  expect((await invoke('diff --breaking', { cwd })).stdout).toContain(
    '- B (rules/b.yml)\n  no other rules are known to find all of its events\n',
  )
  write(cwd, { 'rules/c.yml': rule('C', 13, '{ f: [x, z] }', 'level: high\n') })
  expect((await invoke('diff', { cwd })).stdout).toContain('- B (rules/b.yml)\n  "C" finds all of its events\n')
})

test('an unchanged tree ends with 0', async () => {
  expect((await diffJson(repositoryWith(before), '--exit-code')).code).toBe(0)
})

test('a rule that cannot be read any more is reported', async () => {
  const cwd = repositoryWith(before)
  write(cwd, { 'rules/b.yml': 'title: [\n' })
  const { stderr } = await invoke('diff', { cwd })
  expect(stderr).toMatch(/^rules\/b.yml:\d+:\d+ error yaml-syntax: /)
})
