/** Law: the generated parsers read every text as Peggy's own parsers of the same grammars. */
import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import peggy from 'peggy'
import { expect } from 'vitest'
import { parse as parseCondition } from '../../grammar/condition.generated.js'
import type { Rejection } from '../../grammar/parts.js'
import { parse as parseTemplate } from '../../grammar/template.generated.js'
import { law } from './law.js'

const CONDITION = [
  ...['and', 'or', 'not', '1', 'all', 'any', 'of', 'them', 'sel', 'sel*', '(', ')', '(', ')', '|', ',', '&', '12x'],
  ...[
    'count',
    'count()',
    '(distinct f)',
    'near',
    'by',
    'min',
    'max',
    '(a b)',
    '>',
    '>=',
    '!=',
    '==',
    '5',
    '-1.5',
    '\n',
  ],
]
const TEMPLATE = [
  ...[
    '{{',
    '}}',
    '{%',
    '%}',
    '{%-',
    '-%}',
    '{#',
    '#}',
    'if',
    'else',
    'elif',
    'for',
    'in',
    'set',
    'with',
    'macro',
    'raw',
  ],
  ...['{% if a %}', '{% endif %}', '{% for x in y %}', '{% endfor %}', '{% set a %}', '{% endset %}', '{{ a }}', '\n'],
  ...[
    'a',
    'b',
    '.b',
    '[0]',
    '(',
    ')',
    '[',
    ']',
    '{',
    '}',
    ':',
    ',',
    '=',
    '==',
    '+',
    '-',
    '*',
    '**',
    '/',
    '//',
    '%',
    '~',
  ],
  ...['|', 'upper', 'is', 'not', 'and', 'or', '"x"', "'y\\n'", '"\\x41"', "'\\7'", "'\\q'", '1', '1.5', 'True', '(1,)'],
]

const place = (start: number, end: number) => ({ start, end })
const peggyCondition = peggyParser('condition')
const peggyTemplate = peggyParser('template')

law('conditions', [textOf(CONDITION), fc.integer({ min: 1, max: 4 })], (text, depth) => {
  expect(outcome(() => parseCondition(text, { place, depth }))).toEqual(
    outcome(() => peggyCondition.parse(text, { place, depth } as peggy.ParserOptions)),
  )
})

law('templates', [textOf(TEMPLATE), fc.boolean()], (text, isOutput) => {
  const template = isOutput ? `{{ ${text} }}` : text
  expect(outcome(() => parseTemplate(template))).toEqual(outcome(() => peggyTemplate.parse(template)))
})

/** Peggy's parsers know `options` and `range` only in the code that runs at the start of each call. */
function peggyParser(name: string): peggy.Parser {
  const grammar = readFileSync(new URL(`../../grammar/${name}.peggy`, import.meta.url), 'utf8')
  return peggy.generate(
    grammar
      .replace(/^\{ .* \}$/m, '')
      .replace(/^\{\{$/m, '{')
      .replace(/^\}\}$/m, '}'),
  )
}

function textOf(tokens: readonly string[]): fc.Arbitrary<string> {
  return fc
    .tuple(fc.array(fc.constantFrom(...tokens), { minLength: 1, maxLength: 12 }), fc.constantFrom(' ', ' ', ''))
    .map(([parts, blank]) => parts.join(blank))
}

/** Returns the tree, or the message of an action and its place, or the place and the names of an error. */
function outcome(parse: () => unknown): unknown {
  try {
    const tree = withoutSources(parse())
    const { expected, start, message, end } = tree as Rejection
    return expected === undefined ? tree : message === undefined ? { start, expected } : { message, start, end }
  } catch (problem) {
    const { message, location, expected } = problem as peggy.parser.SyntaxError
    const { start, end } = location
    return expected
      ? { start: start.offset, expected: namesOf(expected) }
      : { message, start: start.offset, end: end.offset }
  }
}

const namesOf = (expected: readonly peggy.parser.Expectation[]): readonly string[] => [
  ...new Set(expected.flatMap((one) => ('description' in one && one.description !== '' ? [one.description] : []))),
]

/** Peggy's spans have the name of the text. */
const withoutSources = (tree: unknown): unknown =>
  JSON.parse(JSON.stringify(tree, (key, value) => (key === 'source' ? undefined : value)))
