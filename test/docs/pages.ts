import { readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'

export const root = resolve(import.meta.dirname, '../..')

/** A fenced block of code on a page. */
export interface Block {
  readonly language: string
  /** The rest of the opening fence, after the language. */
  readonly info: string
  readonly text: string
  readonly line: number
}

export interface Page {
  /** The path from the root of the repository. */
  readonly name: string
  readonly blocks: readonly Block[]
}

/** The README and every Markdown page below docs/. */
export const pages: readonly Page[] = [
  'README.md',
  ...readdirSync(join(root, 'docs'), { recursive: true, encoding: 'utf8' }).map((page) => `docs/${page}`),
]
  .filter((name) => name.endsWith('.md'))
  .map((name) => ({ name, blocks: blocksOf(readFileSync(join(root, name), 'utf8')) }))

function blocksOf(text: string): readonly Block[] {
  return [...text.matchAll(/^```(\w+) ?([^\n]*)\n(.*?)^```$/gms)].map((match) => ({
    language: match[1] ?? '',
    info: match[2] ?? '',
    text: match[3] ?? '',
    line: text.slice(0, match.index).split('\n').length,
  }))
}
