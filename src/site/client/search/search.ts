// The script of the page with all rules. The address keeps the state of the search.
import { ROWS, type SearchData, type SearchValues } from '../../catalog/search/search-data.js'
import { type Controls, chosenValues, otherButtons, readAddress, toggleVerdict, writeAddress } from './controls.js'
import { compileQuery, needsValues, parseQuery } from './query.js'
import { ordersOf, type Results, showResults } from './results.js'

declare global {
  interface Window {
    readonly sigmacastRules?: SearchData
    readonly sigmacastValues?: SearchValues
  }
}

const VALUES = 'assets/values.js'

const elementOf = <Kind extends HTMLElement>(id: string): Kind => {
  const element = document.getElementById(id)
  if (element === null) throw new Error(`no element ${id}`)
  return element as Kind
}

interface Search {
  readonly data: SearchData
  readonly orders: ReadonlyMap<string, readonly number[]>
  readonly controls: Controls
  readonly results: Results
  /** The number of rows. */
  shown: number
}

function startSearch(data: SearchData, table: HTMLTableElement, body: HTMLTableSectionElement): Search {
  return {
    data,
    orders: ordersOf(data),
    controls: { field: elementOf('q'), form: elementOf('facets'), sort: elementOf('sort'), others: new Map() },
    results: { table, body, count: elementOf('count'), empty: elementOf('empty'), more: elementOf('more') },
    shown: ROWS,
  }
}

function show(search: Search): void {
  const { data, orders, controls, results, shown } = search
  const values = chosenValues(controls)
  const query = parseQuery(controls.field.value, values, data.columns)
  if (needsValues(query) && window.sigmacastValues === undefined) loadValues(() => show(search))
  const matches = compileQuery(query, data, window.sigmacastValues)
  const found = (orders.get(controls.sort.value) ?? []).filter((index) => {
    const rule = data.rules[index]
    return rule !== undefined && matches(rule, index)
  })
  const isAll = query.words.length + query.facets.size === 0
  showResults(results, data, found, { shown, isAll })
  elementOf('clear').hidden = isAll
  const removed = (): void => {
    restart(search)
    controls.field.focus()
  }
  elementOf('chosen').replaceChildren(...otherButtons(controls, removed))
  writeAddress(controls, values)
}

function restart(search: Search): void {
  search.shown = ROWS
  show(search)
}

function listen(search: Search): void {
  const { controls, results } = search
  const again = (): void => restart(search)
  controls.field.addEventListener('input', again)
  controls.form.addEventListener('change', again)
  controls.sort.addEventListener('change', again)
  controls.form.addEventListener('click', ({ target }) => {
    if (toggleVerdict(target)) again()
  })
  elementOf('search').addEventListener('submit', (event) => event.preventDefault())
  results.more.querySelector('button')?.addEventListener('click', () => {
    const next = search.shown
    search.shown += ROWS
    show(search)
    results.body.rows[next]?.querySelector('a')?.focus()
  })
  elementOf('clear').addEventListener('click', () => {
    readAddress(controls, '')
    again()
    controls.field.focus()
  })
  addEventListener('popstate', () => {
    readAddress(controls, location.search)
    again()
  })
}

let isLoading = false

/** Loads the values of the rules as a script, since pages from disk cannot load anything else. */
function loadValues(then: () => void): void {
  if (isLoading) return
  isLoading = true
  const script = document.createElement('script')
  script.src = VALUES
  script.addEventListener('load', then)
  // The next search tries again.
  script.addEventListener('error', () => {
    isLoading = false
  })
  document.head.append(script)
}

// On wide screens, the filters are open beside the results.
const filters = document.querySelector<HTMLDetailsElement>('.ff')
if (filters !== null) filters.open = innerWidth > 1080

const table = document.querySelector<HTMLTableElement>('.list')
const body = table?.tBodies[0]
if (window.sigmacastRules !== undefined && table !== null && body !== undefined) {
  const search = startSearch(window.sigmacastRules, table, body)
  search.controls.sort.disabled = false
  readAddress(search.controls, location.search)
  listen(search)
  show(search)
}
