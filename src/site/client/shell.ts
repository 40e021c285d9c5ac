// The script of every page: colour theme, the search key, copy buttons, and what print needs. Pages are complete without it.

const THEMES = { auto: 'light', light: 'dark', dark: 'auto' } as const
type Theme = keyof typeof THEMES

const root = document.documentElement
const currentTheme = (): Theme => {
  const { theme } = root.dataset
  return theme === 'light' || theme === 'dark' ? theme : 'auto'
}

function setTheme(theme: Theme): void {
  if (theme === 'auto') delete root.dataset.theme
  else root.dataset.theme = theme
  try {
    if (theme === 'auto') localStorage.removeItem('theme')
    else localStorage.setItem('theme', theme)
  } catch {
    // The choice then holds for this page only.
  }
}

function startThemeButton(button: HTMLButtonElement): void {
  const show = (): void => {
    const theme = currentTheme()
    button.textContent = `${theme[0]?.toUpperCase()}${theme.slice(1)}`
    button.ariaLabel = button.title = `Color theme: ${theme}`
  }
  button.hidden = false
  button.addEventListener('click', () => {
    setTheme(THEMES[currentTheme()])
    show()
  })
  show()
}

/** `/` moves to the search field, except while someone types. */
function focusSearch(event: KeyboardEvent): void {
  if (event.key !== '/' || event.ctrlKey || event.metaKey || event.altKey) return
  if (event.target instanceof Element && event.target.closest('input, textarea, select, [contenteditable]')) return
  const field = document.querySelector<HTMLInputElement>('[type=search]')
  if (field === null || field.offsetParent === null) return
  event.preventDefault()
  field.focus()
}

/** Copies the exact text of an element, which its page shows with other line breaks and with messages. */
async function copyText(button: HTMLElement): Promise<void> {
  const text = button.dataset.copy ?? textOf(document.getElementById(button.dataset.from ?? ''))
  try {
    await navigator.clipboard.writeText(text)
    showOutcome(button, 'Copied')
  } catch {
    showOutcome(button, copyBySelection(text) ? 'Copied' : 'Failed')
  }
}

/** The time in milliseconds for which a button shows an outcome. */
const OUTCOME_TIME = 1500

/** The buttons that show an outcome, with their labels and the timers that bring these back. */
const outcomes = new Map<
  HTMLElement,
  { readonly label: string | null; readonly timer: ReturnType<typeof setTimeout> }
>()

/** Tells outcomes to screen readers, which read the name of a button and not its text. */
const status = document.createElement('p')
status.className = 'sr'
status.setAttribute('role', 'status')
document.body.append(status)

/** Shows an outcome in a button for some time. A second one takes the place of the first. */
function showOutcome(button: HTMLElement, outcome: string): void {
  const shown = outcomes.get(button)
  clearTimeout(shown?.timer)
  const label = shown === undefined ? button.textContent : shown.label
  const timer = setTimeout(() => {
    outcomes.delete(button)
    button.textContent = label
    status.textContent = ''
  }, OUTCOME_TIME)
  outcomes.set(button, { label, timer })
  button.textContent = outcome
  status.textContent = outcome
}

/** Returns the code in an element without the messages beside it. */
function textOf(element: HTMLElement | null): string {
  if (element === null) return ''
  const copy = element.cloneNode(true) as HTMLElement
  for (const message of copy.querySelectorAll('.msg')) message.remove()
  const parts: readonly Element[] = copy.tagName === 'CODE' ? [copy] : [...copy.querySelectorAll('code')]
  return parts.map((part) => part.textContent).join('')
}

/** Copies with the older interface, because pages from disk may not use the clipboard. */
function copyBySelection(text: string): boolean {
  const area = document.createElement('textarea')
  area.value = text
  area.className = 'sr'
  document.body.append(area)
  const focused = document.activeElement
  area.select()
  const isCopied = document.execCommand('copy')
  area.remove()
  if (focused instanceof HTMLElement) focused.focus()
  return isCopied
}

const themeButton = document.querySelector<HTMLButtonElement>('.theme')
if (themeButton !== null) startThemeButton(themeButton)
addEventListener('keydown', focusSearch)
document.addEventListener('click', (event) => {
  const button = event.target instanceof Element ? event.target.closest<HTMLElement>('.copy') : null
  if (button !== null) void copyText(button)
})

// Paper shows everything; afterwards, the page is as it was.
let unfolded: readonly HTMLDetailsElement[] = []
addEventListener('beforeprint', () => {
  unfolded = [...document.querySelectorAll('details')].filter((details) => !details.open)
  for (const details of unfolded) details.open = true
})
addEventListener('afterprint', () => {
  for (const details of unfolded) details.open = false
})
