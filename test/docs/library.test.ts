import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { expect, test } from 'vitest'
import packageFile from '../../package.json' with { type: 'json' }

const guide = readFileSync(resolve(import.meta.dirname, '../../docs/library.md'), 'utf8')

test('the table of modules has every module of the package', () => {
  const rows = guide.split('\n').filter((line) => line.startsWith('| `sigmacast'))
  const named = new Set(rows.map((row) => /^\| `sigmacast(?:\/([^`/]+))?/.exec(row)?.[1] ?? ''))
  const modules = Object.keys(packageFile.exports).filter((path) => !path.endsWith('.json'))
  expect(modules.map((path) => path.split('/')[1] ?? '').filter((name) => !named.has(name))).toEqual([])
})
