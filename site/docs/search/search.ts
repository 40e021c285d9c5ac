// The script of the search page. The address keeps the search.
import { type Found, findSections, splitAtWords, wordsOf } from './find-sections.js'

/** The number of results before “Show more”. */
const STEP = 30

const field = document.querySelector<HTMLInputElement>('#q')
const status = document.querySelector('#count')
const list = document.querySelector('#results')
const more = document.querySelector<HTMLButtonElement>('#more')

if (field !== null && status !== null && list !== null && more !== null) {
  let shown = STEP
  const show = (): void => {
    const words = wordsOf(field.value)
    const found = findSections(globalThis.sigmacastDocs ?? [], field.value)
    status.textContent = statusText(field.value, found.length)
    list.replaceChildren(...found.slice(0, shown).map((result) => resultItem(result, words)))
    more.hidden = found.length <= shown
  }
  field.value = new URLSearchParams(location.search).get('q') ?? ''
  field.addEventListener('input', () => {
    shown = STEP
    const query = field.value.trim()
    history.replaceState(null, '', query === '' ? location.pathname : `?${new URLSearchParams({ q: query })}`)
    show()
  })
  more.addEventListener('click', () => {
    shown += STEP
    show()
  })
  show()
  field.focus()
}

function statusText(query: string, count: number): string {
  if (query.trim() === '') return 'Type one or more words.'
  if (count === 0) return 'No section contains all of these words. Remove one, or write only the beginning of a word.'
  return count === 1 ? '1 section' : `${count} sections`
}

function resultItem({ section, excerpt }: Found, words: readonly string[]): HTMLElement {
  const link = document.createElement('a')
  link.href = section.href
  link.append(...marked(section.heading, words))
  const title = document.createElement('h2')
  title.append(link)
  const page = document.createElement('p')
  page.className = 'dim'
  page.textContent = section.page
  const text = document.createElement('p')
  text.className = 'sub'
  text.append(...marked(excerpt, words))
  const item = document.createElement('li')
  item.append(title, ...(section.page === section.heading ? [] : [page]), text)
  return item
}

const marked = (text: string, words: readonly string[]): readonly (string | HTMLElement)[] =>
  splitAtWords(text, words).map((part, index) => {
    if (index % 2 === 0) return part
    const mark = document.createElement('mark')
    mark.textContent = part
    return mark
  })
