import { LEVELS } from '../../../rule/metadata/levels.js'
import { STATUSES } from '../../../rule/metadata/statuses.js'
import type { Verdict } from '../../shell/verdict.js'
import type { CatalogModel } from './make-catalog-model.js'
import { logsourceOf, techniquesOf } from './rule-facts.js'
import type { RulePage } from './rule-page.js'

/** A value of a facet, with the number of rules that have it. */
export interface FacetCount {
  /** The value in addresses. */
  readonly value: string
  /** The text for people. */
  readonly label: string
  readonly count: number
}

/** The facets of a catalog: for each, the values from the most to the least frequent. */
export interface Facets {
  readonly products: readonly FacetCount[]
  readonly logsources: readonly FacetCount[]
  readonly levels: readonly FacetCount[]
  readonly statuses: readonly FacetCount[]
  readonly tactics: readonly FacetCount[]
  readonly techniques: readonly FacetCount[]
  readonly fields: readonly FacetCount[]
  readonly authors: readonly FacetCount[]
}

/** Counts the rules of each facet. */
export function countFacets(pages: readonly RulePage[]): Facets {
  const plain = (valuesOf: (page: RulePage) => readonly (string | null | undefined)[]): readonly FacetCount[] =>
    countBy(pages, (page) => valuesOf(page).flatMap((value) => (value ? [[value, value] as const] : [])))
  return {
    products: plain(({ logsource }) => [logsource?.product]),
    logsources: plain((page) => [logsourceOf(page)]),
    levels: inOrder(
      plain(({ level }) => [level]),
      [...LEVELS].reverse(),
    ),
    statuses: inOrder(
      plain(({ status }) => [status]),
      STATUSES,
    ),
    tactics: countBy(pages, ({ attack }) => attack.map(({ id, name }) => [id, name] as const)),
    techniques: countBy(pages, (page) => techniquesOf(page).map(({ id, name }) => [id, `${id} ${name}`] as const)),
    fields: plain(({ indicators }) => indicators.map(({ field }) => field)),
    authors: plain(({ authors }) => authors),
  }
}

function countBy(
  pages: readonly RulePage[],
  entriesOf: (page: RulePage) => readonly (readonly [value: string, label: string])[],
): readonly FacetCount[] {
  const counts = new Map<string, { label: string; count: number }>()
  for (const page of pages) {
    for (const [value, label] of new Map(entriesOf(page))) {
      const known = counts.get(value)
      if (known === undefined) counts.set(value, { label, count: 1 })
      else known.count++
    }
  }
  return [...counts]
    .map(([value, { label, count }]) => ({ value, label, count }))
    .sort((a, b) => b.count - a.count || (a.label < b.label ? -1 : 1))
}

const inOrder = (counts: readonly FacetCount[], order: readonly string[]): readonly FacetCount[] =>
  counts.toSorted((a, b) => order.indexOf(a.value) - order.indexOf(b.value))

/** The number of rules with a verdict in a column. */
export const verdictCount = (pages: readonly RulePage[], column: string, verdict: Verdict): number =>
  pages.filter(({ queries }) => queries.some((query) => query.column === column && query.verdict === verdict)).length

/** A value in a field that several rules look for. */
export interface CommonValue {
  readonly field: string | null
  readonly kind: string
  readonly value: string
  readonly count: number
}

/** Lists the values that at least two rules look for, from the most to the least frequent. */
export function commonValues({ pages }: CatalogModel): readonly CommonValue[] {
  const common = new Map<string, CommonValue>()
  for (const { indicators } of pages) {
    for (const { field, kind, values } of indicators) {
      for (const { value, corpusCount } of values) {
        const key = JSON.stringify([field, kind, value.toLowerCase()])
        if (corpusCount > 0 && !common.has(key)) common.set(key, { field, kind, value, count: corpusCount + 1 })
      }
    }
  }
  return [...common.values()].sort((a, b) => b.count - a.count || (textOf(a) < textOf(b) ? -1 : 1))
}

const textOf = ({ field, kind, value }: CommonValue): string => `${field ?? ''}\n${kind}\n${value}`
