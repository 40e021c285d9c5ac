/** Names of the columns that a summary adds itself. */
const OWN = ['count', 'firstTime', 'lastTime'] as const

/**
 * Returns a column name for each field: its last part, with as many parts before it as make the name unique and
 * different from names that are taken. A field without such a name keeps its
 * own, after `field_` if that is taken too.
 *
 * @example
 * readableNames(['data.details.response.body.client_id', 'data.ip']) // ['client_id', 'ip']
 * readableNames(['actor.id', 'target{}.id']) // ['actor_id', 'target_id']
 */
export function readableNames(fields: readonly string[], taken: readonly string[] = []): readonly string[] {
  const unavailable: ReadonlySet<string> = new Set([...OWN, ...taken])
  const parts = fields.map((field) =>
    field
      .replace(/\{\}/g, '')
      .split('.')
      .filter((part) => part !== ''),
  )
  return fields.map((field, index) => {
    const own = parts[index] ?? []
    for (let length = 1; length <= own.length; length++) {
      const name = endOf(own, length)
      const isShared = parts.some((other, at) => at !== index && endOf(other, length) === name)
      if (!unavailable.has(name) && !isShared) return name
    }
    return unavailable.has(field) ? `field_${field}` : field
  })
}

/** The last parts as a name that needs no quotes if its letters do not. */
const endOf = (parts: readonly string[], length: number): string =>
  parts
    .slice(-length)
    .join('_')
    .replace(/[\s-]+/g, '_')
