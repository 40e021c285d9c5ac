// The script of the page with all rules. The address keeps the state of the search.
import type { SearchData, SearchRule, SearchValues } from '../../catalog/search/search-data.js'
import { compileQuery, FACETS, needsValues, parseQuery } from './query.js'
import { makeRow } from './rows.js'

declare global {
  interface Window {
    readonly sigmacastRules?: SearchData
    readonly sigmacastValues?: SearchValues
  }
}

const STEP = 50
const VALUES = 'assets/values.js'

const required = <Kind extends HTMLElement>(id: string): Kind => {
  const element = document.getElementById(id)
  if (element === null) throw new Error(`no element ${id}`)
  return element as Kind
}

function start(data: SearchData): void {
  const field = required<HTMLInputElement>('q')
  const form = required<HTMLFormElement>('facets')
  const sort = required<HTMLSelectElement>('sort')
  const count = required('count')
  const chosenList = required('chosen')
  const clear = required<HTMLButtonElement>('clear')
  const more = required('more')
  const table = document.querySelector<HTMLTableElement>('.list')
  const body = table?.tBodies[0]
  if (table === null || body === undefined) return
  /** Values that are chosen without a box or button, such as those of a link. */
  const others = new Map<string, Set<string>>()
  let shown = STEP
  const orders = ordersOf(data)

  const boxes = (): readonly HTMLInputElement[] => [...form.querySelectorAll<HTMLInputElement>('input')]
  const cells = (): readonly HTMLButtonElement[] => [...form.querySelectorAll<HTMLButtonElement>('[data-verdict]')]

  const chosen = (): Map<string, string[]> => {
    const values = new Map<string, string[]>()
    const add = (name: string, value: string): void => void values.set(name, [...(values.get(name) ?? []), value])
    for (const box of boxes()) if (box.checked) add(box.name, box.value)
    for (const cell of cells())
      if (cell.getAttribute('aria-pressed') === 'true') add('verdict', cell.dataset.verdict ?? '')
    for (const [name, set] of others) for (const value of set) add(name, value)
    return values
  }

  const choose = (name: string, value: string): void => {
    const box = boxes().find((candidate) => candidate.name === name && candidate.value === value)
    const cell = name === 'verdict' ? cells().find((candidate) => candidate.dataset.verdict === value) : undefined
    if (box !== undefined) box.checked = true
    else if (cell !== undefined) cell.setAttribute('aria-pressed', 'true')
    else others.set(name, (others.get(name) ?? new Set()).add(value))
  }

  const readAddress = (): void => {
    const parameters = new URLSearchParams(location.search)
    field.value = parameters.get('q') ?? ''
    sort.value = parameters.get('sort') ?? 'newest'
    for (const box of boxes()) box.checked = false
    for (const cell of cells()) cell.setAttribute('aria-pressed', 'false')
    others.clear()
    for (const [name, value] of parameters) if (FACETS.includes(name)) choose(name, value)
  }

  const writeAddress = (values: ReadonlyMap<string, readonly string[]>): void => {
    const parameters = new URLSearchParams()
    if (field.value !== '') parameters.set('q', field.value)
    for (const [name, list] of values) for (const value of list) parameters.append(name, value)
    if (sort.value !== 'newest') parameters.set('sort', sort.value)
    const text = parameters.toString()
    history.replaceState(null, '', text === '' ? location.pathname : `?${text}`)
  }

  const show = (): void => {
    const values = chosen()
    const query = parseQuery(field.value, values, data.columns)
    if (needsValues(query) && window.sigmacastValues === undefined) loadValues(show)
    const matches = compileQuery(query, data, window.sigmacastValues)
    const order = orders[sort.value] ?? orders.newest ?? []
    const found = order.filter((index) => matches(data.rules[index] as SearchRule, index))
    const isAny = query.words.length + query.facets.size > 0
    body.replaceChildren(...found.slice(0, shown).map((index) => makeRow(data.rules[index] as SearchRule, data)))
    const total = data.rules.length.toLocaleString('en')
    const all = `${total} ${data.rules.length === 1 ? 'rule' : 'rules'}`
    count.textContent = isAny ? `${found.length.toLocaleString('en')} of ${all}` : all
    required('empty').hidden = found.length > 0
    table.hidden = found.length === 0
    more.hidden = found.length <= shown
    const rest = more.querySelector('span')
    if (rest !== null) rest.textContent = `${Math.min(shown, found.length)} of ${found.length.toLocaleString('en')}`
    clear.hidden = !isAny
    showChosen()
    writeAddress(values)
  }

  const showChosen = (): void => {
    const items = [...others].flatMap(([name, set]) =>
      [...set].map((value) => {
        const item = document.createElement('li')
        const button = document.createElement('button')
        button.type = 'button'
        button.textContent = `${name}: ${value === '' ? '(empty)' : value} ×`
        button.setAttribute('aria-label', `Remove ${name} ${value}`)
        button.addEventListener('click', () => {
          set.delete(value)
          if (set.size === 0) others.delete(name)
          restart()
          field.focus()
        })
        item.append(button)
        return item
      }),
    )
    chosenList.replaceChildren(...items)
  }

  const restart = (): void => {
    shown = STEP
    show()
  }

  sort.disabled = false
  form.addEventListener('change', restart)
  field.addEventListener('input', restart)
  sort.addEventListener('change', restart)
  form.addEventListener('click', (event) => {
    const cell = event.target instanceof Element ? event.target.closest('[data-verdict]') : null
    if (cell === null) return
    cell.setAttribute('aria-pressed', String(cell.getAttribute('aria-pressed') !== 'true'))
    restart()
  })
  required('search').addEventListener('submit', (event) => event.preventDefault())
  more.querySelector('button')?.addEventListener('click', () => {
    const next = shown
    shown += STEP
    show()
    body.rows[next]?.querySelector('a')?.focus()
  })
  clear.addEventListener('click', () => {
    history.replaceState(null, '', location.pathname)
    readAddress()
    restart()
    field.focus()
  })
  addEventListener('popstate', () => {
    readAddress()
    restart()
  })
  readAddress()
  show()
}

/** The orders of rules, as lists of their indexes. */
function ordersOf({ rules, levels }: SearchData): Readonly<Record<string, readonly number[]>> {
  const newest = rules.map((_, index) => index)
  const rank = ['critical', 'high', 'medium', 'low', 'informational']
  const rankOf = (index: number): number => {
    const at = rank.indexOf(levels[rules[index]?.[3] ?? -1] ?? '')
    return at === -1 ? rank.length : at
  }
  const titleOf = (index: number): string => rules[index]?.[0] ?? ''
  return {
    newest,
    title: newest.toSorted((a, b) => titleOf(a).localeCompare(titleOf(b), 'en')),
    level: newest.toSorted((a, b) => rankOf(a) - rankOf(b)),
  }
}

let isLoading = false

/** Loads the values of the rules as a script, since pages from disk cannot load anything else. */
function loadValues(then: () => void): void {
  if (isLoading) return
  isLoading = true
  const script = document.createElement('script')
  script.src = VALUES
  script.addEventListener('load', then)
  document.head.append(script)
}

// Filters are open on wide screens, where they stand beside the results.
const filters = document.querySelector<HTMLDetailsElement>('.ff')
if (filters !== null) filters.open = innerWidth > 1080
if (window.sigmacastRules !== undefined) start(window.sigmacastRules)
