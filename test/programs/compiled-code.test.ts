import { spawnSync } from 'node:child_process'
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { folderWith, rule } from '../cli/invoke.js'

// Where the built program keeps compiled code, over several runs.

const main = fileURLToPath(new URL('../../dist/src/cli/main.js', import.meta.url))

const hasHome = process.platform !== 'win32' && process.platform !== 'darwin'
const scratch = (): string => mkdtempSync(join(tmpdir(), 'sigmacast-start-'))

/** Converts a rule with a cache folder and returns the query, or another output. */
function convert(
  cache: string,
  {
    env = {},
    args = ['convert', 'one.yml', '-t', 'splunk', '--unmapped-logsource=ignore'],
    cwd = folderWith({ 'one.yml': rule('One', 'f: abc') }),
  } = {},
) {
  const { PATH } = process.env
  const { stdout, stderr } = spawnSync(process.execPath, [main, ...args], {
    cwd,
    env: { PATH, XDG_CACHE_HOME: cache, ...env },
    encoding: 'utf8',
  })
  return stdout + stderr
}

const query = 'f="abc"\n'

/** Returns the files with the compiled code of a program, and what they contain. */
function codeIn(cache: string, program = 'convert'): ReadonlyMap<string, Buffer> {
  const compiled = join(cache, 'sigmacast/compiled')
  const [build = ''] = existsSync(compiled) ? readdirSync(compiled) : []
  const folder = join(compiled, build, program)
  const names = existsSync(folder) ? readdirSync(folder) : []
  return new Map(names.map((name) => [join(folder, name), readFileSync(join(folder, name))]))
}

/** Returns a cache after a number of runs. */
function cacheAfter(runs: number): string {
  const cache = scratch()
  for (let run = 0; run < runs; run++) expect(convert(cache)).toBe(query)
  return cache
}

describe.runIf(hasHome)('compiled code', () => {
  test('is kept for each chunk that a command has loaded', () => {
    const code = codeIn(cacheAfter(2))
    expect([...code.keys()].map((path) => basename(path)).sort()).toEqual(['backend.js', 'convert.js', 'splunk.js'])
  })

  test('contains functions that were called, and those of later runs', () => {
    const cache = cacheAfter(0)
    convert(cache, { args: ['convert', '--help'] })
    const help = codeIn(cache)
    convert(cache)
    for (const [path, code] of help)
      if (path.endsWith('convert.js')) expect(codeIn(cache).get(path)?.length).toBeGreaterThan(1.2 * code.length)
  })

  test('is written by three runs of a command', () => {
    const cache = cacheAfter(3)
    const code = codeIn(cache)
    const files = [...code.keys()].map((path) => statSync(path).ino)
    expect(convert(cache)).toBe(query)
    expect([...code.keys()].map((path) => statSync(path).ino)).toEqual(files)
  })

  test('of runs over folders is kept apart', () => {
    const cache = cacheAfter(1)
    const code = codeIn(cache)
    const args = ['convert', '.', '-t', 'splunk', '--unmapped-logsource=ignore']
    expect(convert(cache, { args })).toBe(query)
    expect(codeIn(cache)).toEqual(code)
    expect(codeIn(cache, 'convert folder').size).toBe(code.size)
  })

  test('of a run over one rule does not depend on folders in the values of flags', () => {
    const cwd = folderWith({ 'one.yml': rule('One', 'f: abc'), 'out/keep.txt': '', 'splunk/keep.txt': '' })
    const args = ['convert', 'one.yml', '-t', 'splunk', '--unmapped-logsource=ignore', '-o', 'out/']
    const cache = scratch()
    convert(cache, { args, cwd })
    expect(codeIn(cache).size).toBeGreaterThan(1)
    expect(codeIn(cache, 'convert folder').size).toBe(0)
  })

  test.each([
    ['kept by a run over a folder', '.', 'convert folder', true],
    ['not kept by a run over a pattern', '*.yml', 'convert', false],
  ])('is %s with 500 files, for which the engine is adapted', (_, input, program, isKept) => {
    const rules = Array.from({ length: 500 }, (_, index): [string, string] => [`${index}.yml`, rule('One', 'f: abc')])
    const args = ['convert', input, '-t', 'splunk', '--unmapped-logsource=ignore']
    // The folder has the name of the command, which is no input.
    const [cache, cwd] = [scratch(), folderWith({ ...Object.fromEntries(rules), 'convert/keep.txt': '' })]
    expect(convert(cache, { args, cwd })).toContain(query.repeat(500))
    expect(codeIn(cache, program).size > 1).toBe(isKept)
  })

  test('is kept for threads, by three runs', () => {
    const cache = scratch()
    const rules = Array.from({ length: 40 }, (_, index): [string, string] => [`${index}.yml`, rule('One', 'f: abc')])
    const cwd = folderWith(Object.fromEntries(rules))
    const args = ['convert', cwd, '-t', 'splunk', '--unmapped-logsource=ignore', '--jobs', '2']
    const inodes = Array.from({ length: 4 }, () => {
      expect(convert(cache, { args })).toContain(query.repeat(40))
      const files = [...codeIn(cache, 'convert folder'), ...codeIn(cache, 'convert-worker')].map(([path]) => path)
      return files.map((path) => `${path.slice(cache.length)} ${statSync(path).ino}`)
    })
    expect(inodes[3]).toEqual(inodes[2])
    expect(inodes[2]).not.toEqual(inodes[1])
    expect([...codeIn(cache, 'convert-worker').keys()].map((path) => basename(path))).toContain('convert.js')
  })

  test('is kept for threads under the initial flags, also if the engine is adapted', () => {
    const cache = scratch()
    const rules = Array.from({ length: 500 }, (_, index): [string, string] => [`${index}.yml`, rule('One', 'f: abc')])
    const args = ['convert', '.', '-t', 'splunk', '--unmapped-logsource=ignore', '--jobs', '2']
    expect(convert(cache, { args, cwd: folderWith(Object.fromEntries(rules)) })).toContain(query.repeat(500))
    // V8 refuses code whose header has a hash of other flags. The program keeps its code after it has reset the flags.
    const headerIn = (program: string) =>
      [...codeIn(cache, program)].find(([path]) => path.endsWith('/convert.js'))?.[1].toString('hex', 0, 16)
    expect(headerIn('convert-worker')).toBe(headerIn('convert folder'))
    expect(headerIn('convert-worker')).toMatch(/^[0-9a-f]{32}$/)
  })

  test.each([
    ['truncated', (code: Buffer) => code.subarray(0, code.length - 1000)],
    ['empty', () => Buffer.alloc(0)],
    ['zero', (code: Buffer) => Buffer.alloc(code.length)],
    ['changed', (code: Buffer) => Buffer.from(code.map((byte, at) => (at % 4099 === 300 ? byte ^ 1 : byte)))],
  ])('is written again if it is damaged: %s', (_, damage) => {
    const cache = cacheAfter(3)
    const code = codeIn(cache)
    for (const [path, bytes] of code) writeFileSync(path, damage(bytes))
    expect(convert(cache)).toBe(query)
    for (const [path, bytes] of code) expect(readFileSync(path).length).toBeGreaterThan(bytes.length / 2)
    expect(convert(cache)).toBe(query)
  })

  test('of another Node.js flag is not used', () => {
    const cache = cacheAfter(3)
    expect(convert(cache, { env: { NODE_OPTIONS: '--max-old-space-size=300' } })).toBe(query)
    expect(convert(cache)).toBe(query)
  })

  test('of a build that has not changed for a month is removed by the first code of another one', () => {
    const cache = cacheAfter(1)
    const compiled = join(cache, 'sigmacast/compiled')
    const [current = ''] = readdirSync(compiled)
    for (const [name, date] of [
      ['old', '2020-01-01'],
      ['new', undefined],
    ] as const) {
      mkdirSync(join(compiled, name, 'convert'), { recursive: true })
      writeFileSync(join(compiled, name, 'convert/backend.js'), name)
      if (date !== undefined) utimesSync(join(compiled, name), new Date(date), new Date(date))
    }
    expect(convert(cache)).toBe(query)
    expect(readdirSync(compiled).sort()).toEqual([current, 'new', 'old'].sort())
    rmSync(join(compiled, current), { recursive: true })
    expect(convert(cache)).toBe(query)
    expect(readdirSync(compiled).sort()).toEqual([current, 'new'].sort())
  })

  test('is not kept after a wrong command line', () => {
    const cache = scratch()
    expect(convert(cache, { args: ['convert', '--nonsense'] })).toContain('--nonsense')
    expect(convert(cache, { args: ['nonsense'] })).toContain('nonsense')
    expect(readdirSync(cache)).toEqual([])
  })

  test.each([0, 1, 2])('is not kept where others can write: %d folders above', (above) => {
    const cache = cacheAfter(1)
    const [[path = ''] = []] = codeIn(cache)
    chmodSync(join(dirname(path), '../'.repeat(above)), 0o777)
    const { ino } = statSync(path)
    expect(convert(cache)).toBe(query)
    expect(statSync(path).ino).toBe(ino)
  })

  test('has a folder that users can choose, and is not kept if they disable it', () => {
    const [cache, other] = [scratch(), scratch()]
    expect(convert(cache, { env: { NODE_COMPILE_CACHE: other } })).toBe(query)
    expect(convert(cache, { env: { NODE_DISABLE_COMPILE_CACHE: '1' } })).toBe(query)
    expect(readdirSync(cache)).toEqual([])
    expect(codeIn(other).size).toBeGreaterThan(1)
  })
})

test('runs without a folder for compiled code', () => {
  const cache = join(scratch(), 'file')
  writeFileSync(cache, '')
  expect(convert(cache)).toBe(query)
  expect(existsSync(join(cache, 'sigmacast'))).toBe(false)
})
