import { describe, expect, test } from 'vitest'
import { toData } from '../../src/rule/yaml/data.js'
import type { YamlNode, YamlScalar } from '../../src/rule/yaml/node.js'
import { readYaml } from '../../src/rule/yaml/read-yaml.js'
import { spanWithin } from '../../src/rule/yaml/span-within.js'

const read = (text: string): YamlNode => {
  const [document] = readYaml({ name: 'x', text })
  expect(document?.diagnostics).toEqual([])
  if (document?.root === undefined) throw new Error('no root')
  return document.root
}
const scalar = (text: string): YamlScalar => {
  const root = read(text)
  const value = root.kind === 'mapping' ? root.entries[0]?.value : undefined
  if (value?.kind !== 'scalar') throw new Error('no scalar')
  return value
}

describe('a scalar', () => {
  test.each([
    ['text', 'text', 'text'],
    ["'text'", 'text', 'text'],
    ['"te\\x78t"', 'text', 'text'],
    ['7', 'number', '7'],
    ['-7', 'number', '-7'],
    ['1.50', 'number', '1.50'],
    ['0', 'number', '0'],
    ['-0', 'number', '-0'],
    ['9007199254740993', 'number', '9007199254740993'],
    ["'7'", 'text', '7'],
    ['!!str 7', 'text', '7'],
    ['+7', 'text', '+7'],
    ['.5', 'text', '.5'],
    ['5.', 'text', '5.'],
    ['007', 'text', '007'],
    ['0o17', 'text', '0o17'],
    ['0x1F', 'text', '0x1F'],
    ['0b1', 'text', '0b1'],
    ['1e3', 'text', '1e3'],
    ['1_000', 'text', '1_000'],
    ['12:30', 'text', '12:30'],
    ['.inf', 'text', '.inf'],
    ['.nan', 'text', '.nan'],
    ['2026-11-23', 'text', '2026-11-23'],
    ['true', 'boolean', 'true'],
    ['True', 'boolean', 'True'],
    ['FALSE', 'boolean', 'FALSE'],
    ['tRue', 'text', 'tRue'],
    ['yes', 'text', 'yes'],
    ['off', 'text', 'off'],
    ['y', 'text', 'y'],
    ['null', 'null', 'null'],
    ['~', 'null', '~'],
    ['NULL', 'null', 'NULL'],
    ['', 'null', ''],
    ["''", 'text', ''],
    ["'null'", 'text', 'null'],
    ['nil', 'text', 'nil'],
    ['=', 'text', '='],
    ['a # comment', 'text', 'a'],
    ['a#b', 'text', 'a#b'],
    ["'it''s'", 'text', "it's"],
    ['"a\\tb\\u00e9\\U0001F600\\\\\\""', 'text', 'a\tbé😀\\"'],
    ['|\n  a\n   b\n', 'text', 'a\n b\n'],
    ['>-\n  a\n  b\n\n  c\n', 'text', 'a b\nc'],
    ['a\n  b', 'text', 'a b'],
    ['"a\\\n  b"', 'text', 'ab'],
  ])('%j is of the type %s: %j', (text, type, decoded) => {
    const { kind, span, ...rest } = scalar(`k: ${text}`)
    expect(rest).toEqual({ type, text: decoded })
  })
})

describe('the span of a scalar', () => {
  test.each([
    ['k: abc', 'abc'],
    ['k: "a\\tb" # x', '"a\\tb"'],
    ["k: 'it''s'", "'it''s'"],
    ['k:   abc   ', 'abc'],
    ['k: |\n  a\n  b\nl: 1', '|\n  a\n  b'],
    ['k: >-  # folded\n  a\n\nl: 1', '>-  # folded\n  a'],
    ['k: &x abc\nl: *x', 'abc'],
    ['k: !!str abc', 'abc'],
    ['k: "a\n  b"', '"a\n  b"'],
    ['{k: abc}', 'abc'],
    ['{k: "abc", l: 1}', '"abc"'],
  ])('in %j is %j', (text, part) => {
    const { span } = scalar(text)
    expect(text.slice(span.start, span.end).trimEnd()).toBe(part)
  })
})

describe('the place of a word of the decoded text', () => {
  const rows: readonly (readonly [string, string])[] = [
    ['plain', 'a and needle or b'],
    ['single quotes', "'a and needle or b'"],
    ['single quotes with quotes', "'a''b ''and'' needle or b'"],
    ['double quotes', '"a and needle or b"'],
    ['double quotes with escapes', '"a\\x20and\\u0020\\U00000020\\"needle\\" \\t or b"'],
    ['double quotes over lines', '"a and\n    needle or\n    b"'],
    ['double quotes with an escaped line break', '"a and \\\n    needle or b"'],
    ['plain over lines', 'a and\n    needle\n    or b'],
    ['a folded block', '>\n    a and\n    needle or b\n'],
    ['a folded block with an indicator', '>2-\n    a and\n    needle or b\n'],
    ['a literal block', '|\n    a and\n      needle or b\n'],
    ['a folded block with blank lines', '>-\n    a and\n\n\n    needle or b\n'],
    ['a folded block with CRLF', '>-\r\n    a and\r\n    needle or b\r\n'],
    ['a folded block with a comment', '>- # about needles\n    a and\n    needle or b\n'],
    ['double quotes with an escape of its letters', '"a \\x6eeedle b"'],
  ]
  test.each(rows)('in %s', (name, value) => {
    const text = `k: ${value}`
    const found = scalar(text)
    const start = found.text.indexOf('needle')
    const span = spanWithin(text, found, start, start + 'needle'.length)
    expect(text.slice(span.start, span.end)).toBe(name.endsWith('its letters') ? '\\x6eeedle' : 'needle')
  })
})

describe('a merge key', () => {
  test.each([
    ['takes the entries of a map', 'a: &a {x: 1, y: 2}\nb:\n  <<: *a\n  z: 3', { x: 1, y: 2, z: 3 }],
    ['gives way to the entries of its own map', 'a: &a {x: 1, y: 2}\nb:\n  <<: *a\n  x: 3', { x: 3, y: 2 }],
    ['gives way wherever it stands', 'a: &a {x: 1}\nb:\n  x: 3\n  <<: *a', { x: 3 }],
    ['prefers the first of several maps', 'a: &a {x: 1}\nc: &c {x: 2, y: 2}\nb:\n  <<: [*a, *c]', { x: 1, y: 2 }],
    ['takes a map written in its place', 'b:\n  <<: {x: 1}\n  y: 2', { x: 1, y: 2 }],
    ['takes what a map has merged itself', 'a: &a {x: 1}\nc: &c {<<: *a, y: 2}\nb: {<<: *c}', { x: 1, y: 2 }],
    ['replaces a map, and does not go into it', 'a: &a {m: {x: 1}}\nb:\n  <<: *a\n  m: {y: 2}', { m: { y: 2 } }],
    ['is an ordinary key in quotes', "b:\n  '<<': x", { '<<': 'x' }],
  ])('%s', (_, text, expected) => {
    const root = read(text)
    const merged = root.kind === 'mapping' ? root.entries.find(({ key }) => key.text === 'b')?.value : undefined
    expect(merged && toData(merged)).toEqual(expected)
  })
})
