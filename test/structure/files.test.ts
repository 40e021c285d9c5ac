import { expect, test } from 'vitest'
import { modules, modulesIn, sources } from './sources.js'

const paths = [...sources.keys()]

/** The text without comments and without quoted texts. */
const code = (text: string): string =>
  text.replace(/\/\*[\s\S]*?\*\/|(?<![:'"`\\])\/\/[^\n]*|'(?:\\.|[^'\\\n])*'|"(?:\\.|[^"\\\n])*"/g, ' ')

const matching = (pattern: RegExp): string[] =>
  [...modules].filter(([, text]) => pattern.test(code(text))).map(([path]) => path)

test('no module has more than 250 lines', () => {
  const all = [...modules, ...modulesIn('scripts'), ...modulesIn('site')]
  expect(all.filter(([, text]) => text.split('\n').length > 251).map(([path]) => path)).toEqual([])
})

test('no line is far longer than the 120 columns of the formatter', () => {
  const long = [...modules]
    .filter(([, text]) => text.split('\n').some((line) => line.length > 160))
    .map(([path]) => path)
  expect(long).toEqual([])
})

test('every doc comment describes what follows it', () => {
  const all = [...modules, ...['scripts', 'site', 'test'].flatMap((folder) => [...modulesIn(folder)])]
  const loose = /^ *\/\*\*(?:(?!\*\/)[\s\S])*\*\/(?: *\n\n|\s*(?![\s\S]))/m
  expect(all.filter(([, text]) => loose.test(text)).map(([path]) => path)).toEqual([])
})

test('file names are lower-case words with dashes', () => {
  expect(paths.filter((path) => !/^[a-z0-9-]+(\/[a-z0-9-]+)*(\.(schema|options|d))?\.[a-z]+$/.test(path))).toEqual([])
})

test.each([
  ['any', /[:<,|(]\s*any\b(?!\s*[(:])|\bas any\b/],
  ['non-null assertions', /[\w)\]]!(?=[.;,)\]\s])(?!\s*==?)/],
  ['classes', /^\s*(?:export\s+)?(?:abstract\s+)?class\s/m],
  ['enums and namespaces', /^\s*(?:export\s+)?(?:const\s+)?(?:enum|namespace)\s+\w+/m],
  ['default exports', /^export default\b/m],
  ['star exports', /^export \*/m],
])('no module has %s', (name, pattern) => {
  expect({ [name]: matching(pattern) }).toEqual({ [name]: [] })
})
