import { expect, test } from 'vitest'
import { complete } from '../../site/playground/complete/complete.js'
import { conditionTokens } from '../../site/playground/complete/condition-tokens.js'
import { loadPipelineData, loadRuleData } from '../../site/playground/complete/load-data.js'

/** The suggestions at the bar in a text. */
async function suggestionsIn(marked: string, load = loadRuleData): Promise<readonly string[]> {
  const offset = marked.indexOf('¦')
  const text = marked.replace('¦', '')
  const found = complete(text, offset, await load())
  return (found?.suggestions ?? []).map(({ text: name, insert }) =>
    text.slice(0, found?.from) + insert === text.slice(0, offset) ? `${name}!` : name,
  )
}

const rows: readonly (readonly [what: string, text: string, some: readonly string[], none: readonly string[]])[] = [
  ['keys of a rule', '¦', ['title', 'logsource', 'detection'], ['product']],
  ['keys of a rule after others', 'title: a\nlev¦', ['level'], []],
  ['keys of a section', 'logsource:\n    ¦', ['product', 'category', 'service'], ['title']],
  ['keys of a later document', 'title: a\n---\ncorrelation:\n    ¦', ['timespan', 'group-by'], ['product']],
  ['listed values', 'status: ¦', ['stable', 'test'], []],
  ['values of a nested key', 'correlation:\n    type: ¦', ['event_count'], []],
  ['keys in a list', 'related:\n    - ¦', ['id', 'type'], ['title']],
  ['values in a list', 'related:\n    - id: x\n      type: ¦', ['derived'], []],
  ['log sources', 'logsource:\n    product: ¦', ['windows', 'linux'], []],
  ['log sources that fit', 'logsource:\n    product: linux\n    category: ¦', ['process_creation'], ['ps_script']],
  [
    'fields of the log source',
    'logsource:\n    product: windows\n    category: process_creation\ndetection:\n    selection:\n        ¦\n',
    ['CommandLine', 'Image'],
    ['QueryName'],
  ],
  [
    'fields in a list of maps',
    'logsource:\n    category: dns_query\n    product: windows\ndetection:\n    s:\n        - ¦',
    ['QueryName'],
    [],
  ],
  ['modifiers', 'detection:\n    selection:\n        Image|¦', ['endswith', 'contains'], ['title']],
  ['a further modifier', 'detection:\n    selection:\n        Image|contains|a¦', ['all'], []],
  ['no modifiers elsewhere', 'title|¦', [], ['endswith']],
  [
    'words of a condition',
    'detection:\n    one:\n        a: 1\n    filter_x:\n        b: 1\n    condition: one and ¦\n',
    ['one', 'filter_x', 'and', '1 of'],
    ['a', 'b', 'condition'],
  ],
  [
    'words of the condition of this document',
    'detection:\n    other: {a: 1}\n---\ndetection:\n    one: {a: 1}\n    condition: ¦',
    ['one'],
    ['other'],
  ],
]

test.each(rows)('suggests %s', async (_, text, some, none) => {
  const suggestions = await suggestionsIn(text)
  expect(some.filter((name) => !suggestions.includes(name))).toEqual([])
  expect(none.filter((name) => suggestions.includes(name))).toEqual([])
})

test('suggests the keys and the types of steps of pipelines', async () => {
  expect(await suggestionsIn('¦', loadPipelineData)).toContain('transformations')
  const types = await suggestionsIn('transformations:\n    - type: ¦', loadPipelineData)
  expect(types).toContain('field_name_mapping')
  expect(await suggestionsIn('transformations:\n    - id: x\n      ¦', loadPipelineData)).toContain('type')
})

test('a suggestion replaces the word before the cursor', async () => {
  const text = 'title: a\nlogs'
  const found = complete(text, text.length, await loadRuleData())
  const { insert } = found!.suggestions.find(({ text: name }) => name === 'logsource')!
  expect(text.slice(0, found?.from) + insert).toBe('title: a\nlogsource: ')
})

const kinds = { operator: 'o', quantifier: 'q', selection: 's', bracket: 'b' } as const

test.each([
  ['    condition: a and not 1 of b_*', 'a/s and/o not/o 1/q of/q b_*/s'],
  ["    condition: 'a or (b)'", 'a/s or/o (/b b/s )/b'],
  ['    condition: a # and b', 'a/s'],
  ['    condition:\n        - a\n        - all of them\nlevel: low', 'a/s all/q of/q them/q'],
  ['    condition: >\n        a\n        and b\n    other: c', 'a/s and/o b/s'],
  ['    condition:\n        gte: 10', ''],
  ['condition: a', ''],
  ['    conditions: a', ''],
])('reads the words of %j', (text, words) => {
  const tokens = conditionTokens(text, 100)
  expect(tokens.map(({ from, to, kind }) => `${text.slice(from - 100, to - 100)}/${kinds[kind]}`).join(' ')).toBe(words)
})
