import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { expect, test } from 'vitest'
import packageFile from '../../package.json' with { type: 'json' }

const guide = readFileSync(resolve(import.meta.dirname, '../../docs/library.md'), 'utf8')

/** The modules of the table. A name without a path stands for a module beside the first one of its row. */
const named = guide.split('\n').flatMap((line) => {
  const [, cell = ''] = /^\| (`sigmacast.*?) \|/.exec(line) ?? []
  const [first, ...others] = [...cell.matchAll(/`([^`]+)`/g)].map(([, name = '']) => name)
  return first === undefined ? [] : [first, ...others.map((name) => first.replace(/[^/]+$/, name))]
})

const modules = Object.keys(packageFile.exports)
  .map((path) => path.replace('.', 'sigmacast'))
  .filter((name) => name !== 'sigmacast/package.json')

/** True if a row is about a module. `<platform>` stands for each platform. */
const isAbout = (row: string, module: string): boolean =>
  row.includes('<') ? module.replace(/(?<=backends\/)[^/]+/, '<platform>') === row : row === module

test('the table of modules has every module of the package', () => {
  expect(modules.filter((module) => !named.some((row) => isAbout(row, module)))).toEqual([])
})

test('the table of modules names no other module', () => {
  expect(named.filter((row) => !modules.some((module) => isAbout(row, module)))).toEqual([])
})
