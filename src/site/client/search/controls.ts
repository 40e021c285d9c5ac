import { addValue } from '../../../text/add-value.js'
import { FACETS } from './query.js'

/** The elements with which someone searches. */
export interface Controls {
  readonly field: HTMLInputElement
  readonly form: HTMLFormElement
  readonly sort: HTMLSelectElement
  /** Values that are chosen without a box or a button, such as those of a link. */
  readonly others: Map<string, Set<string>>
}

const boxesOf = ({ form }: Controls): readonly HTMLInputElement[] => [...form.querySelectorAll('input')]
const verdictsOf = ({ form }: Controls): readonly HTMLElement[] => [
  ...form.querySelectorAll<HTMLElement>('[data-verdict]'),
]
const isPressed = (button: Element): boolean => button.getAttribute('aria-pressed') === 'true'

/** Returns the chosen values by facet. */
export function chosenValues(controls: Controls): ReadonlyMap<string, readonly string[]> {
  const values = new Map<string, string[]>()
  for (const box of boxesOf(controls)) if (box.checked) addValue(values, box.name, box.value)
  for (const button of verdictsOf(controls))
    if (isPressed(button)) addValue(values, 'verdict', button.dataset.verdict ?? '')
  for (const [name, set] of controls.others) for (const value of set) addValue(values, name, value)
  return values
}

/** Sets the controls to the search in an address. */
export function readAddress(controls: Controls, search: string): void {
  const { field, sort, others } = controls
  const parameters = new URLSearchParams(search)
  field.value = parameters.get('q') ?? ''
  sort.value = parameters.get('sort') ?? 'newest'
  if (sort.selectedIndex === -1) sort.value = 'newest'
  for (const box of boxesOf(controls)) box.checked = false
  for (const button of verdictsOf(controls)) button.setAttribute('aria-pressed', 'false')
  others.clear()
  for (const [name, value] of parameters) if (FACETS.includes(name)) choose(controls, name, value)
}

/** Chooses a value with its box or button; without one, among the others. */
function choose(controls: Controls, name: string, value: string): void {
  const box = boxesOf(controls).find((candidate) => candidate.name === name && candidate.value === value)
  const button = name === 'verdict' ? verdictsOf(controls).find(({ dataset }) => dataset.verdict === value) : undefined
  if (box !== undefined) box.checked = true
  else if (button !== undefined) button.setAttribute('aria-pressed', 'true')
  else controls.others.set(name, (controls.others.get(name) ?? new Set()).add(value))
}

/** Writes the search to the address, so that people can send it to each other. */
export function writeAddress({ field, sort }: Controls, values: ReadonlyMap<string, readonly string[]>): void {
  const parameters = new URLSearchParams()
  if (field.value !== '') parameters.set('q', field.value)
  for (const [name, list] of values) for (const value of list) parameters.append(name, value)
  if (sort.value !== 'newest') parameters.set('sort', sort.value)
  const text = parameters.toString()
  history.replaceState(null, '', text === '' ? location.pathname : `?${text}`)
}

/** Turns a verdict of the matrix on or off. False for a click on anything else. */
export function toggleVerdict(target: EventTarget | null): boolean {
  const button = target instanceof Element ? target.closest('[data-verdict]') : null
  button?.setAttribute('aria-pressed', String(!isPressed(button)))
  return button !== null
}

/** Makes a button for each value that has no other control, which removes it. */
export function otherButtons({ others }: Controls, changed: () => void): readonly HTMLLIElement[] {
  return [...others].flatMap(([name, set]) =>
    [...set].map((value) => {
      const item = document.createElement('li')
      const button = document.createElement('button')
      button.type = 'button'
      button.textContent = `${name}: ${value === '' ? '(empty)' : value} ×`
      button.setAttribute('aria-label', `Remove ${name} ${value}`)
      button.addEventListener('click', () => {
        set.delete(value)
        if (set.size === 0) others.delete(name)
        changed()
      })
      item.append(button)
      return item
    }),
  )
}
