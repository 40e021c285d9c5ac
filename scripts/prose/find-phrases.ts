import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { openings, phrases } from './phrases.js'
import { type Passage, passagesOf, proseFiles } from './read-prose.js'

export interface Finding {
  readonly file: string
  readonly line: number
  readonly phrase: string
  readonly because: string
}

/** All listed phrases in the prose of a folder. */
export const findPhrases = (root: string, folder: string): readonly Finding[] =>
  readPassages(root, folder).flatMap(({ file, passage: { line, kind, text } }) => {
    const prose = withoutCode(text)
    return [...phrases, ...(kind === 'comment' ? openings : [])].flatMap(({ pattern, because }) => {
      const phrase = pattern.exec(prose)?.[0]
      return phrase === undefined ? [] : [{ file, line, phrase, because }]
    })
  })

/** Maximum length of a sentence, in words. */
const LONGEST_SENTENCE = 30

/** Sentences with more than 30 words; code and links count as one word. */
export const longSentences = (root: string, folder: string): readonly (Passage & { readonly file: string })[] =>
  readPassages(root, folder).flatMap(({ file, passage }) =>
    sentences(passage.text)
      .filter((text) => wordCount(text) > LONGEST_SENTENCE)
      .map((text) => ({ ...passage, file, text })),
  )

export const wordCount = (text: string): number => text.split(/\s+/).filter((word) => /[\w`]/.test(word)).length

const readPassages = (root: string, folder: string) =>
  proseFiles(root, folder).flatMap((file) =>
    passagesOf(file, readFileSync(join(root, file), 'utf8')).map((passage) => ({ file, passage })),
  )

const withoutCode = (text: string): string => text.replaceAll(/``.+?``|`[^`]*`/g, '`…`').replaceAll(/\]\([^)]*\)/g, ']')

const sentences = (text: string): readonly string[] =>
  withoutCode(text)
    .replaceAll(/\[([^\]]*)\]/g, '$1')
    .split(/(?<=[.!?][*”’")]*)\s+/)
