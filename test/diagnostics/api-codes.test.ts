import { expect, test } from 'vitest'
import { leaf } from '../../src/backend.js'
import {
  compileMatcher,
  type Diagnostic,
  limitSpecs,
  lowerRule,
  parsePipeline,
  parseRules,
  readPipeline,
} from '../../src/index.js'
import { templates } from '../../src/templates.js'
import { placed } from './placed.js'

// Codes that need more than a small text.
const limit = limitSpecs['file-bytes'].default

test('reports a text of more than 16 MiB: file-too-large', () => {
  expect(said(`title: x\n#${'x'.repeat(limit)}`)).toEqual(['1:1 error file-too-large'])
})

test('reads a text of 16 MiB', () => {
  const head = 'title: x\n#'
  expect(said(`${head}${'x'.repeat(limit - head.length)}`)).toEqual(['1:1 error unknown-document'])
})

test.each([
  ['look-ahead', '(?=b)a', '6:11 error regex-not-matchable'],
  ['look-behind', '(?<!b)a', '6:11 error regex-not-matchable'],
  ['a back-reference', '(a)\\1', '6:11 error regex-not-matchable'],
  ['an atomic group', '(?>a)b', '6:11 error regex-not-matchable'],
  ['a possessive repetition', 'a++b', '6:11 error regex-not-matchable'],
])('the matcher does not run %s: regex-not-matchable', (_, regex, expected) => {
  const { matcher, diagnostics } = compiled(`
logsource: {}
title: x
detection:
  a:
    b|re: '${regex}'
    c: d
  condition: a`)
  expect({ matcher, diagnostics: diagnostics.map(placed) }).toEqual({ matcher: undefined, diagnostics: [expected] })
})

test('the matcher cannot evaluate a query expression: expression-not-matchable', () => {
  const span = { start: 2, end: 4 }
  const asked = leaf({ kind: 'expression' as const, field: 'a', text: '{field} IN list', span, item: span })
  const { matcher, diagnostics } = compileMatcher(asked, { name: 'rule.yml', text: 'a: b' })
  expect({ matcher, diagnostics: diagnostics.map(placed) }).toEqual({
    matcher: undefined,
    diagnostics: ['1:3 error expression-not-matchable'],
  })
})

test('a program without the languages of templates reports each template: templates-not-loaded', async () => {
  const text = `
postprocessing:
  - type: template
    template: '{{ query }}'
  - { type: simple_template, template: '{query}' }
finalizers:
  - { type: nested, finalizers: [{ type: template, template: '{{ queries }}' }] }
`
  const source = { name: 'pipeline.yml', text }
  expect(parsePipeline(source).diagnostics.map(placed)).toEqual([
    '4:15 error templates-not-loaded',
    '5:40 error templates-not-loaded',
    '7:62 error templates-not-loaded',
  ])
  for (const parsed of [parsePipeline(source, { templates }), await readPipeline(source)]) {
    expect([parsed.diagnostics, parsed.pipeline?.postprocessing.length]).toEqual([[], 2])
  }
})

test('a pipeline with and without templates has the same other mistakes', async () => {
  const text =
    "postprocessing: [{ type: template, template: '{{ nothing }}' }]\nfinalizers: [{ type: concat, separator: 1 }]\n"
  const source = { name: 'pipeline.yml', text }
  expect((await readPipeline(source)).diagnostics.map(String)).toEqual(
    parsePipeline(source, { templates }).diagnostics.map(String),
  )
})

const said = (text: string): string[] =>
  parseRules({ name: 'text', text }).flatMap(({ diagnostics }) => diagnostics.map(placed))

function compiled(text: string): { matcher: unknown; diagnostics: readonly Diagnostic[] } {
  const [document] = parseRules({ name: 'rule.yml', text })
  if (document?.rule?.kind !== 'detection') throw new Error(document?.diagnostics.join('\n'))
  const { detection } = lowerRule(document.rule)
  if (detection === undefined) throw new Error('the rule has no meaning')
  return compileMatcher(detection.expr, detection.source)
}
