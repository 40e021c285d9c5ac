import { expect, test } from 'vitest'
import type { SearchData, SearchRule, SearchValues } from '../../src/site/catalog/search/search-data.js'
import { compileQuery, parseQuery } from '../../src/site/client/search/query.js'

const ruleOf = (title: string, verdicts: string): SearchRule => [
  title,
  title,
  '',
  0,
  0,
  0,
  0,
  [],
  [],
  [],
  [0, 1],
  verdicts,
]

const data: SearchData = {
  columns: ['splunk', 'prod-kql'],
  logsources: ['windows'],
  products: ['windows'],
  tactics: [],
  techniques: [],
  authors: [],
  fields: ['Image', 'User'],
  levels: ['high'],
  statuses: ['test'],
  rules: [ruleOf('one', 'ee'), ruleOf('two', 'ew'), ruleOf('three', '-E')],
}

const values: SearchValues = {
  kinds: ['eq', 'contains'],
  rules: [
    [
      [0, 0, 'cmd.exe', 'pwsh.exe'],
      [1, 1, 'admin'],
    ],
    [
      [0, 1, 'cmd.exe'],
      [0, 0, 'other.exe'],
    ],
    [[1, 0, 'cmd.exe', '']],
  ],
}

const found = (text: string, chosen: Readonly<Record<string, readonly string[]>> = {}): readonly string[] => {
  const matches = compileQuery(parseQuery(text, new Map(Object.entries(chosen)), data.columns), data, values)
  return data.rules.filter(matches).map(([title]) => title)
}

test.each([
  ['cmd.exe', ['one', 'two', 'three']],
  ['cmd.exe admin', ['one']],
  ['"pwsh.exe"', ['one']],
  ['field:Image value:cmd.exe', ['one', 'two']],
  ['kind:eq value:cmd.exe', ['one', 'three']],
  ['field:Image kind:eq value:cmd.exe', ['one']],
  ['field:image kind:EQ value:CMD.EXE', ['one']],
  ['kind:contains', ['one', 'two']],
  ['value:""', ['three']],
  ['splunk:exact', ['one', 'two']],
  ['prod-kql:wider', ['two']],
  ['prod-kql:exact splunk:exact', ['one']],
  ['splunk:none', []],
  ['https://cmd.exe', []],
])('%s finds %j', (text, expected) => {
  expect(found(text)).toEqual(expected)
})

test('chosen values of a facet are alternatives', () => {
  expect(found('', { value: ['pwsh.exe', 'other.exe'] })).toEqual(['one', 'two'])
})
