import { execFileSync } from 'node:child_process'
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import module from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { folderWith, rule } from './invoke.js'

// The start of the built program: what it loads, and where it keeps compiled code.

const main = fileURLToPath(new URL('../../dist/src/cli/main.js', import.meta.url))
const textOf = (chunk: string): string => readFileSync(join(dirname(main), chunk), 'utf8')

/** Returns the chunks that a chunk imports, directly or indirectly, without those that are loaded on demand. */
function importsOf(chunk: string, found = new Set<string>()): ReadonlySet<string> {
  for (const [, name = ''] of textOf(chunk).matchAll(/(?:from|import) ?["']\.\/([^"']+)["']/g)) {
    if (found.has(name)) continue
    found.add(name)
    importsOf(name, found)
  }
  return found
}

test('`convert` is one chunk', () => {
  expect(importsOf('convert.js')).toEqual(new Set(['rolldown-runtime.js']))
})

test('nothing of `convert` is loaded before the cache of compiled code is enabled', () => {
  expect([...importsOf('main.js'), ...importsOf('compile-cache.js')]).not.toContain('convert.js')
})

test.each([
  'auth0',
  'datadog',
  'elastic',
  'splunk',
])('the chunk of %s needs nothing of another platform', (platform) => {
  expect([...importsOf(`${platform}.js`)].sort()).toEqual(['backend.js', 'convert.js', 'rolldown-runtime.js'])
})

test('`convert` loads no modules of Node.js that take long to load', () => {
  const loaded = [...textOf('convert.js').matchAll(/getBuiltinModule\([`"'](node:[^`"']+)/g)].map(([, name]) => name)
  expect([...new Set(loaded)].sort()).toEqual([
    'node:buffer',
    'node:fs',
    'node:module',
    'node:path',
    'node:url',
    'node:util',
  ])
})

test.skipIf(process.platform === 'win32')('writes to a pipe without the streams of Node.js', () => {
  const cwd = folderWith({ 'one.yml': rule('One', 'f: abc') })
  const loaded = join(cwd, 'loaded.txt')
  const script = join(cwd, 'loaded.cjs')
  const list = `process.moduleLoadList.filter((name) => name === 'NativeModule stream').join()`
  writeFileSync(script, `process.on('exit', () => require('fs').writeFileSync(${JSON.stringify(loaded)}, ${list}))`)
  const args = ['--require', script, main, 'convert', 'one.yml', '-t', 'splunk', '--unmapped-logsource=ignore']
  expect(execFileSync(process.execPath, args, { cwd, encoding: 'utf8', stdio: 'pipe' })).toBe('f="abc"\n')
  expect(readFileSync(loaded, 'utf8')).toBe('')
})

test('the licenses of bundled packages are in the bundle', () => {
  const packages = [...textOf('LICENSES.txt').matchAll(/^(\S+) \d+\.\d+\.\d+$/gm)].map(([, name]) => name)
  expect(packages).toEqual(expect.arrayContaining(['js-yaml', 'picomatch', 'tinyglobby']))
})

const hasCompileCache = 'enableCompileCache' in module && process.platform !== 'win32' && process.platform !== 'darwin'
const scratch = (): string => mkdtempSync(join(tmpdir(), 'sigmacast-start-'))

/** Converts a rule with a cache folder, and returns the query. */
function convert(cache: string): string {
  const cwd = folderWith({ 'one.yml': rule('One', 'f: abc') })
  const env = { PATH: process.env.PATH, XDG_CACHE_HOME: cache }
  const args = [main, 'convert', 'one.yml', '-t', 'splunk', '--unmapped-logsource=ignore']
  return execFileSync(process.execPath, args, { cwd, env, encoding: 'utf8' })
}

test.runIf(hasCompileCache)('keeps compiled code in a folder of the user', () => {
  const cache = scratch()
  expect([convert(cache), convert(cache)]).toEqual(['f="abc"\n', 'f="abc"\n'])
  expect(readdirSync(join(cache, 'sigmacast/compiled'))).toHaveLength(1)
})

test.runIf(hasCompileCache)('keeps no compiled code where others can write', () => {
  const cache = scratch()
  const folder = join(cache, 'sigmacast/compiled')
  mkdirSync(folder, { recursive: true })
  chmodSync(folder, 0o777)
  expect(convert(cache)).toBe('f="abc"\n')
  expect(readdirSync(folder)).toEqual([])
})

test('runs without a folder for compiled code', () => {
  const cache = join(scratch(), 'file')
  writeFileSync(cache, '')
  expect(convert(cache)).toBe('f="abc"\n')
  expect(existsSync(join(cache, 'sigmacast'))).toBe(false)
})
