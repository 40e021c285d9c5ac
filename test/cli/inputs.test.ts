import { symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { type Files, filesIn, folderWith, invoke, rule, type Settings } from './invoke.js'

const some = (...names: readonly string[]): Files =>
  Object.fromEntries(names.map((name) => [name, rule('A rule', 'f: 1')]))

/** The files that a command line reads, in order. */
async function filesRead(args: string, settings: Settings): Promise<readonly string[]> {
  const { stdout, stderr } = await invoke(`check ${args} --json`, settings)
  expect(stderr).toBe('')
  return stdout
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line).file)
}

const tree = some(
  'b.yml',
  'a.yaml',
  'sub/c.YML',
  'sub/deep/d.yml',
  'sub/.hidden/e.yml',
  'node_modules/f.yml',
  '.g.yml',
  'note.txt',
  'odd[1].yml',
)

/** Each row: paths on a command line, and the files read. */
const rows: readonly (readonly [claim: string, args: string, read: readonly string[]])[] = [
  ['a file', 'b.yml', ['b.yml']],
  ['a file of any name', 'note.txt', ['note.txt']],
  ['files in sorted order', 'b.yml a.yaml', ['a.yaml', 'b.yml']],
  [
    'a file that is named several ways',
    'b.yml ./b.yml sub/../b.yml . -',
    ['.g.yml', '<stdin>', 'a.yaml', 'b.yml', 'odd[1].yml', 'sub/c.YML', 'sub/deep/d.yml'],
  ],
  ['a folder without hidden folders and node_modules', 'sub', ['sub/c.YML', 'sub/deep/d.yml']],
  ['a folder with a slash', './sub/', ['sub/c.YML', 'sub/deep/d.yml']],
  ['a hidden folder that is named', 'sub/.hidden', ['sub/.hidden/e.yml']],
  ['a pattern', '*.y*ml', ['a.yaml', 'b.yml', 'odd[1].yml']],
  ['a pattern through folders', '**/{b,d}.yml', ['b.yml', 'sub/deep/d.yml']],
  ['a pattern that also matches other files', '**', ['a.yaml', 'b.yml', 'odd[1].yml', 'sub/c.YML', 'sub/deep/d.yml']],
  ['a file whose name looks like a pattern', 'odd[1].yml', ['odd[1].yml']],
  ['standard input, once', '- -', ['<stdin>']],
]

test.each(rows)('%s: %s', async (_, args, read) => {
  expect(await filesRead(args, { files: tree })).toEqual(read)
})

test('absolute paths and absolute patterns stay absolute', async () => {
  const cwd = folderWith(some('a.yml', 'b.yml'))
  expect(await filesRead(`${cwd}/a.yml ${cwd}/b*.yml`, { cwd: folderWith({}) })).toEqual([
    `${cwd}/a.yml`,
    `${cwd}/b.yml`,
  ])
})

test('follows circular links once, and resolves a file to its real path', async () => {
  const cwd = folderWith(some('one.yml', 'sub/two.yml', 'sub/deep/three.yml'))
  for (const link of ['self', 'sub/up', 'sub/deep/up']) symlinkSync(cwd, join(cwd, link))
  symlinkSync(join(cwd, 'sub'), join(cwd, 'again'))
  const all = ['one.yml', 'sub/deep/three.yml', 'sub/two.yml']
  expect(await filesRead('.', { cwd })).toEqual(all)
  expect(await filesRead('**/*.yml', { cwd })).toEqual(all)
})

test('reads folders that link to each other once', async () => {
  const names = [...'abcdefgh']
  const cwd = folderWith(some(...names.map((name) => `${name}/${name}.yml`)))
  for (const from of names) for (const to of names) symlinkSync(join(cwd, to), join(cwd, from, `to-${to}`))
  const all = names.map((name) => `${name}/${name}.yml`)
  expect(await filesRead('.', { cwd })).toEqual(all)
  expect(await filesRead('**/*.yml', { cwd })).toEqual(all)
})

test('reads a deep tree completely, and resolves a link in it to its real path', async () => {
  const deep = 'd/'.repeat(300)
  const cwd = folderWith(some(`${deep}one.yml`, 'two.yml'))
  symlinkSync(join(cwd, 'd'), join(cwd, 'again'))
  expect(await filesRead(`. again/${deep.slice(2)}one.yml`, { cwd })).toEqual([
    `again/${deep.slice(2)}one.yml`.replace('again', 'd'),
    'two.yml',
  ])
})

test.each([
  ['rules'],
  ["'rules/*.yml'"],
])('names a file of %s by itself, not by a link that sorts first', async (path) => {
  const cwd = folderWith({ 'rules/real.yml': rule('Real', 'f|startwith: a') })
  symlinkSync('real.yml', join(cwd, 'rules/alias.yml'))
  const { stderr } = await invoke('', { args: ['check', path.replaceAll("'", '')], cwd })
  expect(stderr.split('\n')[0]).toMatch(/^rules\/real\.yml:5:7 error/)
  expect((await invoke('check rules/alias.yml', { cwd })).stderr).toMatch(/^rules\/alias\.yml:5:7 error/)
})

test('reads a linked file, also through a pattern, and reports a broken link', async () => {
  const cwd = folderWith({})
  symlinkSync(join(folderWith(some('real.yml')), 'real.yml'), join(cwd, 'link.yml'))
  symlinkSync(join(cwd, 'nowhere'), join(cwd, 'lost.yml'))
  const lost = [
    'lost.yml:1:1 error unreadable-file: cannot read the file: no such file or directory',
    '   help: check the path, and that you may read the file',
    '',
    '2 rules: 1 fine, 1 with errors',
    '',
  ].join('\n')
  for (const args of ['check .', 'check **/*.yml', 'check *.yml']) {
    expect(await invoke(args, { cwd })).toEqual({ code: 1, stdout: '', stderr: lost })
  }
})

/** Each row: the bytes of a file, and what `check` says of it. */
const contents: readonly (readonly [
  claim: string,
  bytes: string | Uint8Array,
  stderr: readonly string[],
  code: number,
])[] = [
  ['a byte order mark', `\ufeff${rule('A rule', 'f: 1')}`, ['1 rule: 1 fine'], 0],
  ['CRLF line breaks', rule('A rule', 'f: 1').replaceAll('\n', '\r\n'), ['1 rule: 1 fine'], 0],
  ['CR line breaks', rule('A rule', 'f: 1').replaceAll('\n', '\r'), ['1 rule: 1 fine'], 0],
  [
    'an empty file',
    '',
    [
      'x.yml:1:1 error no-document: the file contains no rule',
      '   help: write a rule with `title`, `logsource` and `detection`, or leave out the file',
      '',
      '1 rule: 1 with errors',
    ],
    1,
  ],
  [
    'comments only',
    '# nothing\n---\n# more\n',
    [
      'x.yml:1:1 error no-document: the file contains no rule',
      '   1 | # nothing',
      '     | ^',
      '   help: write a rule with `title`, `logsource` and `detection`, or leave out the file',
      '',
      '1 rule: 1 with errors',
    ],
    1,
  ],
  [
    'a byte that is no UTF-8',
    bytes('title: \u{1f600}\nf: caf', [0xe9], ' x\n'),
    [
      'x.yml:2:7 error invalid-utf8: byte 18 is not valid UTF-8',
      '   2 | f: caf� x',
      '     |       ^',
      '   help: save the file as UTF-8',
      '',
      '1 rule: 1 with errors',
    ],
    1,
  ],
  [
    'a character cut short after a byte order mark',
    bytes('\ufeffab', [0xef, 0xbf], 'c'),
    [
      'x.yml:1:3 error invalid-utf8: byte 5 is not valid UTF-8',
      '   1 | ab�c',
      '     |   ^',
      '   help: save the file as UTF-8',
      '',
      '1 rule: 1 with errors',
    ],
    1,
  ],
  [
    'UTF-16',
    Buffer.from('\ufefftitle: A rule\n', 'utf16le'),
    [
      'x.yml:1:1 error invalid-utf8: byte 0 is not valid UTF-8',
      '   1 | title: A rule',
      '     | ^',
      '   help: the file is UTF-16; save it as UTF-8',
      '',
      '1 rule: 1 with errors',
    ],
    1,
  ],
  [
    'big-endian UTF-16',
    Buffer.from('\ufefftitle: A rule\n', 'utf16le').swap16(),
    [
      'x.yml:1:1 error invalid-utf8: byte 0 is not valid UTF-8',
      '   1 | title: A rule',
      '     | ^',
      '   help: the file is UTF-16; save it as UTF-8',
      '',
      '1 rule: 1 with errors',
    ],
    1,
  ],
  [
    'UTF-16 without a mark',
    Buffer.from('title: A rule\n', 'utf16le'),
    [
      'x.yml:1:1 error invalid-utf8: byte 0 is not valid UTF-8',
      '   1 | title: A rule',
      '     | ^',
      '   help: the file is UTF-16; save it as UTF-8',
      '',
      '1 rule: 1 with errors',
    ],
    1,
  ],
  [
    'big-endian UTF-16 without a mark',
    Buffer.from('title: A rule\n', 'utf16le').swap16(),
    [
      'x.yml:1:1 error invalid-utf8: byte 0 is not valid UTF-8',
      '   1 | title: A rule',
      '     | ^',
      '   help: the file is UTF-16; save it as UTF-8',
      '',
      '1 rule: 1 with errors',
    ],
    1,
  ],
  [
    'UTF-32',
    Uint8Array.from([...'title: x'].flatMap((letter) => [letter.charCodeAt(0), 0, 0, 0])),
    [
      'x.yml:1:1 error invalid-utf8: byte 0 is not valid UTF-8',
      '   help: the file is UTF-32; save it as UTF-8',
      '',
      '1 rule: 1 with errors',
    ],
    1,
  ],
  [
    'more than 16 MiB',
    Buffer.alloc(16 * 1024 * 1024 + 1, '#'),
    [
      'x.yml:1:1 error file-too-large: the file has more than 16777216 bytes',
      '   help: `--limit file-bytes=<number>` raises the limit',
      '',
      '1 rule: 1 with errors',
    ],
    1,
  ],
]

function bytes(...parts: readonly (string | readonly number[])[]): Uint8Array {
  return Buffer.concat(parts.map((part) => (typeof part === 'string' ? Buffer.from(part) : Uint8Array.from(part))))
}

test.each(contents)('reads a file with %s', async (_, content, stderr, code) => {
  expect(await invoke('check x.yml', { files: { 'x.yml': content } })).toEqual({
    code,
    stdout: '',
    stderr: `${stderr.join('\n')}\n`,
  })
})

test.each(contents)('reads standard input with %s', async (_, content, stderr, code) => {
  const all = Buffer.from(content as string)
  const half = all.length >> 1
  expect(await invoke('check -', { stdin: [all.subarray(0, half), all.subarray(half)] })).toEqual({
    code,
    stdout: '',
    stderr: `${stderr.join('\n').replace('x.yml', '<stdin>')}\n`,
  })
})

test('does not change its inputs', async () => {
  const cwd = folderWith(tree)
  const before = filesIn(cwd)
  await invoke('convert . -t plain', { cwd })
  expect(filesIn(cwd)).toEqual(before)
})

test('files around and above the memory of most files are read whole, and small ones after them', async () => {
  const sizes = [65_535, 65_536, 65_537, 131_072, 300_000]
  const text = (number: number, size: number): string => rule('A rule', `f: ${number}`).padEnd(size, '#')
  const files = Object.fromEntries(
    sizes.flatMap((size, number) => [
      [`${number}.yml`, `${text(number, size - 10)}\n# ${'é'.repeat(3)}\n`],
      [`${number}b.yml`, text(number + sizes.length, 0)],
    ]),
  )
  const { stdout } = await invoke('convert . -t plain', { files })
  expect(stdout.trimEnd().split('\n')).toEqual(
    sizes.flatMap((_, number) => [`f=${number}`, `f=${number + sizes.length}`]),
  )
})
