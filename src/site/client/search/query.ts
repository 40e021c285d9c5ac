import { addValue } from '../../../text/add-value.js'
import {
  type SearchData,
  type SearchRule,
  type SearchValues,
  VERDICT_LETTERS,
} from '../../catalog/search/search-data.js'

/** A search: words, and values of facets. */
export interface SearchQuery {
  /** The words of the text field, in lower case. */
  readonly words: readonly string[]
  /** The chosen values by facet. Values of one facet are alternatives; every facet has to hold. */
  readonly facets: ReadonlyMap<string, readonly string[]>
}

/** The facets of an address. A verdict is written as `column:wider`. */
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
  for (const [, name, quoted, plain = ''] of text.matchAll(/(?:([^\s":]+):)?(?:"([^"]*)"|(\S+))/g)) {
    const value = quoted ?? plain
    if (name !== undefined && FACETS.includes(name)) addValue(facets, name, value)
    else if (name !== undefined && columns.includes(name)) addValue(facets, 'verdict', `${name}:${value}`)
    else words.push(`${name === undefined ? '' : `${name}:`}${value}`.toLowerCase())
  }
  return { words, facets }
}

/** True if a query can only be answered with the values of the rules. */
export const needsValues = ({ words, facets }: SearchQuery): boolean =>
  words.length > 0 || ABOUT_VALUES.some((name) => facets.has(name))

/** The facets that the values of rules answer. */
const ABOUT_VALUES: readonly string[] = ['kind', 'value']

/** Returns a test for rules. Without the values of the rules, words are only sought elsewhere. */
export function compileQuery(
  { words, facets }: SearchQuery,
  data: SearchData,
  values: SearchValues | undefined,
): (rule: SearchRule, index: number) => boolean {
  const tests = [...facets]
    .filter(([name]) => !ABOUT_VALUES.includes(name))
    .map(([name, wanted]) => facetTest(name, wanted, data))
  if (ABOUT_VALUES.some((name) => facets.has(name))) tests.push(valueTest(facets, data, values))
  return (rule, index) => {
    if (!tests.every((test) => test(rule, index))) return false
    if (words.length === 0) return true
    const text = searchText(rule, data)
    return words.every((word) => text.includes(word) || hasValue(values?.rules[index], word))
  }
}

type Test = (rule: SearchRule, index: number) => boolean

function facetTest(name: string, wanted: readonly string[], data: SearchData): Test {
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
      return () => true
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

const letterOf = (verdict: string): string =>
  Object.entries(VERDICT_LETTERS).find(([name]) => name === verdict)?.[1] ?? '?'

/** Verdicts of one column are alternatives; every column has to hold. */
function verdictTest(wanted: readonly string[], { columns }: SearchData): Test {
  const byColumn = new Map<number, string[]>()
  for (const value of wanted) {
    const [column = '', verdict = ''] = value.split(':')
    const index = columns.indexOf(column)
    addValue(byColumn, index, letterOf(verdict))
  }
  return (rule) => [...byColumn].every(([column, letters]) => letters.includes((rule[11][column] ?? '-').toLowerCase()))
}

/** Tests that a rule looks for one of the values, by one of the kinds, in one of the fields: all three of one indicator. */
function valueTest(
  facets: SearchQuery['facets'],
  data: SearchData,
  values: SearchValues | undefined,
): (rule: SearchRule, index: number) => boolean {
  const isWanted = (name: string): ((text: string) => boolean) => {
    const wanted = facets.get(name)?.map((value) => value.toLowerCase())
    return (text) => wanted === undefined || wanted.includes(text.toLowerCase())
  }
  const [isField, isKind, isValue] = [isWanted('field'), isWanted('kind'), isWanted('value')]
  return (_, index) =>
    values?.rules[index]?.some(
      ([field, kind, ...texts]) =>
        isField(data.fields[field] ?? '') && isKind(values.kinds[kind] ?? '') && texts.some(isValue),
    ) === true
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
