import type { CatalogModel } from '../model/make-catalog-model.js'
import { dateOf, logsourceOf, newestFirst, techniquesOf } from '../model/rule-facts.js'
import type { QueryFacts, RulePage } from '../model/rule-page.js'
import {
  type DATA_VARIABLE,
  type SearchData,
  type SearchRule,
  type SearchValues,
  type VALUES_VARIABLE,
  VERDICT_LETTERS,
} from './search-data.js'

/** A list that gives each text an index. */
interface List {
  readonly items: string[]
  readonly indexOf: (text: string) => number
}

function openList(): List {
  const items: string[] = []
  const indexes = new Map<string, number>()
  return {
    items,
    indexOf: (text) => {
      const known = indexes.get(text)
      if (known !== undefined) return known
      indexes.set(text, items.length)
      items.push(text)
      return items.length - 1
    },
  }
}

/** A list of things with an id and a name. */
interface NamedList {
  readonly items: () => readonly (readonly [id: string, name: string])[]
  readonly indexOf: (thing: { readonly id: string; readonly name: string }) => number
}

function openNamedList(): NamedList {
  const ids = openList()
  const names = new Map<string, string>()
  return {
    items: () => ids.items.map((id) => [id, names.get(id) ?? ''] as const),
    indexOf: ({ id, name }) => {
      names.set(id, name)
      return ids.indexOf(id)
    },
  }
}

const openLists = () => ({
  levels: openList(),
  statuses: openList(),
  logsources: openList(),
  products: openList(),
  authors: openList(),
  fields: openList(),
  kinds: openList(),
  tactics: openNamedList(),
  techniques: openNamedList(),
})

type Lists = ReturnType<typeof openLists>

/** Collects what the search needs. An absent text is the empty one. */
export function makeSearchData({ columns, pages }: CatalogModel): {
  readonly data: SearchData
  readonly values: SearchValues
} {
  const lists = openLists()
  const ordered = newestFirst(pages)
  const rules = ordered.map((page) => searchRule(page, columns, lists))
  const values = ordered.map((page) => searchValues(page, lists))
  return {
    data: {
      columns: columns.map(({ name }) => name),
      logsources: lists.logsources.items,
      products: lists.products.items,
      tactics: lists.tactics.items(),
      techniques: lists.techniques.items(),
      authors: lists.authors.items,
      fields: lists.fields.items,
      levels: lists.levels.items,
      statuses: lists.statuses.items,
      rules,
    },
    values: { kinds: lists.kinds.items, rules: values },
  }
}

const searchRule = (page: RulePage, columns: CatalogModel['columns'], lists: Lists): SearchRule => [
  page.title,
  page.path.replace(/^rules\//, ''),
  dateOf(page),
  lists.levels.indexOf(page.level ?? ''),
  lists.statuses.indexOf(page.status ?? ''),
  lists.logsources.indexOf(logsourceOf(page)),
  lists.products.indexOf(page.logsource?.product ?? ''),
  page.attack.map(lists.tactics.indexOf),
  techniquesOf(page).map(lists.techniques.indexOf),
  page.authors.map(lists.authors.indexOf),
  [...new Set(page.indicators.flatMap(({ field }) => (field === null ? [] : [lists.fields.indexOf(field)])))],
  verdictsOf(page, columns),
]

const searchValues = ({ indicators }: RulePage, { fields, kinds }: Lists): SearchValues['rules'][number] =>
  indicators.map(({ field, kind, values }) => [
    fields.indexOf(field ?? ''),
    kinds.indexOf(kind),
    ...values.map(({ value }) => value),
  ])

const verdictsOf = ({ queries }: RulePage, columns: CatalogModel['columns']): string =>
  columns
    .map(({ name }) => queries.find(({ column }) => column === name))
    .map((query) => (query === undefined ? '-' : letterOf(query)))
    .join('')

const letterOf = ({ verdict, assumptions }: QueryFacts): string =>
  assumptions.length > 0 ? VERDICT_LETTERS[verdict].toUpperCase() : VERDICT_LETTERS[verdict]

/** Writes data as a script that sets a variable. Such a script works from disk, where pages cannot load JSON. */
export const dataScript = (variable: typeof DATA_VARIABLE | typeof VALUES_VARIABLE, data: unknown): string =>
  `var ${variable}=${JSON.stringify(data)}\n`
