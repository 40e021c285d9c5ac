// The script of the page of a rule. A value under the pointer, or pinned by its button, is marked wherever it occurs.

const pinned = new Set<string>()
let over = ''

/** The numbers of the values that a piece of code comes from. */
const numbersOf = (text: string): readonly string[] => text.split(' ').filter((number) => number !== '')

function paint(): void {
  const marked = new Set([...pinned, ...numbersOf(over)])
  for (const piece of document.querySelectorAll<HTMLElement>('.p')) {
    piece.classList.toggle(
      'on',
      numbersOf(piece.dataset.p ?? '').some((number) => marked.has(number)),
    )
  }
}

document.addEventListener('pointerover', (event) => {
  const piece = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-p]') : null
  const numbers = piece?.dataset.p ?? ''
  if (numbers === over) return
  over = numbers
  paint()
})

document.addEventListener('click', (event) => {
  const button = event.target instanceof Element ? event.target.closest<HTMLButtonElement>('button[data-p]') : null
  const number = button?.dataset.p
  if (button === null || number === undefined) return
  const isPinned = !pinned.delete(number)
  if (isPinned) pinned.add(number)
  button.setAttribute('aria-pressed', String(isPinned))
  paint()
})

/** Opens the folded lines that an address leads to. */
function openTarget(): void {
  const target = location.hash === '' ? null : document.getElementById(location.hash.slice(1))
  const details = target?.closest('details')
  if (target === null || details === null || details === undefined || details.open) return
  details.open = true
  target.scrollIntoView()
}

addEventListener('hashchange', openTarget)
openTarget()
