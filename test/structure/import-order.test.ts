import { expect, test } from 'vitest'
import { importsOf, modules } from './sources.js'

// The reading order: a folder imports only from itself and from those to its left.
const ORDER = [
  'grammar',
  'src/text',
  'src/ir',
  'src/rule',
  'src/lower',
  'src/match',
  'src/witness',
  'src/reason',
  'src/python',
  'src/schema',
  'src/pipeline',
  'src/dialect',
  'src/backend',
  'src/convert',
  'src/check',
  'src/index.ts',
  'src/library-types.ts',
  'src/backend.ts',
  'src/reason.ts',
  'src/variants.ts',
  'src/templates.ts',
  'src/check.ts',
  'pipelines',
  'schemas',
  'backends',
  'src/project',
  'src/project.ts',
  'src/site',
  'src/cli/cli-limits.ts',
  'src/cli/engine',
  'src/cli/terminal',
  'src/cli/results',
  'src/cli/report',
  'src/cli/flags',
  'src/cli/inputs',
  'src/cli/commands',
  'src/cli/commands.ts',
  'src/cli/help.ts',
  'src/cli/run.ts',
  'src/cli/process-output.ts',
  'src/cli/process.ts',
  'src/cli/main.ts',
]

const imports = new Map(
  [...modules].map(([path, text]) => [
    path,
    importsOf(path, text).filter((name) => /^(src|pipelines|schemas|backends|grammar)\//.test(name)),
  ]),
)
const place = (path: string): number => ORDER.findIndex((folder) => path === folder || path.startsWith(`${folder}/`))

test('every module has a place in the reading order', () => {
  expect([...modules.keys()].filter((path) => place(path) === -1)).toEqual([])
})

test('every import refers to a file', () => {
  const missing = [...imports].flatMap(([path, names]) =>
    names.filter((name) => !modules.has(name) && !name.includes('.generated.')).map((name) => `${path} → ${name}`),
  )
  expect(missing).toEqual([])
})

test('no module imports from its right', () => {
  const wrong = [...imports].flatMap(([path, names]) =>
    names.filter((name) => place(name) > place(path)).map((name) => `${path} → ${name}`),
  )
  expect(wrong).toEqual([])
})

test('the parts of one backend are used by no other', () => {
  const own = (path: string): string | undefined => /^backends\/([^/]+)\//.exec(path)?.[1]
  const wrong = [...imports].flatMap(([path, names]) =>
    names.filter((name) => own(path) && own(name) && own(name) !== own(path)).map((name) => `${path} → ${name}`),
  )
  expect(wrong).toEqual([])
})

// `import type` is no part of a cycle: it is gone when the modules run.
test('no module imports itself, directly or indirectly', () => {
  const needs = new Map([...modules].map(([path, text]) => [path, importsOf(path, text, 'values')]))
  const done = new Set<string>()
  const cycles: string[] = []
  const walk = (path: string, above: readonly string[]): void => {
    if (above.includes(path)) cycles.push([...above.slice(above.indexOf(path)), path].join(' → '))
    if (done.has(path) || above.includes(path)) return
    for (const name of needs.get(path) ?? []) walk(name, [...above, path])
    done.add(path)
  }
  for (const path of needs.keys()) walk(path, [])
  expect(cycles).toEqual([])
})

test('only projects, the command line and scripts may import packages of Node.js', () => {
  const core = [...modules].filter(([path]) => !/^src\/(project|cli)\//.test(path))
  const wrong = core.flatMap(([path, text]) =>
    importsOf(path, text)
      .filter((name) => name.startsWith('node:'))
      .map((name) => `${path} → ${name}`),
  )
  expect(wrong).toEqual([])
})
