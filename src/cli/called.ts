/** A thing with a name of its own, and names that it has elsewhere. */
export interface Named {
  readonly name: string
  readonly others: readonly string[]
}

/** `it is \`a\` or \`b\` here` for a name that other tools have for these things; undefined if none has it. */
export function called(name: string, things: readonly Named[]): string | undefined {
  const wanted = plain(name)
  const here = things.filter(({ others }) => others.some((other) => other !== '' && plain(other) === wanted))
  if (here.length === 0) return undefined
  const names = here.map((thing) => `\`${thing.name}\``)
  const last = names.pop()
  return `use ${names.length === 0 ? last : `${names.join(', ')} or ${last}`}`
}

const plain = (name: string): string => name.toLowerCase().replaceAll('_', '-')
