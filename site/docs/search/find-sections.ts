import type { SearchSection } from './search-data.js'

/** A section that a search has found. */
export interface Found {
  readonly section: SearchSection
  /** The text around the first word of the search. */
  readonly excerpt: string
  /** The higher, the better the section fits. */
  readonly score: number
}

/** The length of an excerpt in characters. */
const EXCERPT_LENGTH = 200

/** Returns the words of a search in lower case, without repetitions. */
export const wordsOf = (query: string): readonly string[] => [
  ...new Set(
    query
      .toLowerCase()
      .split(/\s+/)
      .filter((word) => word !== ''),
  ),
]

/** Finds the sections that contain every word, the best first. A word also finds longer words that contain it. */
export function findSections(sections: readonly SearchSection[], query: string): readonly Found[] {
  const words = wordsOf(query)
  if (words.length === 0) return []
  return sections
    .flatMap((section): Found[] => {
      const scores = words.map((word) => scoreOf(section, word))
      if (scores.includes(0)) return []
      const score = scores.reduce((sum, own) => sum + own, 0) + (isTitle(section, query) ? 200 : 0)
      return [{ section, excerpt: excerptOf(section.text, words), score }]
    })
    .sort((a, b) => b.score - a.score)
}

const isTitle = ({ heading }: SearchSection, query: string): boolean =>
  heading.toLowerCase() === query.trim().toLowerCase()

/** Words in headings count most, then those at the beginning of words. Zero if the word is nowhere. */
function scoreOf({ page, heading, text }: SearchSection, word: string): number {
  const inHeading = placeScore(heading.toLowerCase(), word) * 20
  const inPage = placeScore(page.toLowerCase(), word) * 6
  return inHeading + inPage + placeScore(text.toLowerCase(), word)
}

function placeScore(text: string, word: string): number {
  const at = text.indexOf(word)
  if (at === -1) return 0
  return startsWord(text, at) ||
    text
      .split(word)
      .slice(0, -1)
      .some((before) => !/[\p{L}\p{N}]$/u.test(before))
    ? 3
    : 1
}

const startsWord = (text: string, at: number): boolean => at === 0 || !/[\p{L}\p{N}]/u.test(text.charAt(at - 1))

function excerptOf(text: string, words: readonly string[]): string {
  const lower = text.toLowerCase()
  const places = words.map((word) => lower.indexOf(word)).filter((at) => at !== -1)
  const first = Math.max(0, Math.min(...(places.length === 0 ? [0] : places)) - 60)
  const start = first === 0 ? 0 : text.indexOf(' ', first) + 1
  const excerpt = text.slice(start, start + EXCERPT_LENGTH)
  return `${start > 0 ? '… ' : ''}${excerpt}${start + EXCERPT_LENGTH < text.length ? ' …' : ''}`
}

/** Splits a text at the words of a search: every second part is one of them. */
export function splitAtWords(text: string, words: readonly string[]): readonly string[] {
  if (words.length === 0) return [text]
  const escaped = words.map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
  return text.split(new RegExp(`(${escaped.join('|')})`, 'gi'))
}
