import { inBackQuotes, wordList } from './word-list.js'

/** An item with a name, and its names in other tools. */
export interface Named {
  readonly name: string
  readonly otherNames: readonly string[]
}

/** Returns the hint `use \`a\` or \`b\`` for a name from another tool, or `undefined`. */
export function nameHint(name: string, items: readonly Named[]): string | undefined {
  const key = plain(name)
  const matching = items.filter(({ otherNames }) => otherNames.some((other) => other !== '' && plain(other) === key))
  if (matching.length === 0) return undefined
  return `use ${wordList(inBackQuotes(matching.map((item) => item.name)), 'or')}`
}

const plain = (name: string): string => name.toLowerCase().replaceAll('_', '-')
