/** Names of the columns that a summary adds itself. */
const OWN = ['count', 'firstTime', 'lastTime'] as const

/** The longest name, in parts of a field's name. */
const MAX_PARTS = 4

/**
 * Returns a column name for each field: its last part, with as many parts before it as make the name unique and
 * different from names that are taken. A field without such a name keeps its own, after `field_` if that is taken, too.
 *
 * @example
 * readableNames(['data.details.response.body.client_id', 'data.ip']) // ['client_id', 'ip']
 * readableNames(['actor.id', 'target{}.id']) // ['actor_id', 'target_id']
 */
export function readableNames(fields: readonly string[], taken: readonly string[] = []): readonly string[] {
  const unavailable = new Set<string>([...OWN, ...taken])
  const names = fields.map(namesOf)
  const uses = Array.from({ length: MAX_PARTS }, (_, at) => countUses(names.map((own) => own[at] ?? own.at(-1) ?? '')))
  return fields.map((field, index) => {
    const free = names[index]?.find((name, at) => !unavailable.has(name) && uses[at]?.get(name) === 1)
    const name = free ?? (unavailable.has(field) ? `field_${field}` : field)
    unavailable.add(name)
    return name
  })
}

/** The names that consist of the last part, the last two parts, and so on. They need no quotes if their letters do not. */
function namesOf(field: string): readonly string[] {
  const parts = field
    .replace(/\{\}/g, '')
    .split('.')
    .filter((part) => part !== '')
    .map((part) => part.replace(/[\s-]+/g, '_'))
    .slice(-MAX_PARTS)
  return parts.map((_, index) => parts.slice(-index - 1).join('_'))
}

function countUses(names: readonly string[]): ReadonlyMap<string, number> {
  const uses = new Map<string, number>()
  for (const name of names) uses.set(name, (uses.get(name) ?? 0) + 1)
  return uses
}
