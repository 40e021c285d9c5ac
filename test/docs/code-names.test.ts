import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path/posix'
import { expect, test } from 'vitest'
import { modules, modulesIn, sources } from '../structure/sources.js'
import { pages, root } from './pages.js'

/** The pages for contributors, without their blocks of code, which other tests compile. */
const texts = ['CONTRIBUTING.md', ...pages.map(({ name }) => name)]
  .filter((name) => /^(?:CONTRIBUTING|docs\/(?:architecture|adding-|decisions\/))/.test(name))
  .map((name) => ({ name, text: readFileSync(join(root, name), 'utf8').replaceAll(/^```.*?^```$/gms, '') }))

const files = new Map([...sources, ...modulesIn('scripts'), ...modulesIn('test'), ...modulesIn('site')])
const words = new Set([...files.values()].flatMap((text) => text.match(/[A-Za-z]\w*/g) ?? []))

/** Lists the matches on all pages for which the test is true, each with its page. */
const found = (pattern: RegExp, isWrong: (groups: readonly string[], page: string) => boolean): readonly string[] =>
  texts.flatMap(({ name, text }) =>
    [...text.matchAll(pattern)].filter(([, ...groups]) => isWrong(groups, name)).map(([whole]) => `${name}: ${whole}`),
  )

test('pages link names to the files that have them', () => {
  const isWrong = ([word = '', target = '']: readonly string[], page: string): boolean =>
    !new RegExp(`\\b${word}\\b`).test(files.get(join(dirname(page), target)) ?? '')
  expect(found(/\[`(\w+)`\]\(([^)#]+\.tsx?)\)/g, isWrong)).toEqual([])
})

test('pages name properties that their types have', () => {
  const isWrong = ([type = '', property = '']: readonly string[]): boolean => {
    const declaring = [...modules.values()].filter((file) => new RegExp(`\\b(?:interface|type) ${type}\\b`).test(file))
    return declaring.length > 0 && !declaring.some((file) => new RegExp(`\\b${property}\\??[(:]`).test(file))
  }
  expect(found(/`([A-Z]\w+)\.([a-z]\w+)`/g, isWrong)).toEqual([])
})

test('pages mention only functions and types of the code', () => {
  expect(found(/`([A-Za-z]+[a-z][A-Z]\w*)(?:\(.*?\))?`/g, ([word = '']) => !words.has(word))).toEqual([])
})

test('the table of folders in docs/architecture.md names files to start at', () => {
  const [, table = ''] =
    texts.find(({ name }) => name === 'docs/architecture.md')?.text.split('| folder | gives |') ?? []
  const rows = [...table.matchAll(/^\| `([\w/]+)\/` \|.*\| ([^|]+) \|$/gm)]
  expect(rows.length).toBeGreaterThan(15)
  const paths = rows.flatMap(([, folder = '', names = '']) =>
    [...names.matchAll(/`([^`]+)`/g)].map(([, file = '']) => join(folder, file)),
  )
  expect(paths.filter((path) => !existsSync(join(root, path)))).toEqual([])
})
