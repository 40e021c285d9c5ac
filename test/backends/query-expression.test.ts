import { expect, test } from 'vitest'
import { backends } from '../../backends/index.js'
import { queryExpression } from '../../src/backend.js'
import { convertRule, parsePipeline, parseRules } from '../../src/index.js'

const span = { start: 0, end: 0 }

test.each([
  ['{field} IN list', '(f IN list)'],
  ['[| inputlookup x | fields {field}]', '[| inputlookup x | fields f]'],
  ['({field} or x)', '(f or x)'],
  ['(a) or (b)', '((a) or (b))'],
  ['("(") or (x ")")', '(("(") or (x ")"))'],
  ['{{"terms": {field}}}', '({"terms": f})'],
  [' lookup ', '(lookup)'],
])('%s is an atom: %s', (text, atom) => {
  expect(queryExpression({ kind: 'expression', field: 'f', text, span, item: span }, 'f')).toBe(atom)
})

const pipeline = parsePipeline({
  name: 'pipeline.yml',
  text: `transformations:
  - { type: query_expression_placeholders, expression: '{field} in {id}' }`,
}).pipeline
const [document] = parseRules({
  name: 'rule.yml',
  text: `title: t
logsource: {}
detection:
  s: { client_id|expand: '%users%', type: x }
  f: { client_id|expand: '%admins%' }
  condition: s and not f`,
})

test.each([
  ['auth0', '(client_id in users) AND type:"x" AND NOT (client_id in admins)'],
  ['eql', 'any where (client_id in users) and type : "x" and not (client_id != null and (client_id in admins))'],
  [
    'esql',
    'FROM logs-* METADATA _id, _index, _version | WHERE (client_id in users) AND TO_LOWER(type) == "x" AND NOT COALESCE((client_id in admins), false)',
  ],
  ['kql', '(client_id in users) and type: "x" and not (client_id in admins)'],
  ['lucene', '(client_id in users) AND type:"x" AND NOT (client_id in admins)'],
  ['splunk', '(client_id in users) type="x" NOT (client_id in admins)'],
])('%s writes a query expression as it stands', (target, query) => {
  const backend = backends.get(target)
  if (document?.rule === undefined || pipeline === undefined || backend === undefined) throw new Error(target)
  expect(convertRule(document.rule, backend, { pipelines: [pipeline] }).query).toBe(query)
})
