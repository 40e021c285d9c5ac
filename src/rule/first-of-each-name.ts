/** Keeps the first of the items with one name. */
export function firstOfEachName<Item extends { readonly name: string }>(items: readonly Item[]): readonly Item[] {
  const first = new Map<string, Item>()
  for (const item of items) if (!first.has(item.name)) first.set(item.name, item)
  return [...first.values()]
}
