/** Law: the reader of simple YAML returns what the parser of all YAML returns, or nothing. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { buildDocuments, type YamlDocument } from '../../src/rule/yaml/build-documents.js'
import { parseEvents } from '../../src/rule/yaml/events.generated.js'
import { readSimpleYaml } from '../../src/rule/yaml/read-simple-yaml.js'
import { limitsOf } from '../../src/text/limits.js'
import { brokenRule, tokenSoup } from './arbitraries/broken-texts.js'
import { anyText } from './arbitraries/texts.js'
import { yamlLayout } from './arbitraries/yaml-layouts.js'
import { law } from './law.js'

const INDENTS = ['', '', '  ', '   ', '    ']
const LEADS = ['', '', '- ', '-   ', '- - ']
const KEYS = ['a: ', 'b:', 'c : ', '', 'd:  ', 'e:\n', '<<: ', "'f': ", '---', '...', '# ']
const VALUES = [
  '',
  'x',
  "'y'",
  '"z"',
  "'it''s'",
  '|',
  '|+',
  '>-',
  '>  ',
  '# c',
  'x # c',
  "'q'# c",
  'u  v ',
  'a:b',
  '-x',
]
const ODD_VALUES = [
  'a: b',
  '&a x',
  '*a',
  '!t x',
  '"\\n"',
  "'",
  '[x]',
  '{}',
  '{{ x }}',
  '~',
  '-1',
  'true',
  '%x',
  '\t',
  'é',
  '😀',
]
const BREAKS = ['\n', '\n', '\n', '\n\n', ' \n', '\n   \n', '']

const line = fc
  .tuple(
    ...[INDENTS, LEADS, KEYS, [...VALUES, ...VALUES, ...ODD_VALUES], BREAKS].map((parts) => fc.constantFrom(...parts)),
  )
  .map((parts) => parts.join(''))
const lines = fc.array(line, { minLength: 1, maxLength: 12 }).map((parts) => parts.join(''))
const ruleLine = fc
  .tuple(
    ...[['', '', '  ', '  - ', '    '], ['a', 'b', 'c', 'd'], [': '], [...VALUES]].map((parts) =>
      fc.constantFrom(...parts),
    ),
  )
  .map((parts) => `${parts.join('')}\n`)
const ruleLines = fc.array(ruleLine, { minLength: 1, maxLength: 8 }).map((parts) => parts.join(''))

law('a layout of people', [yamlLayout], agrees)
law('a shipped rule after some accidents', [brokenRule], agrees)
law('tokens in any order', [fc.oneof(tokenSoup, anyText)], agrees)
law('lines of any kind', [lines], agrees)
law('lines of simple maps and lists', [ruleLines], agrees)
law('any limit of depth', [ruleLines, fc.integer({ min: 1, max: 8 })], agrees)

function agrees(text: string, depth = 64): void {
  const simple = readSimpleYaml({ name: 'any.yml', text }, limitsOf({ 'yaml-depth': depth }))
  if (simple !== undefined) expect(simple).toStrictEqual(read(text, depth))
}

function read(text: string, depth: number): readonly YamlDocument[] {
  const limits = limitsOf({ 'yaml-depth': depth })
  return buildDocuments(parseEvents(text, { maxDepth: depth }), { name: 'any.yml', text }, limits, (found) => found)
}

const SIMPLE = [
  'a: b',
  '# c\n\na: b # c\n',
  '---\na: b\n---\nc: d\n',
  'a:\nb:   # c\nc: 1\n',
  'a:\n  b: x\n  c:\n    - x\n    - y z\n',
  'a:\n- x: 1\n  y: 2\n- -z\nb: c',
  "a: 'it''s'\nb: \"x\" # c\nc: x:y#z  \n",
  'a: |\n\n  x\n   y\n\n# c\nb: >-\n    x\n    y\n',
]

test.each(SIMPLE)('%j is simple', (text) => {
  expect(readSimpleYaml({ name: 'any.yml', text }, limitsOf())).toStrictEqual(read(text, 64))
})

const OTHERS = [
  '',
  'text',
  '- a',
  ' a: b',
  'a: b\r\n',
  'a:\tb',
  'a: b\n  c',
  'a: b\n c: d',
  'a: b\na: c',
  'a: [b]',
  'a: &b c',
  'a: "\\x41"',
  "a: 'b\n  c'",
  '<<: b',
  "'a': b",
  '- - a',
  'a: |2\n   b',
  'a: |\n  b\n   ',
  'a: b\n...\n',
  '... a: b',
  '--- # c\na: b',
  ' ---\na: b',
  'a: 😀',
]

test.each(OTHERS)('%j is not simple', (text) => {
  expect(readSimpleYaml({ name: 'any.yml', text }, limitsOf())).toBeUndefined()
})
