import { execFileSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { folderWith, rule } from './invoke.js'

// The start of the built program: the modules that it loads. test/programs tests its compiled code.

const main = fileURLToPath(new URL('../../dist/src/cli/main.js', import.meta.url))
const textOf = (chunk: string): string => readFileSync(join(dirname(main), chunk), 'utf8')

/** Returns the chunks that a chunk imports, directly or indirectly, without those that are loaded on demand. */
function importsOf(chunk: string, found = new Set<string>()): ReadonlySet<string> {
  // A `then` before it loads a chunk on demand.
  for (const [, name = ''] of textOf(chunk).matchAll(/(?<!\.then\(\(\)=>)require\(["']\.\/([^"']+)["']\)/g)) {
    if (found.has(name)) continue
    found.add(name)
    importsOf(name, found)
  }
  return found
}

test('`convert` is one chunk', () => {
  expect(importsOf('convert.js')).toEqual(new Set())
})

test('`main.js` needs no chunk to load the others', () => {
  expect(importsOf('main.js')).toEqual(new Set())
})

test.each([
  'auth0',
  'datadog',
  'elastic',
  'splunk',
])('the chunk of %s needs nothing of another platform', (platform) => {
  expect([...importsOf(`${platform}.js`)].sort()).toEqual(['backend.js', 'convert.js'])
})

test('`convert` loads no modules of Node.js that take long to load', () => {
  const loaded = [...textOf('convert.js').matchAll(/getBuiltinModule\([`"'](node:[^`"']+)/g)].map(([, name]) => name)
  expect([...new Set(loaded)].sort()).toEqual([
    'node:buffer',
    'node:fs',
    'node:module',
    'node:path',
    'node:url',
    // On demand: for many files, and for compressed schemas.
    'node:v8',
    'node:zlib',
  ])
})

test.skipIf(process.platform === 'win32')('writes to a pipe without the streams of Node.js', () => {
  const cwd = folderWith({ 'one.yml': rule('One', 'f: abc') })
  const loaded = join(cwd, 'loaded.txt')
  const script = join(cwd, 'loaded.cjs')
  const list = `process.moduleLoadList.filter((name) => name === 'NativeModule stream').join()`
  writeFileSync(script, `process.on('exit', () => require('fs').writeFileSync(${JSON.stringify(loaded)}, ${list}))`)
  const args = ['--require', script, main, 'convert', 'one.yml', '-t', 'splunk', '--unmapped-logsource=ignore']
  // The first runs load more, to keep their compiled code.
  const env = { ...process.env, NODE_DISABLE_COMPILE_CACHE: '1' }
  expect(execFileSync(process.execPath, args, { cwd, env, encoding: 'utf8', stdio: 'pipe' })).toBe('f="abc"\n')
  expect(readFileSync(loaded, 'utf8')).toBe('')
})

test('the licenses of bundled packages are in the bundle', () => {
  const packages = [...textOf('LICENSES.txt').matchAll(/^(\S+) \d+\.\d+\.\d+$/gm)].map(([, name]) => name)
  expect(packages).toEqual(expect.arrayContaining(['js-yaml', 'picomatch', 'tinyglobby']))
})
