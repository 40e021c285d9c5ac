import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { finalizers } from '../../src/pipeline/finalizers/index.js'
import { postprocessing } from '../../src/pipeline/postprocessing/index.js'
import { functions } from '../../src/python/jinja/functions.js'
import { methodNames } from '../../src/python/jinja/methods.js'
import { filters } from '../../src/python/jinja/render.js'
import { pipelineShape, ruleShape } from '../../src/python/jinja/template-values.js'
import { tests } from '../../src/python/jinja/tests.js'

const page = readFileSync(new URL('../../docs/postprocessing.md', import.meta.url), 'utf8')

/** The words in backquotes of the table rows whose first cell begins with the text. */
const listed = (cell: string): readonly string[] =>
  page
    .split('\n')
    .filter((line) => line.startsWith(`| ${cell}`))
    .flatMap((line) => [...line.slice(2 + cell.length).matchAll(/`([^`]+)`/g)].map(([, word]) => String(word)))

const firstCells = (heading: string): readonly string[] =>
  [...(page.split(`## \`${heading}\``)[1]?.split('\n## ')[0] ?? '').matchAll(/^\| `(\w+)`/gm)].map(([, word]) =>
    String(word),
  )

test.each([
  ['`rule`', [...Object.keys(ruleShape ?? {}), ...Object.keys(ruleShape?.logsource ?? {})]],
  ['`pipeline`', Object.keys(pipelineShape ?? {})],
  ['filters', Object.keys(filters)],
  ['tests', Object.keys(tests)],
  ['functions', [...functions.keys()]],
  ['methods of', [...methodNames]],
])('the page lists all there is: %s', (cell, names) => {
  expect([...listed(cell)].sort()).toEqual([...names].sort())
})

test.each([
  ['postprocessing', postprocessing],
  ['finalizers', finalizers],
])('the page lists every kind of %s', (heading, kinds) => {
  expect(firstCells(heading)).toEqual(Object.keys(kinds))
})
