/** Returns the tab that a key leads to, or `undefined` for any other key. */
export function nextTab<Name extends string>(names: readonly Name[], selected: Name, key: string): Name | undefined {
  const at = names.indexOf(selected)
  const count = names.length
  const targets: Readonly<Record<string, number>> = {
    ArrowRight: (at + 1) % count,
    ArrowLeft: (at - 1 + count) % count,
    Home: 0,
    End: count - 1,
  }
  return Object.hasOwn(targets, key) ? names[targets[key] ?? 0] : undefined
}
