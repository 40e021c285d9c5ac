import { expect, test } from 'vitest'
import type { QuerySpan } from '../../src/backend.js'
import { type Files, invoke, rule } from './invoke.js'

const files: Files = {
  'one.yml': rule('One', '{f: 1, g|cidr: 10.0.0.0/8, h|cased: x}'),
  'typo.yml': rule('Typo', 'f|startwith: a'),
  'filter.yml':
    'title: Not two\nlogsource: {category: test}\nfilter:\n  rules: any\n  two: {f: 2}\n  condition: not two\n',
  'names.yml': [
    'name: names',
    'transformations:',
    '  - {id: first, type: field_name_mapping, mapping: {f: [x, y]}, confidence: seen}',
    '  - {type: field_name_mapping, mapping: {nowhere: z, h: h}, confidence: documented}',
    '  - {type: set_state, key: index, val: logs}',
    '  - {id: last, type: change_logsource, product: p}',
    '  - {id: refuse all, type: drop_detection_item, rule_conditions: [{type: logsource, product: q}]}',
  ].join('\n'),
}

test('text', async () => {
  expect(await invoke('explain one.yml -t plain -p names.yml', { files })).toEqual({
    code: 0,
    stderr: '',
    stdout: `One → Plain

the rule
  f: 1 and g|cidr: 10.0.0.0/8 and h|cased: "x"

first (field_name_mapping, names, line 3, seen)
  - f: 1
  + x: 1
  + y: 1

field_name_mapping 2 (field_name_mapping, names, line 4, documented)
  = h|cased: "x"

set_state 3 (set_state, names, line 5)
  state
  - {}
  + {"index":"logs"}

last (change_logsource, names, line 6)
  log source
  - {"category":"test"}
  + {"product":"p"}

the query: wider
  (x=1 OR y=1) AND g=* AND h="x"
  assumes: letter-case
  widens g|cidr: 10.0.0.0/8: it knows no networks
  does not check: g|cidr: 10.0.0.0/8

`,
  })
})

test('with `--first-of` shows the first exact conversion, or the first with a query', async () => {
  const more = {
    ...files,
    'text.yml': rule('Text', '{f: a, g|cased: b}'),
    'net.yml': rule('Net', 'g|cidr: 10.0.0.0/8'),
  }
  const titles = async (args: string) => {
    const { code, stdout } = await invoke(`explain ${args}`, { files: more })
    return [code, ...stdout.split('\n').filter((line) => line.includes(' → '))]
  }
  expect(await titles('text.yml net.yml --first-of mini,plain')).toEqual([0, 'Net → Mini', 'Text → Plain'])
  expect(await titles('text.yml -t mini,plain')).toEqual([1, 'Text → Mini', 'Text → Plain'])
})

test('shows a filter in the rules that it applies to', async () => {
  const { code, stdout } = await invoke('explain one.yml filter.yml -t plain', { files })
  expect({ code, shown: stdout.split('\n').filter((line) => /→|^ {2}f: 1/.test(line)) }).toEqual({
    code: 0,
    shown: ['One → Plain', '  f: 1 and g|cidr: 10.0.0.0/8 and h|cased: "x" and not f: 2'],
  })
})

test('shows a first-seen rule like any other', async () => {
  const fresh = { 'new.yml': rule('New', 'f: 1', 'sigmacast: {first-seen: {fields: [u], timespan: 14d}}\n') }
  const { stdout } = await invoke('explain new.yml -t plain -p names.yml', { files: { ...files, ...fresh } })
  expect(stdout.split('\n').filter((line) => /^\S/.test(line))).toEqual([
    'New → Plain',
    'the rule',
    'first (field_name_mapping, names, line 3, seen)',
    'set_state 3 (set_state, names, line 5)',
    'last (change_logsource, names, line 6)',
    'the query: none',
  ])
})

test('says which condition of the rule implies what a pipeline adds', async () => {
  const adding = `name: events
transformations:
    - { type: add_condition, conditions: { kind: [start, end] }, id: kinds }
`
  const { stdout } = await invoke('explain one.yml -t plain -p events.yml', {
    files: { 'one.yml': rule('One', 'kind: end'), 'events.yml': adding },
  })
  expect(stdout.split('the query: ')[1]?.split('\n')).toEqual([
    'exact',
    '  kind="end"',
    '  omits kind: "start" or kind: "end": kind: "end" implies it',
    '',
    '',
  ])
})

test('json', async () => {
  const { code, stdout } = await invoke('explain one.yml -t plain -p names.yml --json', { files })
  const { steps, stages, query, fidelity } = JSON.parse(stdout)
  expect({ code, steps: steps.slice(0, 1), stages, query, fidelity }).toEqual({
    code: 0,
    steps: [
      {
        id: 'first',
        kind: 'field_name_mapping',
        pipeline: 'names',
        confidence: 'seen',
        file: 'names.yml',
        line: 3,
        column: 23,
        endLine: 3,
        endColumn: 41,
        changes: [{ what: 'items', before: ['f: 1'], after: ['x: 1', 'y: 1'] }],
      },
    ],
    stages: [
      {
        dialect: 'Plain',
        query: '(x=1 OR y=1) AND g=* AND h="x"',
        spans: [
          { predicate: 1, start: 1, end: 4 },
          { predicate: 1, start: 8, end: 11 },
          { predicate: 2, start: 17, end: 20 },
          { predicate: 3, start: 25, end: 30 },
        ],
        assumptions: ['letter-case'],
        losses: [{ predicate: 'g|cidr: 10.0.0.0/8', number: 2, because: 'it knows no networks', effect: 'widened' }],
        implied: [],
        residual: 'g|cidr: 10.0.0.0/8',
      },
    ],
    query: '(x=1 OR y=1) AND g=* AND h="x"',
    fidelity: 'wider',
  })
})

test('json has the numbers, places and spans of predicates', async () => {
  const { stdout } = await invoke('explain one.yml -t plain -p names.yml --json', { files })
  const { predicates, conditions, spans, residualTree, query } = JSON.parse(stdout)
  expect(predicates).toEqual(
    [
      { number: 1, text: 'f: 1', column: 9, start: 71, width: 1 },
      { number: 2, text: 'g|cidr: 10.0.0.0/8', column: 20, start: 82, width: 10 },
      { number: 3, text: 'h|cased: "x"', column: 41, start: 103, width: 1 },
    ].map(({ number, text, column, start, width }) => ({
      ...{ number, text, file: 'one.yml', line: 5, column, endLine: 5, endColumn: column + width },
      ...{ start, end: start + width, addedBy: null },
    })),
  )
  const [x, y, g, h] = [
    { predicate: 1, text: 'x: 1' },
    { predicate: 1, text: 'y: 1' },
    { predicate: 2, text: 'g|cidr: 10.0.0.0/8' },
    { predicate: 3, text: 'h|cased: "x"' },
  ].map((leaf) => ({ kind: 'leaf', leaf }))
  expect(conditions).toEqual([{ rule: 'One', tree: { kind: 'and', args: [{ kind: 'or', args: [x, y] }, g, h] } }])
  expect(residualTree).toEqual(g)
  expect(spans.map(({ predicate, start, end }: QuerySpan) => [predicate, query.slice(start, end)])).toEqual([
    [1, 'x=1'],
    [1, 'y=1'],
    [2, 'g=*'],
    [3, 'h="x"'],
  ])
})

test('explains a rule with errors as far as possible, and reports the error', async () => {
  const { code, stdout, stderr } = await invoke('explain typo.yml -t plain', { files })
  expect({ code, stdout, stderr: stderr.split('\n')[0] }).toEqual({
    code: 1,
    stdout: 'Typo → Plain\n\nthe query: none\n\n',
    stderr: 'typo.yml:5:7 error unknown-modifier: `startwith` is not a modifier',
  })
})

test('wraps everything but queries to the width of a terminal', async () => {
  const values = ['first', 'second', 'third'].map((word) => `the ${word} value`)
  const { stdout } = await invoke('explain long.yml -t plain -p names.yml', {
    files: { ...files, 'long.yml': rule('A title that is longer than a row', `{f: [${values.join(', ')}]}`) },
    terminals: ['stdout'],
    env: { NO_COLOR: '1' },
    columns: 30,
  })
  expect(stdout).toBe(`A title that is longer than a
   row → Plain

the rule
  f: "the first value" or f:
    "the second value" or f:
    "the third value"

first (field_name_mapping,
   names, line 3, seen)
  - f: "the first value" or f:
    "the second value" or f:
    "the third value"
  + x: "the first value" or x:
    "the second value" or x:
    "the third value"
  + y: "the first value" or y:
    "the second value" or y:
    "the third value"

set_state 3 (set_state, names,
   line 5)
  state
  - {}
  + {"index":"logs"}

last (change_logsource, names,
   line 6)
  log source
  - {"category":"test"}
  + {"product":"p"}

the query: exact
  x="the first value" OR x="the second value" OR x="the third value" OR y="the first value" OR y="the second value" OR y="the third value"

`)
})
