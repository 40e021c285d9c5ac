import { readFileSync } from 'node:fs'
import peggy from 'peggy'

/** Returns the parser of a grammar, whose path begins at this folder. */
export const grammarParser = (file: string, options: { readonly allowedStartRules?: string[] } = {}): peggy.Parser =>
  peggy.generate(readFileSync(new URL(file, import.meta.url), 'utf8'), options)

/** Parses a text. Calls `fail` with the sentence of the parser and the offset if the grammar rejects the text. */
export function parseBy<Tree>(parser: peggy.Parser, text: string, fail: (message: string, at: number) => never): Tree {
  try {
    return parser.parse(text) as Tree
  } catch (error) {
    const at = error instanceof parser.SyntaxError ? error.location.start.offset : 0
    return fail(error instanceof Error ? error.message : String(error), at)
  }
}

/**
 * Returns a reader of whole queries for a grammar, whose path begins at this folder. It throws an error with a place for
 * any other text.
 */
export function grammarReader<Tree>(file: string): (query: string) => Tree {
  const parser = grammarParser(file)
  return (query) =>
    parseBy(parser, query, (message, at) => {
      throw new Error(`${message} (at character ${at} of: ${query})`)
    })
}
