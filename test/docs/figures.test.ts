// The README repeats figures of a generated page, and the formats of the targets.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { backends } from '../../backends/index.js'
import { root } from './pages.js'

const rowsOf = (page: string, heading: string): readonly (readonly string[])[] => {
  const section = readFileSync(join(root, page), 'utf8').split(`## ${heading}\n`)[1]?.split('\n## ')[0] ?? ''
  return [...section.matchAll(/^\| (.+) \|$/gm)].map(([, cells = '']) => cells.split(' | ')).slice(2)
}

test('the README has the figures of docs/support-corpus.md', () => {
  const shown = rowsOf('README.md', 'Which target for which data').map(([target = '', ...cells]) => [
    backends.get(target.replaceAll('`', ''))?.title.replaceAll('|', '\\|'),
    ...cells,
  ])
  const counted = rowsOf('docs/support-corpus.md', 'With pipelines')
  expect(counted).toHaveLength(6)
  expect([...shown].sort()).toEqual([...counted].sort())
})

test('the README lists the formats of each target', () => {
  const names = (cell: string): readonly string[] => [...cell.matchAll(/`([^`]+)`/g)].map(([, name = '']) => name)
  const listed = rowsOf('README.md', 'Formats').flatMap(([, targets = '', formats = '']) =>
    names(targets).map((target) => ({ target, formats: names(formats).toSorted() })),
  )
  const known = [...backends.values()].map(({ name, formats }) => ({
    target: name,
    formats: formats.flatMap((format) => (/^(?:query|json)$/.test(format.name) ? [] : format.name)).toSorted(),
  }))
  const byTarget = (a: { target: string }, b: { target: string }): number => (a.target < b.target ? -1 : 1)
  expect(listed.toSorted(byTarget)).toEqual(known.toSorted(byTarget))
})
