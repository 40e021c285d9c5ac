/** Marks predicates everywhere on the page: the one under the pointer, else the one at the cursor. */
export interface Marks {
  /** Sets the predicate at the cursor; none for `undefined`. */
  readonly setAtCursor: (number: number | undefined) => void
}

/**
 * Opens the marks of a page. Elements name their predicates in `data-p`. One style sheet marks them, so parts that are
 * rendered later are marked as well.
 */
export function openMarks(): Marks {
  const sheet = new CSSStyleSheet()
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet]
  let atCursor: readonly string[] = []
  document.addEventListener('pointerover', ({ target }) => {
    const over = target instanceof Element ? target.closest('[data-p]')?.getAttribute('data-p') : undefined
    sheet.replaceSync(markRules(over ? over.split(' ') : atCursor))
  })
  return {
    setAtCursor: (number) => {
      atCursor = number === undefined ? [] : [String(number)]
      sheet.replaceSync(markRules(atCursor))
    },
  }
}

const LOOK = 'background:var(--mark);border-radius:2px;box-shadow:0 0 0 2px var(--mark)'

function markRules(numbers: readonly string[]): string {
  const selectors = numbers.filter((number) => /^\d+$/.test(number)).map((number) => `[data-p~="${number}"]`)
  return selectors.map((selector) => `${selector}{${LOOK}}${selector} .o{color:inherit}`).join('')
}
