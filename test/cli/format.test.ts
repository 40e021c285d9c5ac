import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { folderWith, invoke } from './invoke.js'

const UNFORMATTED = 'level: low\ntags:\n- "attack.t1078"\ntitle: T\nlogsource: {}\n'
const FORMATTED = "title: T\ntags:\n    - 'attack.t1078'\nlogsource: {}\nlevel: low\n"
const files = {
  'rules/a.yml': UNFORMATTED,
  'rules/b.yml': FORMATTED,
  'rules/broken.yml': 'detection: [\n',
  'rules/workflow.yml': 'on:\n  push:\n',
}

test('writes the files that change, and leaves broken and foreign ones alone', async () => {
  const cwd = folderWith(files)
  const { code, stdout, stderr } = await invoke('format rules', { cwd })
  expect({ code, stdout, summary: stderr.trimEnd().split('\n').at(-1) }).toEqual({
    code: 1,
    stdout: '',
    summary: '4 files: 1 formatted, 1 unchanged, 1 with errors, 1 skipped',
  })
  expect(stderr).toContain('rules/broken.yml:1:12 error yaml-syntax')
  const now = Object.keys(files).map((name) => readFileSync(join(cwd, name), 'utf8'))
  expect(now).toEqual([FORMATTED, FORMATTED, files['rules/broken.yml'], files['rules/workflow.yml']])
  expect(await invoke('format rules/a.yml rules/b.yml', { cwd })).toEqual({
    code: 0,
    stdout: '',
    stderr: '2 files: 2 unchanged\n',
  })
})

test('`--check` lists unformatted files, writes nothing and exits with 1', async () => {
  const cwd = folderWith({ 'a.yml': UNFORMATTED, 'b.yml': FORMATTED })
  expect(await invoke('format . --check', { cwd })).toEqual({
    code: 1,
    stdout: 'a.yml\n',
    stderr: '2 files: 1 not formatted, 1 unchanged\n',
  })
  expect(readFileSync(join(cwd, 'a.yml'), 'utf8')).toBe(UNFORMATTED)
  expect((await invoke('format b.yml --check', { cwd })).code).toBe(0)
})

test('`--diff` shows unified diffs, writes nothing and exits with 1', async () => {
  const cwd = folderWith({ 'a.yml': UNFORMATTED })
  expect(await invoke('format a.yml --diff', { cwd })).toEqual({
    code: 1,
    stdout: `--- a.yml
+++ a.yml
@@ -1,5 +1,5 @@
-level: low
-tags:
-- "attack.t1078"
 title: T
+tags:
+    - 'attack.t1078'
 logsource: {}
+level: low
`,
    stderr: '1 file: 1 not formatted\n',
  })
  expect(readFileSync(join(cwd, 'a.yml'), 'utf8')).toBe(UNFORMATTED)
})

test('formats stdin to stdout, and repeats what it cannot format', async () => {
  const stdin = (text: string) => ({ stdin: [new TextEncoder().encode(text)] })
  expect(await invoke('format -', stdin(UNFORMATTED))).toEqual({
    code: 0,
    stdout: FORMATTED,
    stderr: '1 file: 1 formatted\n',
  })
  const broken = await invoke('format -', stdin('a: [\n'))
  expect({ code: broken.code, stdout: broken.stdout }).toEqual({ code: 1, stdout: 'a: [\n' })
})

test('`--check` and `--diff` exclude each other', async () => {
  expect((await invoke('format . --check --diff', { files: { 'a.yml': FORMATTED } })).code).toBe(2)
})

test('reports a file that is not UTF-8, and formats the others', async () => {
  const cwd = folderWith({ 'a.yml': UNFORMATTED, 'b.yml': Uint8Array.of(0x61, 0xff, 0x0a) })
  const { code, stderr } = await invoke('format .', { cwd })
  expect({ code, isReported: stderr.includes('b.yml:1:2 error invalid-utf8') }).toEqual({ code: 1, isReported: true })
  expect(readFileSync(join(cwd, 'a.yml'), 'utf8')).toBe(FORMATTED)
})

test('removes a byte order mark', async () => {
  const cwd = folderWith({ 'a.yml': `\ufeff${FORMATTED}` })
  expect((await invoke('format a.yml', { cwd })).stderr).toBe('1 file: 1 formatted\n')
  expect(readFileSync(join(cwd, 'a.yml'), 'utf8')).toBe(FORMATTED)
})
