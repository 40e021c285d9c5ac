/** An item with a name, and its names in other tools. */
export interface Named {
  readonly name: string
  readonly others: readonly string[]
}

/** Returns the hint `it is \`a\` or \`b\` here` for a name from another tool, or `undefined`. */
export function called(name: string, things: readonly Named[]): string | undefined {
  const wanted = plain(name)
  const here = things.filter(({ others }) => others.some((other) => other !== '' && plain(other) === wanted))
  if (here.length === 0) return undefined
  const names = here.map((thing) => `\`${thing.name}\``)
  const last = names.pop()
  return `use ${names.length === 0 ? last : `${names.join(', ')} or ${last}`}`
}

const plain = (name: string): string => name.toLowerCase().replaceAll('_', '-')
