// The script of the coverage page: colors, products and gaps. Without it, the page shows the rules of all products.
import type { CoverageData, Figures, TechniqueData } from '../coverage/page-data.js'
import { gapsNote, LEVEL_NAMES, MAX_GAPS, SHADE_NAMES, shadeOf } from '../coverage/shades.js'

declare const coverageData: CoverageData

const { techniques } = coverageData

const all = <T extends HTMLElement>(selector: string): readonly T[] => [...document.querySelectorAll<T>(selector)]
const byId = <T extends HTMLElement>(id: string): T | null => document.getElementById(id) as T | null

const color = byId<HTMLSelectElement>('color')
const product = byId<HTMLSelectElement>('product')
const onlyGaps = byId<HTMLButtonElement>('only-gaps')
const links = new Map(
  all<HTMLAnchorElement>('.tac li a').map((a) => [a.closest('li')?.dataset.id ?? '', a.getAttribute('href') ?? '']),
)

/** The figures of a technique for the chosen product; undefined without a rule. */
function figuresOf(technique: TechniqueData | undefined): Figures | undefined {
  const name = product?.value ?? ''
  if (technique === undefined || name === '') return technique?.all
  return Object.hasOwn(technique.products, name) ? technique.products[name] : undefined
}

/** The class of the square of a technique: its shade or its level. */
function squareOf(figures: Figures | undefined): string {
  if (figures === undefined) return 'h0'
  const [rules, level, ...queries] = figures
  const by = color?.value ?? 'rules'
  if (by === 'level') return `l${level}`
  return `h${shadeOf(by === 'rules' ? rules : (queries[Number(by)] ?? 0))}`
}

function showMatrix(): void {
  for (const square of all('.map u')) square.className = squareOf(figuresOf(techniques[square.dataset.id ?? '']))
  for (const entry of all('.tac li')) showEntry(entry, figuresOf(techniques[entry.dataset.id ?? '']))
  const missing = new Set(all('.tac li.zero').map((entry) => entry.dataset.id)).size
  const count = byId('missing')
  if (count !== null) count.textContent = String(missing)
  for (const tactic of all('.tac')) {
    const entries = [...tactic.querySelectorAll('li')]
    const covered = entries.filter((entry) => !entry.classList.contains('zero')).length
    for (const note of all(`[data-covered="${tactic.id}"]`)) note.textContent = `${covered} of ${entries.length}`
  }
}

function showEntry(entry: HTMLElement, figures: Figures | undefined): void {
  const rules = figures?.[0] ?? 0
  const [square, name, number] = [...entry.children] as HTMLElement[]
  entry.classList.toggle('zero', rules === 0)
  if (square !== undefined) square.className = `sw ${squareOf(figures)}`
  if (number !== undefined) {
    number.replaceChildren(...(rules === 0 ? [hiddenText('no rule'), '–'] : [rules.toLocaleString('en')]))
  }
  if (name instanceof HTMLAnchorElement) name.href = linkOf(entry.dataset.id ?? '', rules > 0)
}

/** A text for screen readers. */
function hiddenText(text: string): HTMLElement {
  const element = document.createElement('span')
  element.className = 'sr'
  element.textContent = text
  return element
}

/** The address of the rules of a technique: those about the chosen product, if there are any. */
function linkOf(id: string, hasRules: boolean): string {
  const href = links.get(id) ?? ''
  const name = product?.value ?? ''
  return name === '' || !hasRules ? href : `${href}&product=${encodeURIComponent(name)}`
}

function showLegend(): void {
  const isLevel = color?.value === 'level'
  const list = byId('legend')
  list?.setAttribute('aria-label', isLevel ? 'Best level of the rules of a technique' : 'Rules per technique')
  list?.replaceChildren(
    ...(isLevel ? ['none', ...LEVEL_NAMES] : SHADE_NAMES).map((name, index) => {
      const item = document.createElement('li')
      const square = document.createElement('i')
      square.className = `sw ${isLevel ? (index === 0 ? 'h0' : `l${index - 1}`) : `h${index}`}`
      item.append(square, name)
      return item
    }),
  )
}

/** Lists the techniques that rules about other products cover, and no rule about the chosen one. */
function showGaps(name: string): void {
  const gaps = Object.entries(techniques)
    .filter(([, { products }]) => Object.keys(products).length > 0 && !Object.hasOwn(products, name))
    .sort(([a, first], [b, second]) => second.all[0] - first.all[0] || (a < b ? -1 : 1))
  const [title, note] = [byId('gaps-product'), byId('gaps-note')]
  if (title !== null) title.textContent = name
  if (note !== null) note.textContent = gapsNote(gaps.length)
  const body = byId('gaps')
  if (body?.parentElement) body.parentElement.hidden = gaps.length === 0
  body?.replaceChildren(
    ...gaps.slice(0, MAX_GAPS).map(([id, technique]) => {
      const [row, first, second, link] = ['tr', 'td', 'td', 'a'].map((tag) => document.createElement(tag))
      if (row === undefined || first === undefined || second === undefined || link === undefined) return ''
      link.textContent = `${id} ${technique.name}`
      link.setAttribute('href', links.get(id) ?? '')
      first.append(link)
      second.className = 'n'
      second.textContent = technique.all[0].toLocaleString('en')
      row.append(first, second)
      return row
    }),
  )
}

function show(): void {
  showLegend()
  showMatrix()
  if (product !== null && product.value !== '') showGaps(product.value)
}

for (const control of all('[data-script]')) control.hidden = false
color?.addEventListener('change', show)
product?.addEventListener('change', show)
// A browser that comes back to the page restores the menus, and tells no one.
addEventListener('pageshow', show)
onlyGaps?.addEventListener('click', () => {
  const isOn = byId('fold')?.classList.toggle('only-gaps') ?? false
  onlyGaps.setAttribute('aria-pressed', String(isOn))
})
