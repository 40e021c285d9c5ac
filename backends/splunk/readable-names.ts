/** Names of the columns that a summary adds itself. */
const TAKEN: readonly string[] = ['count', 'firstTime', 'lastTime']

/**
 * Returns a column name for each field: its last part, with as many parts before it as make the name unique.
 *
 * @example
 * readableNames(['data.details.response.body.client_id', 'data.ip']) // ['client_id', 'ip']
 * readableNames(['actor.id', 'target{}.id']) // ['actor_id', 'target_id']
 */
export function readableNames(fields: readonly string[]): readonly string[] {
  const parts = fields.map((field) => field.replace(/\{\}/g, '').split('.'))
  const longest = Math.max(1, ...parts.map(({ length }) => length))
  return fields.map((field, index) => {
    for (let length = 1; length <= longest; length++) {
      const name = endOf(parts[index] ?? [], length)
      const isTaken = TAKEN.includes(name) || parts.some((other, at) => at !== index && endOf(other, length) === name)
      if (!isTaken && name !== '') return name
    }
    return field
  })
}

const endOf = (parts: readonly string[], length: number): string => parts.slice(-length).join('_')
