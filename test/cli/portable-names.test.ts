import { expect, test } from 'vitest'
import { portablePath } from '../../src/project/files/portable-name.js'
import { type Files, filesIn, folderWith, invoke, rule } from './invoke.js'

/** Each row: a path, and the portable path. */
const rows: readonly (readonly [path: string, portable: string])[] = [
  ['aux.splunk.spl', 'aux_.splunk.spl'],
  ['AUX.spl', 'AUX_.spl'],
  ['con', 'con_'],
  ['prn/nul/a.spl', 'prn_/nul_/a.spl'],
  ['com1.spl', 'com1_.spl'],
  ['lpt9.tar.gz', 'lpt9_.tar.gz'],
  ['com¹.spl', 'com¹_.spl'],
  ['con .spl', 'con_ .spl'],
  ['conin$', 'conin$_'],
  ['console.spl', 'console.spl'],
  ['com10.spl', 'com10.spl'],
  ['com.spl', 'com.spl'],
  ['a.aux', 'a.aux'],
  ['folder./a.spl', 'folder/a.spl'],
  ['folder . /a.spl', 'folder/a.spl'],
  ['aux./a.spl', 'aux_/a.spl'],
  ['.../a.spl', '_/a.spl'],
  ['a:b.spl', 'a-b.spl'],
  ['a<b>c"d|e?f*g\\h.spl', 'a-b-c-d-e-f-g-h.spl'],
  ['a\nb\u0001.spl', 'a-b-.spl'],
  ['Ünï/日本 x.spl', 'Ünï/日本 x.spl'],
]

test.each(rows)('writes %j to %j', (path, portable) => {
  expect(portablePath(path)).toBe(portable)
  expect(portablePath(portable)).toBe(portable)
})

const one = rule('One', 'f: 1')

test('renames and reports outputs that Windows does not support', async () => {
  const cwd = folderWith({ 'in/aux.yml': one, 'in/con./a:b.yml': one })
  const { code, stderr } = await invoke('convert in -t plain -o out/', { cwd })
  const written = Object.keys(filesIn(cwd)).filter((name) => name.startsWith('out/'))
  expect({ code, written, said: stderr.trimEnd().split('\n').slice(1) }).toEqual({
    code: 0,
    written: ['out/aux_.plain.txt', 'out/con_/a-b.plain.txt'],
    said: [
      '`in/aux.yml` is written to `aux_.plain.txt`, because Windows does not allow `aux.plain.txt`',
      '`in/con./a:b.yml` is written to `con_/a-b.plain.txt`, because Windows does not allow `con./a:b.plain.txt`',
      '2 files written to `out/`',
    ],
  })
})

/** Each row: two rules that some system would write to the same file. */
const collisions: readonly (readonly [claim: string, files: Files])[] = [
  ['a name that takes the place of a device', { 'in/aux.yml': one, 'in/aux_.yml': one }],
  ['characters that become the same', { 'in/a:b.yml': one, 'in/a-b.yml': one }],
  ['accents that are composed in two ways', { 'in/\u00e9.yml': one, 'in/e\u0301.yml': one }],
  ['folders that differ in a dot at the end', { 'in/x/a.yml': one, 'in/x./a.yml': one }],
  ['letter case in a folder', { 'in/x/a.yml': one, 'in/X/a.yml': one }],
]

test.each(collisions)('rejects %s', async (_, files) => {
  const cwd = folderWith(files)
  const { code, stderr } = await invoke('convert in -t plain -o out/', { cwd })
  expect({ code, isSaid: stderr.includes('would both be written to `out/'), files: filesIn(cwd) }).toEqual({
    code: 2,
    isSaid: true,
    files,
  })
})

test.each([
  'aux.conf',
  'out/nul',
  'a:b.conf',
  'com1/',
  'x.conf.',
  'aux/x.conf',
  'a/nul.d/b/',
])('the output %s is refused', async (output) => {
  for (const args of [`convert one.yml -t plain -o ${output}`, `witness one.yml -o ${output}`]) {
    if (args.startsWith('witness') && output.endsWith('/')) continue
    const cwd = folderWith({ 'one.yml': one })
    const { code, stderr } = await invoke(args, { cwd })
    expect({ code, isSaid: stderr.includes('Windows does not allow'), files: filesIn(cwd) }).toEqual({
      code: 2,
      isSaid: true,
      files: { 'one.yml': one },
    })
  }
})

test('does not rename an existing folder', async () => {
  const cwd = folderWith({ 'one.yml': one, '10:30/old.txt': 'old\n' })
  expect((await invoke('convert one.yml -t plain -o 10:30/', { cwd })).code).toBe(0)
  expect(filesIn(cwd)['10:30/one.plain.txt']).toBe('f=1\n')
})

test('suggests only portable output names in the help', async () => {
  const { stderr } = await invoke('convert a.yml -t plain -o out/aux.d/x.txt', { files: { 'a.yml': one } })
  expect(stderr).toContain('a file or folder named `aux.d`; name the output `out/aux_.d/x.txt`')
})

test('writes to an existing folder with any name', async () => {
  const { code } = await invoke('convert a.yml -t plain -o aux/x.txt', { files: { 'a.yml': one, 'aux/b.txt': '' } })
  expect(code).toBe(0)
})
