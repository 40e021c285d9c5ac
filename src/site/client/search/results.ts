import { LEVELS } from '../../../rule/metadata/levels.js'
import type { SearchData } from '../../catalog/search/search-data.js'
import { makeRow } from './rows.js'

/** The elements that show the results. */
export interface Results {
  readonly table: HTMLTableElement
  readonly body: HTMLTableSectionElement
  readonly count: HTMLElement
  readonly empty: HTMLElement
  readonly more: HTMLElement
}

/** Shows the first of the rules that were found, by their indexes. `isAll` is true without a search. */
export function showResults(
  { table, body, count, empty, more }: Results,
  data: SearchData,
  found: readonly number[],
  { shown, isAll }: { readonly shown: number; readonly isAll: boolean },
): void {
  const rules = found.slice(0, shown).flatMap((index) => {
    const rule = data.rules[index]
    return rule === undefined ? [] : [rule]
  })
  body.replaceChildren(...rules.map((rule) => makeRow(rule, data)))
  const all = `${thousands(data.rules.length)} ${data.rules.length === 1 ? 'rule' : 'rules'}`
  count.textContent = isAll ? all : `${thousands(found.length)} of ${all}`
  empty.hidden = found.length > 0
  table.hidden = found.length === 0
  more.hidden = found.length <= shown
  const rest = more.querySelector('span')
  if (rest !== null) rest.textContent = `${thousands(rules.length)} of ${thousands(found.length)}`
}

const thousands = (count: number): string => count.toLocaleString('en')

/** Returns the orders of rules, as lists of their indexes. The data has the newest first. */
export function ordersOf({ rules, levels }: SearchData): ReadonlyMap<string, readonly number[]> {
  const newest = rules.map((_, index) => index)
  const order: readonly string[] = LEVELS
  const rankOf = (index: number): number => order.indexOf(levels[rules[index]?.[3] ?? -1] ?? '')
  const titleOf = (index: number): string => rules[index]?.[0] ?? ''
  return new Map([
    ['newest', newest],
    ['title', newest.toSorted((a, b) => titleOf(a).localeCompare(titleOf(b), 'en'))],
    ['level', newest.toSorted((a, b) => rankOf(b) - rankOf(a))],
  ])
}
