import { wordList } from '../../text/word-list.js'
import { defineCheck } from '../check.js'
import { replaceText } from './replace-text.js'
import { scalarAt } from './scalar-at.js'

/** Words that stay in lower case inside a title. */
const SMALL_WORDS: ReadonlySet<string> = new Set(
  'a an and as at but by for from in into new nor not of off on or over per the through to up upon via vs with without'.split(
    ' ',
  ),
)

/** The most words that a message lists. */
const MAX_LISTED = 5

export const titleCase = defineCheck({
  code: 'title-case',
  severity: 'info',
  profiles: ['sigmahq'],
  fix: 'safe',
  message: (words: readonly string[]) => `the title has words in lower case: ${wordList(words, 'and')}`,
  help: 'capitalize every word except short ones such as "of" and "via"',
  why: 'Titles are headings. A set of rules reads as one if all titles have the same style.',
  wrong: 'title: Suspicious whoami execution via cmd.exe',
  right: 'title: Suspicious Whoami Execution via cmd.exe',
  checkRule: (context, report) => {
    const title = scalarAt(context, 'title')
    const words = title?.text.split(/\s+/).filter(isLowerCase) ?? []
    if (title === undefined || words.length === 0) return
    const text = title.text.replace(/\S+/g, (word) => (isLowerCase(word) ? capitalized(word) : word))
    report(title.span, [words.slice(0, MAX_LISTED)], { fix: replaceText(context, title, text) })
  },
})

/** True for an ordinary word in lower case; names of files and options are left as they are. */
const isLowerCase = (word: string): boolean => /^[a-z]{2,}(?:-[a-z]+)*[,:;]?$/.test(word) && !isSmall(word)

const isSmall = (word: string): boolean => SMALL_WORDS.has(word.replace(/[,:;]$/, ''))

const capitalized = (word: string): string => `${word.charAt(0).toUpperCase()}${word.slice(1)}`
