import { execFileSync, spawn } from 'node:child_process'
import {
  chmodSync,
  existsSync,
  readFileSync,
  readlinkSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { type Disk, nodeDisk } from '../../src/project/files/disk.js'
import { type Files, filesIn, folderWith, invoke, rule } from './invoke.js'

const files: Files = {
  'in/a.yml': rule('A', 'f: 1'),
  'in/b.yml': rule('B', 'f: 2'),
  'in/c.yml': rule('C', 'f: 3'),
  'out/a.plain.txt': 'old a\n',
  'out/b.plain.txt': 'old b\n',
  'one.txt': 'old\n',
}
const outputs = { 'out/a.plain.txt': 'f=1\n', 'out/b.plain.txt': 'f=2\n', 'out/c.plain.txt': 'f=3\n' }

/** A file system on which operation N fails, or that is full after N bytes. */
function failingDisk({ operation = Infinity, bytes = Infinity }): Disk {
  let operations = 0
  let room = bytes
  const counted = <Args extends readonly unknown[], Result>(work: (...args: Args) => Result) => {
    return (...args: Args): Result => {
      if (operations++ >= operation) throw new Error('EIO: input/output error, write')
      return work(...args)
    }
  }
  return {
    open: counted(nodeDisk.open),
    write: counted((file, data) => {
      if (room <= 0) throw new Error('ENOSPC: no space left on device, write')
      const written = nodeDisk.write(file, data.subarray(0, room))
      room -= written
      return written
    }),
    sync: counted(nodeDisk.sync),
    close: (file) => nodeDisk.close(file),
    rename: counted(nodeDisk.rename),
  }
}

test.each(
  Array.from({ length: 12 }, (_, bytes) => bytes),
)('a disk that is full after %i bytes loses nothing', async (bytes) => {
  for (const [args, path] of [
    ['in -t plain -o out/', 'out/[abc].plain.txt'],
    ['in -t plain -o one.txt', 'one.txt'],
    ['in -t plain -o new/folder/', 'new/folder/[abc].plain.txt'],
    ['in -t plain -o one.txt --json', 'one.txt'],
  ] as const) {
    const cwd = folderWith(files)
    const { code, stderr } = await invoke(`convert ${args}`, { cwd, disk: failingDisk({ bytes }) })
    const said = stderr
      .split('\n')
      .at(-3)
      ?.replace(`${cwd}/`, '')
      .replace(/[abc](?=\.plain)/, '[abc]')
    expect({ code, said, files: filesIn(cwd), new: existsSync(join(cwd, 'new')) }).toEqual({
      code: 2,
      said: `sigmacast: cannot write \`${path}\`: no space left on device`,
      files,
      new: false,
    })
  }
})

test('if an operation fails before the first file is replaced, no file changes', async () => {
  // Each file is opened, written and synced; then come the three renames.
  for (let operation = 0; operation < 9; operation++) {
    const cwd = folderWith(files)
    const { code } = await invoke('convert in -t plain -o out/', { cwd, disk: failingDisk({ operation }) })
    expect({ operation, code, files: filesIn(cwd) }).toEqual({ operation, code: 2, files })
  }
})

test('a failure between two replacements leaves each file old or new, and is reported', async () => {
  const cwd = folderWith(files)
  const { code, stderr } = await invoke('convert in -t plain -o out/', { cwd, disk: failingDisk({ operation: 11 }) })
  expect({ code, said: stderr.split('\n').at(-3), files: filesIn(cwd) }).toEqual({
    code: 2,
    said: `sigmacast: cannot write \`${join(cwd, 'out/c.plain.txt')}\`: input/output error; 2 other files were already replaced`,
    files: { ...files, 'out/a.plain.txt': 'f=1\n', 'out/b.plain.txt': 'f=2\n' },
  })
  await invoke('convert in -t plain -o out/', { cwd })
  expect(filesIn(cwd)).toEqual({ ...files, ...outputs })
})

test('a signal while files are staged leaves all of them unchanged', async () => {
  const cwd = folderWith(files)
  let released = 0
  const holdSignals = (onSignal: () => void): (() => void) => {
    onSignal()
    return () => void released++
  }
  const { stderr } = await invoke('convert in -t plain -o out/', { cwd, holdSignals })
  expect({ said: stderr.split('\n')[0], released, files: filesIn(cwd) }).toEqual({
    said: 'sigmacast: interrupted; nothing was written',
    released: 1,
    files,
  })
})

test('removes temporary files of killed runs, and keeps those of others', async () => {
  const cwd = folderWith(files)
  const killed = await new Promise<number>((resolve) => {
    const child = spawn(process.execPath, ['-e', ''])
    child.on('close', () => resolve(child.pid ?? 0))
  })
  // A first run shows how this machine names its files.
  const names: string[] = []
  const disk = {
    ...nodeDisk,
    rename: (from: string, to: string) => {
      names.push(from)
      nodeDisk.rename(from, to)
    },
  }
  await invoke('convert in/a.yml -t plain -o out/', { cwd, disk })
  const own = names[0]?.split('/').at(-1) ?? ''
  const [, machine = ''] = /^\.sigmacast-([0-9a-f]{8})-\d+-[0-9a-f]{8}-0\.tmp$/.exec(own) ?? []
  const dead = `.sigmacast-${machine}-${killed}-00000000-0.tmp`
  const earlier = `.sigmacast-${machine}-${process.pid}-00000000-0.tmp`
  const running = `.sigmacast-${machine}-${process.ppid}-00000000-0.tmp`
  const elsewhere = '.sigmacast-ffffffff-1-00000000-0.tmp'
  const forgotten = '.sigmacast-ffffffff-2-00000000-0.tmp'
  const strange = '.sigmacast-notes.tmp'
  for (const name of [dead, earlier, running, elsewhere, forgotten, strange]) writeFileSync(join(cwd, 'out', name), '')
  utimesSync(join(cwd, 'out', forgotten), 0, 0)
  await invoke('convert in -t plain -o out/', { cwd })
  const kept = Object.fromEntries([running, elsewhere, strange].map((name) => [`out/${name}`, '']))
  expect(filesIn(cwd)).toEqual({ ...files, ...outputs, ...kept })
})

test('keeps the permissions of a file, and keeps links', async () => {
  const cwd = folderWith(files)
  chmodSync(join(cwd, 'one.txt'), 0o640)
  symlinkSync('one.txt', join(cwd, 'link'))
  symlinkSync('deep/other.txt', join(cwd, 'dangling'))
  await invoke('convert in/a.yml -t plain -o link', { cwd })
  await invoke('convert in/b.yml -t plain -o dangling', { cwd })
  expect({
    link: readlinkSync(join(cwd, 'link')),
    mode: statSync(join(cwd, 'one.txt')).mode & 0o777,
    one: readFileSync(join(cwd, 'one.txt'), 'utf8'),
    dangling: readlinkSync(join(cwd, 'dangling')),
    other: readFileSync(join(cwd, 'deep/other.txt'), 'utf8'),
  }).toEqual({ link: 'one.txt', mode: 0o640, one: 'f=1\n', dangling: 'deep/other.txt', other: 'f=2\n' })
})

test('rejects two names of one file', async () => {
  const cwd = folderWith(files)
  symlinkSync('a.plain.txt', join(cwd, 'out/c.plain.txt'))
  const { code, stderr } = await invoke('convert in -t plain -o out/', { cwd })
  expect({ code, said: stderr.split('\n').at(-3), files: filesIn(cwd) }).toEqual({
    code: 2,
    said: `sigmacast: \`${join(cwd, 'out/a.plain.txt')}\` and \`${join(cwd, 'out/c.plain.txt')}\` are the same file`,
    files: { ...files, 'out/c.plain.txt': 'old a\n' },
  })
})

test.runIf(process.platform === 'linux')('writes pipes and devices directly', async () => {
  const cwd = folderWith(files)
  const pipe = join(cwd, 'pipe')
  execFileSync('mkfifo', [pipe])
  const reader = spawn('cat', [pipe])
  const text = new Promise((resolve) => reader.stdout.setEncoding('utf8').on('data', resolve))
  expect((await invoke('convert in/a.yml -t plain -o pipe', { cwd })).code).toBe(0)
  expect((await invoke('convert in/a.yml -t plain -o /dev/null', { cwd })).code).toBe(0)
  expect((await invoke('convert in/a.yml -t plain -o /dev/stdout', { cwd })).stdout).toBe('f=1\n')
  expect((await invoke('convert in/a.yml -t plain -o /dev/full', { cwd })).code).toBe(2)
  expect({
    text: await text,
    isPipe: statSync(pipe).isFIFO(),
    isDevice: statSync('/dev/null').isCharacterDevice(),
  }).toEqual({
    text: 'f=1\n',
    isPipe: true,
    isDevice: true,
  })
})
