import { expect, test } from 'vitest'
import { invoke } from '../../cli/invoke.js'
import { commit, repositoryWith } from '../git-repository.js'
import { before, CONFIG, rule, write } from './edited-repository.js'

test('shows what a changed pipeline does to the query, as a breaking change', async () => {
  const pipeline = (index: string): string =>
    `transformations: [{ type: add_condition, conditions: { index: ${index} } }]\n`
  const cwd = repositoryWith({
    'sigmacast.yml': `pipelines: p.yml${CONFIG}`,
    'p.yml': pipeline('one'),
    'rules/b.yml': before['rules/b.yml'] ?? '',
  })
  write(cwd, { 'p.yml': pipeline('two') })
  const { stdout, code } = await invoke('diff --breaking --exit-code', { cwd })
  expect(code).toBe(1)
  expect(stdout).toContain(`  the rule itself finds the same events
  because of p.yml
  one: updated, exact; other: no longer finds {"index": "one", "f": "x"}, now finds {"index": "two", "f": "x"}
`)
  write(cwd, { 'p.yml': pipeline('[one, two]') })
  expect((await invoke('diff', { cwd })).stdout).toContain('wider: now also finds {"index": "two", "f": "x"}')
  expect((await invoke('diff --breaking', { cwd })).stdout).toContain('no change against HEAD')
})

test.each([
  [
    'category: test, product: linux',
    '⬇ finds the same events, in a narrower log source; logsource.product linux added',
  ],
  ['product: linux', '↕ finds the same events, in another log source; '],
  ['', '⬆ finds the same events, in a wider log source; logsource.category test removed'],
])('the meaning of a rule says where it finds events: { %s }', async (logsource, words) => {
  const cwd = repositoryWith(before)
  write(cwd, { 'rules/b.yml': rule('B', 12, '{ f: x }').replace('category: test', logsource) })
  expect((await invoke('diff --reporter markdown', { cwd })).stdout).toContain(`| ${words}`)
})

test('a wider rule in another log source is not said to find all that it found', async () => {
  const cwd = repositoryWith(before)
  write(cwd, { 'rules/b.yml': rule('B', 12, '{ f: [x, z] }').replace('category: test', 'product: linux') })
  expect((await invoke('diff', { cwd })).stdout).toContain(
    '  in another log source, wider: now also finds {"f": "z"}\n',
  )
  expect((await invoke('diff --reporter markdown', { cwd })).stdout).toContain('| ↕ in another log source, wider: ')
})

test('another log source is a breaking change, unless it contains the one before', async () => {
  const cwd = repositoryWith(before)
  const edited = (logsource: string) => rule('B', 12, '{ f: x }').replace('category: test', logsource)
  write(cwd, { 'rules/b.yml': edited('category: test, product: linux') })
  expect((await invoke('diff --breaking', { cwd })).stdout).toContain(
    '  finds the same events, in a narrower log source\n  logsource.product linux added\n',
  )
  commit(cwd)
  write(cwd, { 'rules/b.yml': edited('product: linux') })
  expect((await invoke('diff --breaking', { cwd })).stdout).toContain('no change against HEAD')
})

const correlation = (condition: string): string =>
  `title: Many\ncorrelation: { type: event_count, rules: [base], group-by: [user], timespan: 5m, condition: { ${condition} } }\n---\n${rule('B', 12, '{ f: x }', 'name: base\n')}`

test.each([
  ['gte: 1', 'gte: 2', 'narrower: no longer finds a stream of 1 event: {"f": "x", "user": "x"} at 0s\n'],
  ['gte: 2', 'gte: 1', undefined],
  [
    'lt: 2',
    'gte: 2',
    'other: no longer finds a stream of 1 event: {"f": "x", "user": "x"} at 0s, now finds a stream of 2 events: {"f": "x", "user": "x"} at 0s, 1s\n',
  ],
])('a condition `%s` that becomes `%s` is breaking if events are lost', async (earlier, later, words) => {
  const cwd = repositoryWith({ ...before, 'rules/b.yml': correlation(earlier) })
  write(cwd, { 'rules/b.yml': correlation(later) })
  const { stdout, code } = await invoke('diff --breaking --exit-code', { cwd })
  expect(code).toBe(words === undefined ? 0 : 1)
  expect(stdout).toContain(words ?? 'no change against HEAD')
})
