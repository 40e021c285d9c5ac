import { expect, test } from 'vitest'
import { backends } from '../../../backends/index.js'
import { artifactLines, artifactWords } from '../../../src/cli/commands/diff/changed-parts.js'
import { wordDifference } from '../../../src/cli/commands/diff/word-difference.js'
import { invoke } from '../../cli/invoke.js'
import { repositoryWith } from '../git-repository.js'
import { before, type Files, write } from './edited-repository.js'

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
