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

/** Collects what the search needs. An absent text is the empty one. */
export function makeSearchData({ columns, pages }: CatalogModel): {
  readonly data: SearchData
  readonly values: SearchValues
} {
  const [levels, statuses, logsources, products] = [openList(), openList(), openList(), openList()]
  const [authors, fields, kinds] = [openList(), openList(), openList()]
  const [tactics, techniques] = [openList(), openList()]
  const names = new Map<string, string>()
  const named = (list: List, { id, name }: { readonly id: string; readonly name: string }): number => {
    names.set(id, name)
    return list.indexOf(id)
  }
  const ordered = newestFirst(pages)
  const rules = ordered.map(
    (page): SearchRule => [
      page.title,
      page.path.replace(/^rules\//, ''),
      dateOf(page),
      levels.indexOf(page.level ?? ''),
      statuses.indexOf(page.status ?? ''),
      logsources.indexOf(logsourceOf(page)),
      products.indexOf(page.logsource?.product ?? ''),
      page.attack.map((tactic) => named(tactics, tactic)),
      techniquesOf(page).map((technique) => named(techniques, technique)),
      page.authors.map((author) => authors.indexOf(author)),
      [...new Set(page.indicators.flatMap(({ field }) => (field === null ? [] : [fields.indexOf(field)])))],
      verdictsOf(page, columns),
    ],
  )
  const values = ordered.map(({ indicators }) =>
    indicators.map(
      ({ field, kind, values }) =>
        [fields.indexOf(field ?? ''), kinds.indexOf(kind), ...values.map(({ value }) => value)] as const,
    ),
  )
  const withNames = ({ items }: List) => items.map((id) => [id, names.get(id) ?? ''] as const)
  return {
    data: {
      columns: columns.map(({ name }) => name),
      logsources: logsources.items,
      products: products.items,
      tactics: withNames(tactics),
      techniques: withNames(techniques),
      authors: authors.items,
      fields: fields.items,
      levels: levels.items,
      statuses: statuses.items,
      rules,
    },
    values: { kinds: kinds.items, rules: values },
  }
}

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
