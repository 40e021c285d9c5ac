import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { type Disk, nodeDisk } from '../../../src/project/files/disk.js'
import type { Io } from '../../../src/project/files/io.js'
import { thisProcess } from '../../../src/project/files/process-identity.js'
import { silentIo } from '../../../src/project/files/silent-io.js'
import { generate } from '../../../src/project/generate/generate.js'
import { filesIn, folderWith, rule } from '../../cli/invoke.js'
import { type HandMadeOutput, handMade } from './hand-made.js'

const outputs: Readonly<Record<string, HandMadeOutput>> = {
  all: { path: 'dist/all.conf', format: 'stanza' },
  each: { path: 'dist/{stem}.txt' },
}

const before = {
  'rules/a.yml': rule('A', 'f: 1', 'id: 11111111-0000-4000-8000-000000000001\n'),
  'rules/b.yml': rule('B', 'f: 2', 'id: 11111111-0000-4000-8000-000000000002\n'),
}

/** Changes one rule, removes one and adds one. */
function change(cwd: string): void {
  writeFileSync(join(cwd, 'rules/a.yml'), before['rules/a.yml'].replace('f: 1', 'f: 9'))
  rmSync(join(cwd, 'rules/b.yml'))
  writeFileSync(join(cwd, 'rules/d.yml'), rule('D', 'f: 4', 'id: 11111111-0000-4000-8000-000000000004\n'))
}

const committed = (cwd: string): Record<string, string> =>
  Object.fromEntries(Object.entries(filesIn(cwd)).filter(([path]) => /^(?:dist|sigmacast\.lock)/.test(path)))

/** A disk on which the process is killed before operation N: every later operation fails, also those that clean up. */
function killedAt(operation: number): Disk {
  let operations = 0
  const counted = <Args extends readonly unknown[], Result>(work: (...args: Args) => Result) => {
    return (...args: Args): Result => {
      if (operations++ >= operation) throw new Error('EIO: input/output error, write')
      return work(...args)
    }
  }
  return {
    open: counted(nodeDisk.open),
    write: counted(nodeDisk.write),
    sync: counted(nodeDisk.sync),
    close: nodeDisk.close,
    rename: counted(nodeDisk.rename),
  }
}

async function states(): Promise<{ old: Record<string, string>; new: Record<string, string> }> {
  const cwd = folderWith(before)
  await generate(await handMade(cwd, outputs))
  const old = committed(cwd)
  change(cwd)
  await generate(await handMade(cwd, outputs))
  return { old, new: committed(cwd) }
}

test('a run that fails at any operation loses nothing, and the next run repairs the rest', async () => {
  const expected = await states()
  const prepared = folderWith(before)
  await generate(await handMade(prepared, outputs))
  change(prepared)
  let isComplete = false
  for (let operation = 0; !isComplete; operation++) {
    const cwd = folderWith({})
    cpSync(prepared, cwd, { recursive: true })
    const io: Io = { ...silentIo(cwd), disk: killedAt(operation) }
    isComplete = await generate(await handMade(cwd, outputs), { io }).then(
      () => true,
      () => false,
    )
    const left = committed(cwd)
    for (const [path, text] of Object.entries(left))
      expect({ operation, path, isWhole: [expected.old[path], expected.new[path]].includes(text) }).toEqual({
        operation,
        path,
        isWhole: true,
      })
    const result = await generate(await handMade(cwd, outputs))
    expect({ operation, isFine: result.isFine, files: committed(cwd) }).toEqual({
      operation,
      isFine: true,
      files: expected.new,
    })
  }
})

test('files of a killed run do not count as edited, even if their rule has changed since', async () => {
  const cwd = folderWith(before)
  await generate(await handMade(cwd, outputs))
  const manifest = readFileSync(join(cwd, 'sigmacast.lock.json'))
  change(cwd)
  await generate(await handMade(cwd, outputs))
  writeFileSync(join(cwd, 'sigmacast.lock.json'), manifest)
  mkdirSync(join(cwd, '.sigmacast'), { recursive: true })
  const written = Object.fromEntries(
    (await generate(await handMade(cwd, outputs), { check: true })).outputs.flatMap(({ files }) =>
      files.flatMap(({ path, planned }) => (planned === undefined ? [] : [[path, planned.hash]])),
    ),
  )
  writeFileSync(join(cwd, '.sigmacast/pending.json'), JSON.stringify(written))
  writeFileSync(join(cwd, 'rules/a.yml'), before['rules/a.yml'].replace('f: 1', 'f: 10'))
  const result = await generate(await handMade(cwd, outputs))
  expect({ isFine: result.isFine, a: readFileSync(join(cwd, 'dist/a.txt'), 'utf8') }).toEqual({
    isFine: true,
    a: 'f=10\n',
  })
  expect(existsSync(join(cwd, '.sigmacast/pending.json'))).toBe(false)
})

test('a signal before the first file is replaced leaves everything as it is', async () => {
  const cwd = folderWith(before)
  await generate(await handMade(cwd, outputs))
  const old = committed(cwd)
  change(cwd)
  const holdSignals: Io['holdSignals'] = (onSignal) => {
    onSignal()
    return () => {}
  }
  await generate(await handMade(cwd, outputs), { io: { ...silentIo(cwd), holdSignals } })
  expect(committed(cwd)).toEqual(old)
})

test('waits for another run, and gives up with a message', async () => {
  const cwd = folderWith(before)
  mkdirSync(join(cwd, '.sigmacast'))
  const lock = join(cwd, '.sigmacast/lock.json')
  writeFileSync(lock, JSON.stringify({ machine: thisProcess.machine, process: process.ppid, run: 'another' }))
  let waits = 0
  let messages = ''
  const write = (text: string): void => {
    messages += text
  }
  const io: Io = {
    ...silentIo(cwd),
    stderr: { ...silentIo(cwd).stderr, write },
    after: (_, action) => {
      waits++
      queueMicrotask(action)
      return () => {}
    },
  }
  await expect(generate(await handMade(cwd, outputs), { io })).rejects.toThrow(
    `another run (process ${process.ppid}) is writing to this project`,
  )
  expect({ waits, messages }).toEqual({
    waits: 100,
    messages: `sigmacast: waiting for another run (process ${process.ppid}) to end\n`,
  })
  const ending: Io = {
    ...io,
    after: (_, action) => {
      rmSync(lock)
      queueMicrotask(action)
      return () => {}
    },
  }
  expect((await generate(await handMade(cwd, outputs), { io: ending })).isFine).toBe(true)
})

test('removes the lock of a run that was killed', async () => {
  const cwd = folderWith(before)
  mkdirSync(join(cwd, '.sigmacast'))
  const lock = join(cwd, '.sigmacast/lock.json')
  writeFileSync(lock, JSON.stringify({ machine: thisProcess.machine, process: 2 ** 22 + 1, run: 'killed' }))
  expect((await generate(await handMade(cwd, outputs))).isFine).toBe(true)
  expect(existsSync(lock)).toBe(false)
})

test('removes the lock of a run that was killed before it wrote its name', async () => {
  const cwd = folderWith(before)
  mkdirSync(join(cwd, '.sigmacast'))
  const lock = join(cwd, '.sigmacast/lock.json')
  writeFileSync(lock, '')
  utimesSync(lock, 0, 0)
  expect((await generate(await handMade(cwd, outputs))).isFine).toBe(true)
})
