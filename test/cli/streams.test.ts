import { execFileSync, spawn } from 'node:child_process'
import { mkdirSync, readdirSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { type Files, folderWith, invoke, rule } from './invoke.js'

// Inputs that are not regular files, and file names that are not text.

const one = rule('One', 'f: 1')
const files: Files = { 'in/one.yml': one, 'names.yml': 'name: n\npriority: 1\ntransformations: []\n' }

const onLinux = test.runIf(process.platform === 'linux')

function pipeIn(cwd: string, name: string): string {
  const path = join(cwd, name)
  execFileSync('mkfifo', [path])
  return path
}

/** A program that writes into a pipe as soon as a reader opens it. */
const writeInto = (path: string, text: string): void => {
  spawn('sh', ['-c', 'printf %s "$1" > "$2"', 'sh', text, path])
}

onLinux('a pipe that is named is read, once', async () => {
  for (const [args, stdout] of [
    ['convert pipe -t plain', 'f=1\n'],
    ['convert link -t plain', 'f=1\n'],
    ['list fields pipe --json', '{"field":"f","rules":1}\n'],
  ] as const) {
    const cwd = folderWith(files)
    const pipe = pipeIn(cwd, 'pipe')
    symlinkSync('pipe', join(cwd, 'link'))
    writeInto(pipe, one)
    expect({ args, ...(await invoke(args, { cwd })) }).toEqual({ args, code: 0, stdout, stderr: '' })
  }
})

onLinux('a pipeline comes through a pipe, too', async () => {
  const cwd = folderWith(files)
  writeInto(pipeIn(cwd, 'pipe'), 'name: p\npriority: 1\ntransformations: [{type: field_name_prefix, prefix: x.}]\n')
  expect((await invoke('convert in -t plain -p pipe', { cwd })).stdout).toBe('x.f=1\n')
})

onLinux('a pipe that stays silent is waited for with a message', async () => {
  const cwd = folderWith(files)
  writeInto(pipeIn(cwd, 'pipe'), one)
  const piped = await invoke('convert pipe -t plain', { cwd, isImpatient: true })
  const stdin = await invoke('convert - -t plain', { cwd, stdin: [Buffer.from(one)], isImpatient: true })
  expect([piped, stdin]).toEqual([
    { code: 0, stdout: 'f=1\n', stderr: 'sigmacast: waiting for input from `pipe`\n' },
    { code: 0, stdout: 'f=1\n', stderr: 'sigmacast: waiting for input from `<stdin>`\n' },
  ])
})

onLinux('pipes and devices in folders are left out', async () => {
  const cwd = folderWith(files)
  pipeIn(cwd, 'in/pipe.yml')
  symlinkSync('pipe.yml', join(cwd, 'in/link.yml'))
  symlinkSync('/dev/zero', join(cwd, 'in/zero.yml'))
  for (const args of ['in', 'in/*.yml', '**/on*.yml in']) {
    expect({ args, ...(await invoke(`convert ${args} -t plain`, { cwd })) }).toEqual({
      args,
      code: 0,
      stdout: 'f=1\n',
      stderr: '',
    })
  }
})

onLinux('a device without an end is too large', async () => {
  const { code, stderr } = await invoke('check /dev/zero')
  expect({ code, isSaid: stderr.includes('/dev/zero:1:1 error file-too-large') }).toEqual({ code: 1, isSaid: true })
})

/** `caf` and a byte that is invalid in UTF-8. */
const odd = (folder: string, byte: number, rest: string): Buffer =>
  Buffer.concat([Buffer.from(`${folder}/caf`), Buffer.from([byte]), Buffer.from(rest)])

onLinux('names that are no UTF-8 are read as the file system has them', async () => {
  const cwd = folderWith({ 'in/one.yml': one })
  writeFileSync(odd(join(cwd, 'in'), 0xe9, '.yml'), rule('Two', 'f: 2'))
  mkdirSync(odd(join(cwd, 'in'), 0xe8, ''))
  writeFileSync(
    Buffer.concat([odd(join(cwd, 'in'), 0xe8, '/'), Buffer.from([0xff]), Buffer.from('.yml')]),
    rule('Three', 'f: 3'),
  )
  for (const [args, queries] of [
    ['in', ['f=2', 'f=3', 'f=1']],
    ['in/*.yml', ['f=2', 'f=1']],
    ['in/**/*.yml', ['f=2', 'f=3', 'f=1']],
    ['in/caf\ufffd.yml', ['f=2']],
    ['in/caf\ufffd', ['f=3']],
    ['in/caf\ufffd.yml in', ['f=2', 'f=3', 'f=1']],
  ] as const) {
    const { code, stdout } = await invoke(`convert ${args} -t plain`, { cwd })
    expect({ args, code, queries: stdout.trimEnd().split('\n') }).toEqual({ args, code: 0, queries: [...queries] })
  }
  expect((await invoke('convert in -t plain -o out/', { cwd })).code).toBe(0)
  expect(readdirSync(join(cwd, 'out'), { recursive: true })).toEqual([
    'caf\ufffd',
    'caf\ufffd.plain.txt',
    'one.plain.txt',
    'caf\ufffd/\ufffd.plain.txt',
  ])
})
