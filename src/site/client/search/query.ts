import type { SearchData, SearchRule, SearchValues } from '../../catalog/search/search-data.js'

/** What someone searches for. */
export interface SearchQuery {
  /** The words of the text field, in lower case. */
  readonly words: readonly string[]
  /** The chosen values by facet. Values of one facet are alternatives; every facet has to hold. */
  readonly facets: ReadonlyMap<string, readonly string[]>
}

/** The facets of an address. `verdict` has values such as `kql:wider`. */
export const FACETS: readonly string[] = [
  'product',
  'logsource',
  'level',
  'status',
  'tactic',
  'technique',
  'field',
  'kind',
  'value',
  'author',
  'verdict',
]

/** Splits a text into words; a part in quotes is one word. `facet:value` chooses a value of a facet. */
export function parseQuery(
  text: string,
  chosen: ReadonlyMap<string, readonly string[]>,
  columns: readonly string[],
): SearchQuery {
  const facets = new Map([...chosen].map(([name, values]) => [name, [...values]]))
  const words: string[] = []
  const add = (name: string, value: string): void => void facets.set(name, [...(facets.get(name) ?? []), value])
  for (const [, name, quoted, plain = ''] of text.matchAll(/(?:(\w+):)?(?:"([^"]*)"|(\S+))/g)) {
    const value = quoted ?? plain
    if (name !== undefined && FACETS.includes(name)) add(name, value)
    else if (name !== undefined && columns.includes(name)) add('verdict', `${name}:${value}`)
    else words.push(`${name === undefined ? '' : `${name}:`}${value}`.toLowerCase())
  }
  return { words, facets }
}

/** True if a query can only be answered with the values of the rules. */
export const needsValues = ({ words, facets }: SearchQuery): boolean =>
  words.length > 0 || facets.has('value') || facets.has('kind')

const LETTERS: Readonly<Record<string, string>> = { exact: 'e', wider: 'w', approximate: 'a', none: 'n' }

/** Returns a test for rules. Without the values of the rules, words are only sought elsewhere. */
export function compileQuery(
  { words, facets }: SearchQuery,
  data: SearchData,
  values: SearchValues | undefined,
): (rule: SearchRule, index: number) => boolean {
  const tests = [...facets].map(([name, wanted]) => facetTest(name, wanted, data, values, facets.get('field')))
  return (rule, index) => {
    if (!tests.every((test) => test(rule, index))) return false
    if (words.length === 0) return true
    const text = searchText(rule, data)
    return words.every((word) => text.includes(word) || hasValue(values?.rules[index], word))
  }
}

type Test = (rule: SearchRule, index: number) => boolean

function facetTest(
  name: string,
  wanted: readonly string[],
  data: SearchData,
  values: SearchValues | undefined,
  fields: readonly string[] | undefined,
): Test {
  const lower = wanted.map((value) => value.toLowerCase())
  const indexes = (list: readonly string[]): ReadonlySet<number> =>
    new Set(list.flatMap((item, index) => (lower.includes(item.toLowerCase()) ? [index] : [])))
  const one = (list: readonly string[], of: (rule: SearchRule) => number): Test => {
    const allowed = indexes(list)
    return (rule) => allowed.has(of(rule))
  }
  const some = (list: readonly string[], of: (rule: SearchRule) => readonly number[]): Test => {
    const allowed = indexes(list)
    return (rule) => of(rule).some((index) => allowed.has(index))
  }
  switch (name) {
    case 'product':
      return one(data.products, (rule) => rule[6])
    case 'logsource':
      return one(data.logsources, (rule) => rule[5])
    case 'level':
      return one(data.levels, (rule) => rule[3])
    case 'status':
      return one(data.statuses, (rule) => rule[4])
    case 'author':
      return some(data.authors, (rule) => rule[9])
    case 'field':
      return some(data.fields, (rule) => rule[10])
    case 'tactic':
      return tacticTest(lower, data)
    case 'technique':
      return techniqueTest(lower, data)
    case 'verdict':
      return verdictTest(wanted, data)
    default:
      return valueTest(name, lower, data, values, fields)
  }
}

const tacticTest = (lower: readonly string[], { tactics }: SearchData): Test => {
  const isWanted = tactics.map(([id, name]) => lower.includes(id.toLowerCase()) || lower.includes(name.toLowerCase()))
  return (rule) => rule[7].some((index) => isWanted[index] === true)
}

/** A technique also finds its subtechniques. */
const techniqueTest = (lower: readonly string[], { techniques }: SearchData): Test => {
  const isWanted = techniques.map(([id]) =>
    lower.some((value) => id.toLowerCase() === value || id.toLowerCase().startsWith(`${value}.`)),
  )
  return (rule) => rule[8].some((index) => isWanted[index] === true)
}

/** Verdicts of one column are alternatives; every column has to hold. */
function verdictTest(wanted: readonly string[], { columns }: SearchData): Test {
  const byColumn = new Map<number, string[]>()
  for (const value of wanted) {
    const [column = '', verdict = ''] = value.split(':')
    const index = columns.indexOf(column)
    byColumn.set(index, [...(byColumn.get(index) ?? []), LETTERS[verdict] ?? '?'])
  }
  return (rule) => [...byColumn].every(([column, letters]) => letters.includes((rule[11][column] ?? '-').toLowerCase()))
}

/** Tests values and kinds. With a field, the value has to be one of that field. */
function valueTest(
  name: string,
  lower: readonly string[],
  data: SearchData,
  values: SearchValues | undefined,
  fields: readonly string[] | undefined,
): Test {
  const isField = (index: number): boolean =>
    fields === undefined || fields.some((field) => field.toLowerCase() === data.fields[index]?.toLowerCase())
  return (_, index) =>
    values?.rules[index]?.some(([field, kind, ...texts]) => {
      if (!isField(field)) return false
      if (name === 'kind') return lower.includes(values.kinds[kind] ?? '')
      return texts.some((text) => lower.includes(text.toLowerCase()))
    }) === true
}

const hasValue = (rows: SearchValues['rules'][number] | undefined, word: string): boolean =>
  rows?.some(([, , ...texts]) => texts.some((text) => text.toLowerCase().includes(word))) === true

const texts = new WeakMap<SearchRule, string>()

/** The text of a rule in which words are sought, in lower case. */
function searchText(rule: SearchRule, data: SearchData): string {
  const known = texts.get(rule)
  if (known !== undefined) return known
  const [title, page, , level, status, logsource, , tactics, techniques, authors, fields] = rule
  const text = [
    title,
    page,
    data.levels[level],
    data.statuses[status],
    data.logsources[logsource],
    ...tactics.map((index) => data.tactics[index]?.[1]),
    ...techniques.flatMap((index) => data.techniques[index] ?? []),
    ...authors.map((index) => data.authors[index]),
    ...fields.map((index) => data.fields[index]),
  ]
    .join('\n')
    .toLowerCase()
  texts.set(rule, text)
  return text
}
