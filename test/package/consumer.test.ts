import { execFileSync, spawnSync } from 'node:child_process'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { createContext, runInContext } from 'node:vm'
import { build } from 'esbuild'
import { describe, expect, test } from 'vitest'
import { installPackage, MAIN, manifest, repository } from './consumer.js'

// The package as users get it: packed, and installed in an empty project.

const project = installPackage('typescript@5.9')

const rule = `title: t\nlogsource: {}\ndetection:\n  s:\n    a|contains: x\n    b|re: ^y\n  condition: s\n`

/** The program of a user; each way to load the package runs it. */
const program = `
const rule = parseRules({ name: 'rule.yml', text: ${JSON.stringify(rule)} })[0]?.rule
if (rule?.kind !== 'detection') throw new Error('no rule')
const [splunk] = [...backends.values()].filter(({ name }) => name === 'splunk').map((backend) => convertRule(rule, backend).query)
const answer = JSON.stringify({ splunk, isSame: findPipeline('ecs-windows') === ecsWindows, priority: ecsWindows.priority })
`
const answer = JSON.stringify({ splunk: 'a="*x*" b="y*" | where match(b, "^y")', isSame: true, priority: 20 })

const imports = `import { convertRule, parseRules } from 'sigmacast'
import { backends } from 'sigmacast/backends'
import { findPipeline } from 'sigmacast/pipelines/all'
import { ecsWindows } from 'sigmacast/pipelines/ecs-windows'
`
const requires = `const { convertRule, parseRules } = require('sigmacast')
const { backends } = require('sigmacast/backends')
const { findPipeline } = require('sigmacast/pipelines/all')
const { ecsWindows } = require('sigmacast/pipelines/ecs-windows')
`

const run = (...args: readonly string[]): string =>
  execFileSync(process.execPath, args, { cwd: project, encoding: 'utf8' })

function write(name: string, text: string): string {
  writeFileSync(join(project, name), text)
  return name
}

describe('TypeScript without skipLibCheck and without types of Node.js compiles a strict program', () => {
  const text = `${imports}${program}export { answer }\n`
  const compilers = {
    'TypeScript 5.9': join(project, 'node_modules/typescript/bin/tsc'),
    'the TypeScript of this repository': join(repository, 'node_modules/typescript/bin/tsc'),
  }
  const resolutions = [
    ['node16', 'node16', 'program.mts'],
    ['nodenext', 'nodenext', 'program.cts'],
    ['bundler', 'esnext', 'program.mts'],
  ] as const
  const rows = Object.entries(compilers).flatMap(([name, tsc]) =>
    resolutions.map(([resolution, module, file]) => ({ name, tsc, resolution, module, file })),
  )

  test.each(rows)('$name: $resolution, $file', ({ tsc, resolution, module, file }) => {
    const strict = { strict: true, exactOptionalPropertyTypes: true, noUncheckedIndexedAccess: true, types: [] }
    const compilerOptions = { ...strict, target: 'es2022', module, moduleResolution: resolution, noEmit: true }
    write('tsconfig.json', JSON.stringify({ compilerOptions, files: [write(file, text)] }))
    const { stdout } = spawnSync(process.execPath, [tsc, '-p', '.'], { cwd: project, encoding: 'utf8' })
    expect(stdout).toBe('')
  })
})

test('an ES module imports it', () => {
  expect(run(write('program.mjs', `${imports}${program}console.log(answer)\n`)).trim()).toBe(answer)
})

test('a CommonJS module requires it', () => {
  expect(run('--no-warnings', write('program.cjs', `${requires}${program}console.log(answer)\n`)).trim()).toBe(answer)
})

test('a bundle for browsers runs with nothing but the language', async () => {
  const { outputFiles, warnings } = await build({
    stdin: { contents: `${imports}${program}globalThis.answer = answer\n`, resolveDir: project },
    bundle: true,
    write: false,
    platform: 'browser',
    logLevel: 'silent',
  })
  const context = createContext({}, { codeGeneration: { strings: false, wasm: false } })
  runInContext(outputFiles[0]?.text ?? '', context)
  expect({ warnings, answer: context.answer }).toEqual({ warnings: [], answer })
})

describe('every entry of `exports` exists', () => {
  const entries = Object.entries(manifest.exports)
  const modules = entries
    .filter(([path, target]) => typeof target === 'object' && !path.includes('*'))
    .map(([path]) => path)
  const files = entries.filter(([path, target]) => typeof target === 'string' && !path.includes('*'))

  test.each(modules)('the module %s has names', (path) => {
    const load = `import * as module from 'sigmacast${path.slice(1)}'\nconsole.log(Object.keys(module).length > 0)\n`
    expect(run(write('entry.mjs', load)).trim()).toBe('true')
  })

  test.each(files.map(([path]) => path))('the file %s is JSON', (path) => {
    const load = `import value from 'sigmacast${path.slice(1)}' with { type: 'json' }\nconsole.log(typeof value)\n`
    expect(run('--no-warnings', write('entry.mjs', load)).trim()).toBe('object')
  })

  test.each(['rule', 'pipeline'])('the schema of a %s is JSON', (name) => {
    const load = `import schema from 'sigmacast/schemas/${name}.json' with { type: 'json' }\nconsole.log(schema.title)\n`
    expect(run('--no-warnings', write('entry.mjs', load))).toMatch(/^Sigma /)
  })

  test('a pipeline is loaded on demand', () => {
    const load = `import { loadPipeline } from 'sigmacast/pipelines'\nconsole.log((await loadPipeline('ecs_windows')).priority)\n`
    expect(run(write('entry.mjs', load)).trim()).toBe('20')
  })

  test('a pipeline is a file', () => {
    const path = run('-p', `require.resolve('sigmacast/pipelines/ecs-windows.yml')`).trim()
    expect(readFileSync(path, 'utf8')).toMatch(/^# yaml-language-server/)
  })
})

describe('the command', () => {
  test('is installed under its name', () => {
    const path = join(project, 'node_modules/.bin', process.platform === 'win32' ? 'sigmacast.cmd' : 'sigmacast')
    const { status, stdout } = spawnSync(path, ['--version'], {
      cwd: project,
      encoding: 'utf8',
      shell: process.platform === 'win32',
    })
    expect({ status, stdout }).toEqual({ status: 0, stdout: `${manifest.version}\n` })
  })

  test('converts a rule', () => {
    const query = run(MAIN, 'convert', write('rule.yml', rule), '--target', 'splunk', '--unmapped-logsource', 'ignore')
    expect(query).toBe('a="*x*" b="y*" | where match(b, "^y")\n')
  })
})

test('what the README links to is in the package', () => {
  const folder = join(project, 'node_modules/sigmacast')
  const links = readFileSync(join(folder, 'README.md'), 'utf8').matchAll(/\]\((?!https?:)([^)#]+)/g)
  const missing = [...links].map(([, path = '']) => path).filter((path) => !existsSync(join(folder, path)))
  expect(missing).toEqual([])
})

test('npm does not ask the user to approve a script', () => {
  expect(run('-p', `JSON.stringify(Object.keys(require('sigmacast/package.json').scripts))`)).not.toMatch(
    /"(?:pre|post)?install"|"prepare"/,
  )
})
