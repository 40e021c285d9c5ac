import { mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { expect, onTestFinished, test, vi } from 'vitest'
import { backends } from '../../../backends/index.js'
import { artifactLines, artifactWords } from '../../../src/cli/commands/diff/changed-parts.js'
import { exampleText } from '../../../src/cli/commands/diff/example-text.js'
import { streamText } from '../../../src/cli/commands/diff/stream-text.js'
import { wordDifference } from '../../../src/cli/commands/diff/word-difference.js'
import { invoke } from '../../cli/invoke.js'
import { commit, git, repositoryWith } from '../git-repository.js'

const CONFIG = `
rules: rules/**/*.yml
outputs:
  one: { target: plain, path: 'dist/{stem}.txt' }
`

const rule = (title: string, id: number, detection: string, more = ''): string =>
  `title: ${title}\nid: 5f9a9e1c-5d0e-4d3b-9a53-0000000000${id}\n${more}logsource: { category: test }\ndetection:\n  sel: ${detection}\n  condition: sel\n`

type Files = Readonly<Record<string, string>>

/** Files to write; null removes one. */
type Changes = Readonly<Record<string, string | null>>

function write(folder: string, files: Changes): void {
  for (const [name, text] of Object.entries(files)) {
    const path = join(folder, name)
    mkdirSync(dirname(path), { recursive: true })
    if (text === null) rmSync(path)
    else writeFileSync(path, text)
  }
}

const before: Files = {
  'sigmacast.yml': CONFIG,
  'rules/a.yml': rule('A', 11, '{ f: [x, y] }', 'level: low\n'),
  'rules/b.yml': rule('B', 12, '{ f: x }'),
}

async function diffJson(cwd: string, flags = '') {
  const { code, stdout, stderr } = await invoke(`diff --reporter json ${flags}`.trim(), { cwd })
  expect(stderr).toBe('')
  return { code, ...JSON.parse(stdout) }
}

interface Change {
  readonly kind: string
  readonly title: string
  readonly meaning?: { readonly relation: string }
  readonly coveredBy?: readonly string[] | null
  readonly metadata: readonly { readonly key: string }[]
  readonly because: readonly string[]
  readonly outputs: readonly { readonly kind: string }[]
}

/** Writes a change as one line. */
const lineOf = ({ kind, title, meaning, coveredBy, metadata, because, outputs }: Change): string =>
  [
    kind,
    title,
    meaning?.relation ?? (coveredBy === undefined ? '' : `covered by ${coveredBy?.join('+')}`),
    metadata.map(({ key }) => key).join('+'),
    because.join('+'),
    outputs.map((output) => output.kind).join('+'),
  ].join(' | ')

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

test('counts a rule that an edited pipeline does not reach as unchanged', async () => {
  const pipeline = (name: string): string =>
    `transformations: [{ type: field_name_mapping, mapping: { ${name}: other } }]\n`
  const cwd = repositoryWith({ ...before, 'sigmacast.yml': `pipelines: p.yml${CONFIG}`, 'p.yml': pipeline('g') })
  write(cwd, { 'p.yml': pipeline('h') })
  expect(await diffJson(cwd)).toMatchObject({ rules: [], unchanged: 2 })
})

const kibana = (format: string): Files => ({
  'sigmacast.yml': `rules: rules/**/*.yml\noutputs:\n  kibana: { target: kql, format: ${format}, path: 'dist/{stem}.json', pipelines: p.yml }\n`,
  'p.yml': 'transformations: [{ type: set_state, key: index, val: [logs-a] }]\n',
  'rules/b.yml': before['rules/b.yml'] ?? '',
})

test.each([
  ['rule', '    … "f: \\"x\\"", "index": [ [-"logs-a"-]{+"logs-b", "logs-c"+} ], "interval": "5m", …'],
  ['ndjson', '    … \\"x\\"","index":[[-"logs-a"-]{+"logs-b","logs-c"+}…'],
])('shows what changed in a %s with the same query', async (format, words) => {
  const cwd = repositoryWith(kibana(format))
  write(cwd, { 'p.yml': 'transformations: [{ type: set_state, key: index, val: [logs-b, logs-c] }]\n' })
  const settings = { cwd, targets: backends }
  expect((await invoke('diff', settings)).stdout).toBe(`~ B (rules/b.yml)
  finds the same events
  because of p.yml
  kibana: updated, exact
${words}

1 changed against HEAD; 0 rules unchanged
`)
  expect((await invoke('diff --reporter markdown', settings)).stdout).toContain(`
<details><summary>Artifacts of B</summary>

kibana

\`\`\`diff
@@ -7,7 +7,8 @@
   "language": "kuery",
   "query": "f: \\"x\\"",
   "index": [
-    "logs-a"
+    "logs-b",
+    "logs-c"
   ],
   "interval": "5m",
   "from": "now-9m",
\`\`\`

</details>
`)
})

test('shortens the words of a long text of an artifact, and counts the other lines of its difference', () => {
  const artifact = (word: string) => ({
    path: 'a',
    name: null,
    target: 'plain',
    fidelity: 'exact' as const,
    query: 'f',
    text: Array.from({ length: 300 }, (_, line) => `${word}${line}`).join('\n'),
  })
  const change = { output: 'one', kind: 'updated' as const, before: artifact('x'), after: artifact('y') }
  const words = artifactWords(change)
  expect(words.map(({ text }) => text).join('')).toHaveLength(401)
  expect(artifactLines(change).slice(-2)).toEqual(['-x18', '… and 581 more lines'])
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

test('an unchanged file is no reason, although an output no longer contains the rule', async () => {
  const cwd = repositoryWith({
    'sigmacast.yml': `pipelines: p.yml${CONFIG.replace('target: plain,', 'target: plain, select: { level: low },')}`,
    'p.yml': 'transformations: [{ type: add_condition, conditions: { index: one } }]\n',
    'rules/b.yml': rule('B', 12, '{ f: x }', 'level: low\n'),
  })
  write(cwd, { 'rules/b.yml': rule('B', 12, '{ f: x }', 'level: high\n') })
  expect((await diffJson(cwd)).rules.map(lineOf)).toEqual(['changed | B | same | level |  | removed'])
})

test.each([
  [
    'category: test, product: linux',
    'finds the same events, in a narrower log source\n  logsource.product linux added',
  ],
  ['product: linux', 'finds the same events, in another log source\n'],
  ['', 'finds the same events, in a wider log source\n  logsource.category test removed'],
])('the meaning of a rule says where it finds events: { %s }', async (logsource, words) => {
  const cwd = repositoryWith(before)
  write(cwd, { 'rules/b.yml': rule('B', 12, '{ f: x }').replace('category: test', logsource) })
  expect((await invoke('diff', { cwd })).stdout).toContain(`~ B (rules/b.yml)\n  ${words}`)
})

test('a wider rule in another log source is not said to find all that it found', async () => {
  const cwd = repositoryWith(before)
  write(cwd, { 'rules/b.yml': rule('B', 12, '{ f: [x, z] }').replace('category: test', 'product: linux') })
  expect((await invoke('diff', { cwd })).stdout).toContain(
    '  in another log source, wider: now also finds {"f": "z"}\n',
  )
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

test('compares with the last common commit, not with later commits of the other branch', async () => {
  const cwd = repositoryWith(before)
  git(cwd, 'switch', '-qc', 'mine')
  write(cwd, { 'rules/mine.yml': rule('Mine', 21, '{ f: m }') })
  commit(cwd)
  git(cwd, 'switch', '-q', 'main')
  write(cwd, { 'rules/theirs.yml': rule('Theirs', 22, '{ f: t }') })
  commit(cwd)
  git(cwd, 'switch', '-q', 'mine')
  expect((await diffJson(cwd, '--against main')).rules.map(lineOf)).toEqual(['added | Mine |  |  |  | created'])
})

test('rejects a clone without the last common commit', async () => {
  const origin = repositoryWith(before)
  git(origin, 'switch', '-qc', 'mine')
  commit(origin)
  commit(origin)
  git(origin, 'switch', '-q', 'main')
  commit(origin)
  const cwd = join(repositoryWith({}), 'clone')
  git(origin, 'clone', '-q', '--depth', '1', '--no-single-branch', '-b', 'mine', pathToFileURL(origin).href, cwd)
  const { code, stderr } = await invoke('diff --against origin/main', { cwd })
  expect({ code, first: stderr.split('\n')[0] }).toEqual({
    code: 2,
    first:
      'sigmacast: this clone lacks the last commit that it shares with `origin/main`; fetch more commits, such as with `fetch-depth: 0`',
  })
})

test.each([
  ['a="x"', 'a="x" b="y z"', 'a="x"{+ b="y z"+}'],
  ['a="x" b="y"', 'b="y"', '[-a="x" -]b="y"'],
  ['a="x" OR b', 'a="w" OR b', 'a=[-"x"-]{+"w"+} OR b'],
  ['a="one two"', 'a="one three"', 'a="one [-two-]{+three+}"'],
  ['a ', 'a', 'a[- -]'],
])('shows the words that differ between %s and %s', (before, after, shown) => {
  const marks = { same: ['', ''], removed: ['[-', '-]'], added: ['{+', '+}'] } as const
  const parts = wordDifference(before, after).map(({ kind, text }) => `${marks[kind][0]}${text}${marks[kind][1]}`)
  expect(parts.join('')).toBe(shown)
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

test.each([
  [[['00:00:00', 1]], 'a stream of 1 event: {"f": 1} at 0s'],
  [
    [
      ['00:00:00', 1],
      ['00:30:00', 1],
      ['01:30:00', 2],
    ],
    'a stream of 3 events: {"f": 1} at 0s, 30m, {"f": 2} at 1h 30m',
  ],
  [
    ['00:00:00', '00:00:00', '00:00:00', '00:00:00', '01:00:01'].map((time) => [time, 1] as const),
    'a stream of 5 events: {"f": 1} at 0s (4 times), 1h 1s',
  ],
  [
    ['00:00:00', '00:00:01', '00:00:02', '00:00:03', '00:00:04'].map((time) => [time, 1] as const),
    'a stream of 5 events: {"f": 1} 5 times from 0s to 4s',
  ],
  [
    ['00:00:00', '00:00:01', '00:00:02', '00:00:03', '00:00:04'].map((time, at) => [time, at] as const),
    'a stream of 5 events: {"f": 0} at 0s, {"f": 1} at 1s, {"f": 2} at 2s, {"f": 3} at 3s, … until 4s',
  ],
] as const)('writes the stream %j by runs of equal events', (events, text) => {
  expect(streamText(events.map(([time, f]) => ({ '@timestamp': `2026-01-01T${time}.000Z`, f })))).toBe(text)
})

test('writes an event on one line with even spaces', () => {
  expect(exampleText({ a: 'x\ny { z', b: { c: [1, {}], d: {} } })).toBe(
    '{"a": "x\\ny { z", "b": {"c": [1, {}], "d": {}}}',
  )
})

test('without a configuration in the revision, every rule is new', async () => {
  const cwd = repositoryWith({ 'rules/b.yml': rule('B', 12, '{ f: x }') })
  write(cwd, { 'sigmacast.yml': CONFIG })
  expect((await diffJson(cwd)).rules.map(lineOf)).toEqual(['added | B |  |  |  | created'])
})

test('works in a folder of a repository', async () => {
  const cwd = repositoryWith(
    Object.fromEntries(Object.entries(before).map(([name, text]) => [`detections/${name}`, text])),
  )
  write(cwd, { 'detections/rules/b.yml': rule('B', 12, '{ f: [x, z] }') })
  expect((await diffJson(join(cwd, 'detections'))).rules.map(lineOf)).toEqual(['changed | B | wider |  |  | updated'])
})

test.each([
  ['by a path', 'shared/rules', CONFIG.replace('rules/**', '../shared/rules/**')],
  ['by a link', 'shared/rules', CONFIG],
  ['by links to files', 'shared/rules', CONFIG],
])('compares rules that a configuration shares with another folder %s', async (how, place, config) => {
  const cwd = repositoryWith({
    'soc/sigmacast.yml': config,
    'soc/README.md': '',
    ...Object.fromEntries(Object.entries(before).map(([name, text]) => [name.replace('rules', place), text])),
  })
  if (how === 'by a link') symlinkSync('../shared/rules', join(cwd, 'soc/rules'))
  if (how === 'by links to files') {
    mkdirSync(join(cwd, 'soc/rules'))
    for (const name of ['a.yml', 'b.yml']) symlinkSync(`../../${place}/${name}`, join(cwd, 'soc/rules', name))
  }
  commit(cwd)
  write(cwd, { [`${place}/b.yml`]: rule('B', 12, '{ f: [x, z] }') })
  expect((await diffJson(join(cwd, 'soc'))).rules.map(lineOf)).toEqual(['changed | B | wider |  |  | updated'])
  const coverage = await invoke('coverage --against HEAD --target plain', { cwd: join(cwd, 'soc') })
  expect(coverage).toMatchObject({ code: 0, stderr: '' })
})

test('compares rules that only the earlier configuration shares with another folder', async () => {
  const files = Object.entries(before).map(([name, text]) => [name.replace('rules', 'shared/rules'), text])
  const config = CONFIG.replace('rules/**', '../shared/rules/**')
  const cwd = repositoryWith({ ...Object.fromEntries(files), 'soc/sigmacast.yml': config })
  write(cwd, { 'soc/sigmacast.yml': CONFIG, 'soc/rules/b.yml': rule('B', 12, '{ f: [x, z] }') })
  expect((await diffJson(join(cwd, 'soc'))).rules.map(lineOf)).toEqual([
    'changed | B | wider |  |  | updated',
    'removed | A | covered by undefined |  |  | removed',
  ])
  const coverage = await invoke('coverage --against HEAD', { cwd: join(cwd, 'soc') })
  expect(coverage).toMatchObject({ code: 0, stderr: '' })
})

test('compares with an earlier configuration whose modules import from another folder', async () => {
  const config = (part: string): Files => ({
    'soc/part.mjs': part,
    'soc/sigmacast.config.mjs': `import { rules } from './part.mjs'
export default { rules, outputs: { one: { target: 'plain', path: 'dist/{stem}.txt' } } }
`,
  })
  const cwd = repositoryWith({
    ...config("export { rules } from '../shared/rules.mjs'\n"),
    'shared/rules.mjs': "export const rules = '../shared/*.yml'\n",
    'shared/b.yml': rule('B', 12, '{ f: x }'),
  })
  write(cwd, { ...config("export const rules = 'b.yml'\n"), 'soc/b.yml': rule('B', 12, '{ f: [x, z] }') })
  expect((await diffJson(join(cwd, 'soc'))).rules.map(lineOf)).toEqual(['changed | B | wider |  |  | updated'])
})

test.each([
  ['--breaking --exit-code', 1, ['A']],
  ['--exit-code', 1, ['A', 'B']],
])('diff %s ends with %i and shows %j', async (flags, code, titles) => {
  const cwd = repositoryWith(before)
  write(cwd, {
    'rules/a.yml': rule('A', 11, '{ f: x }', 'level: low\n'),
    'rules/b.yml': rule('B', 12, '{ f: [x, z] }'),
  })
  const result = await diffJson(cwd, flags)
  expect({ code: result.code, titles: result.rules.map(({ title }: Change) => title) }).toEqual({ code, titles })
})

test('reports for programs have an entry per changed rule, with a warning if it may find less', async () => {
  const cwd = repositoryWith(before)
  write(cwd, {
    'rules/a.yml': rule('A', 11, '{ f: x }', 'level: low\n'),
    'rules/b.yml': rule('B', 12, '{ f: [x, z] }'),
  })
  const { stdout } = await invoke('diff --reporter github', { cwd })
  expect(stdout).toBe(
    '::warning file=rules/a.yml,line=1,col=1,endColumn=1,title=rule-changed::"A" changed: narrower: no longer finds {"f": "y"}; one updated, exact\n' +
      '::notice file=rules/b.yml,line=1,col=1,endColumn=1,title=rule-changed::"B" changed: wider: now also finds {"f": "z"}; one updated, exact\n',
  )
  const sarif = JSON.parse((await invoke('diff --reporter sarif', { cwd })).stdout)
  expect(sarif.runs[0].results.map(({ level }: { level: string }) => level)).toEqual(['warning', 'note'])
  expect((await invoke('diff --reporter junit', { cwd })).stdout).toContain('<testcase')
  expect(JSON.parse((await invoke('diff --reporter gitlab', { cwd })).stdout)).toHaveLength(2)
})

test('a rule that cannot be read any more is reported', async () => {
  const cwd = repositoryWith(before)
  write(cwd, { 'rules/b.yml': 'title: [\n' })
  const { stderr } = await invoke('diff', { cwd })
  expect(stderr).toMatch(/^rules\/b.yml:\d+:\d+ error yaml-syntax: /)
})

test('an unchanged tree ends with 0', async () => {
  expect((await diffJson(repositoryWith(before), '--exit-code')).code).toBe(0)
})

test('hostile titles stay text in Markdown', async () => {
  const cwd = repositoryWith(before)
  write(cwd, { 'rules/c.yml': rule('"a | <b> @team [x](javascript:y) ```"', 13, '{ g: x }') })
  const { stdout } = await invoke('diff --reporter markdown', { cwd })
  const [line = ''] = stdout.split('\n').filter((text) => text.includes('New'))
  expect(line).not.toMatch(/<b>|@team|\[x\]|```/)
  expect(line.split(' | ')).toHaveLength(3)
})

test.each([
  ['rows', 300, 40],
  ['queries', 60, 400],
])('a comment with long %s has at most 65,536 characters, and counts the rest', async (_, title, values) => {
  const list = (text: string, length: number): string => Array.from({ length }, (_, at) => `${text}${at}`).join()
  const written = (text: string): Files =>
    Object.fromEntries(
      Array.from({ length: 50 }, (_, at) => {
        // The query of the second rule is too long; it leaves room for those after it.
        const detection = `{ f: [${list(text, at === 1 ? 4_000 : values)}] }`
        return [`rules/${at}.yml`, rule('_'.repeat(title), at + 20, detection)]
      }),
    )
  const cwd = repositoryWith({ ...before, ...written('x') })
  write(cwd, written('y'))
  const { stdout } = await invoke('diff --reporter markdown', { cwd })
  const rows = stdout.split('\n').filter((line) => line.startsWith('| **')).length
  const blocks = stdout.split('<details>').length - 1
  expect(stdout.length).toBeLessThan(65_536)
  expect(/^and (\d+) more$/m.exec(stdout)?.[1]).toBe(rows === 50 ? undefined : String(50 - rows))
  expect(/^The queries or artifacts of (\d+) more rules changed\.$/m.exec(stdout)?.[1]).toBe(String(rows - blocks))
  expect([rows > 20, rows < 50, blocks > 1]).toEqual([true, title === 300, title === 60])
})

test.each([
  ['--against nowhere', 'git knows no revision `nowhere`; in CI, fetch it before the comparison'],
  ['--against --upload-pack=x', '`--against` requires a value: `--against <revision>`'],
  ['--reporter sarf', 'unknown reporter `sarf`; did you mean `sarif`?'],
  ['two', 'there is no output `two`; the outputs are one'],
])('diff %s is a usage error', async (flags, message) => {
  const { code, stderr } = await invoke(`diff ${flags}`, { cwd: repositoryWith(before) })
  expect({ code, stderr }).toEqual({ code: 2, stderr: `sigmacast: ${message}\nSee \`sigmacast diff --help\`.\n` })
})

test('leaves no temporary folder behind, and the repository as it was', async () => {
  const cwd = repositoryWith(before)
  const temporary = mkdtempSync(join(tmpdir(), 'sigmacast-test-'))
  onTestFinished(() => rmSync(temporary, { recursive: true, force: true }))
  vi.stubEnv('TMPDIR', temporary)
  write(cwd, { 'rules/b.yml': rule('B', 12, '{ f: z }') })
  await diffJson(cwd)
  vi.unstubAllEnvs()
  expect(readdirSync(temporary)).toEqual([])
  expect(git(cwd, 'status', '--porcelain')).toBe(' M rules/b.yml\n')
})
