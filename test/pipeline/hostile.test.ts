import { describe, expect, test } from 'vitest'
import { splunk } from '../../backends/splunk/index.js'
import { convertRule, finalizeQueries, parsePipeline, parseRules } from '../../src/index.js'
import { templates } from '../../src/templates.js'
import { placed } from '../diagnostics/placed.js'

// Pipelines that no author writes. Nothing throws, and a limit stops unbounded growth.

const RULE = `title: t
logsource: { product: windows }
detection:
  s:
    Image: foo
  condition: s
`

/** The diagnostics of the pipeline, and of the rule with it. */
function outcome(text: string): readonly string[] {
  const { pipeline, diagnostics } = parsePipeline({ name: 'pipeline.yml', text }, { templates })
  const [document] = parseRules({ name: 'rule.yml', text: RULE })
  if (pipeline === undefined || document?.rule === undefined) return diagnostics.map(placed)
  const { query, diagnostics: found } = convertRule(document.rule, splunk, {
    pipelines: [pipeline],
    unmapped: 'ignore',
    limits: { 'processed-values': 4_000 },
  })
  return [...diagnostics, ...found].map(placed).concat(query === null ? [] : (finalized(query, pipeline) ?? []))
}

const finalized = (query: string, pipeline: Parameters<typeof finalizeQueries>[1][number]) =>
  finalizeQueries([query], [pipeline])?.diagnostics.map(placed)

/** The same entry 40 times: a number that doubles with each becomes a million millions. */
const forty = (list: string, entry: string): string => `${list}:\n${`  - ${entry}\n`.repeat(40)}`

/** A replacement for one character with which few steps exceed a limit. */
const many = 'o'.repeat(64)

describe('40 steps that', () => {
  const rows: readonly (readonly [what: string, text: string, found: readonly string[]])[] = [
    [
      'give a field its name twice',
      forty('transformations', '{ type: field_name_mapping, mapping: { Image: [Image, Image] } }'),
      ['5:5 error too-many-values'],
    ],
    [
      'give a text twice',
      forty('transformations', '{ type: map_string, mapping: { foo: [foo, foo] } }'),
      ['5:5 error too-many-values'],
    ],
    [
      'multiply a character of a value',
      forty('transformations', `{ type: replace_string, regex: o, replacement: ${many} }`),
      ['5:5 error text-too-long'],
    ],
    [
      'multiply a character of a part of a value',
      forty('transformations', `{ type: replace_string, regex: o, replacement: ${many}, skip_special: true }`),
      ['5:5 error text-too-long'],
    ],
    [
      'multiply a character of the query',
      forty('postprocessing', `{ type: replace, pattern: o, replacement: ${many} }`),
      ['3:1 error text-too-long'],
    ],
    [
      'put the query into JSON twice',
      forty('postprocessing', `{ type: json, json_template: '["%QUERY%", "%QUERY%"]' }`),
      ['3:1 error text-too-long'],
    ],
    [
      'put the query into JSON as a text',
      forty('postprocessing', `{ type: json, json_template: '["%QUERY%"]' }`),
      ['3:1 error text-too-long'],
    ],
    [
      'add a long text to the queries',
      forty('finalizers', '{ type: concat, prefix: *long }').replace('*long', `&long ${'x'.repeat(4 * 1024 * 1024)}`),
      ['33:13 error text-too-long'],
    ],
  ]
  test.each(rows)('rejects %s', (_, text, found) => {
    expect(outcome(text)).toEqual(found)
  })
})
