// The script of the page of a rule. A value under the pointer, or pinned by its button, is marked wherever it occurs.

const pinned = new Set<string>()
let over: string | undefined

function paint(): void {
  for (const piece of document.querySelectorAll<HTMLElement>('.p')) {
    const number = piece.dataset.p ?? ''
    piece.classList.toggle('on', number === over || pinned.has(number))
  }
}

document.addEventListener('pointerover', (event) => {
  const piece = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-p]') : null
  const number = piece?.dataset.p
  if (number === over) return
  over = number
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
