import { asksField, type Predicate } from '../ir/predicate.js'

/** The field that holds what keywords look for: one that nothing else is asked of. */
export function keywordField(predicates: readonly Predicate[]): string {
  const asked = new Set<string>()
  for (const predicate of predicates) {
    if (asksField(predicate)) asked.add(predicate.field)
    if (predicate.kind === 'fieldRef') asked.add(predicate.other)
  }
  let name = 'message'
  for (let number = 2; asked.has(name); number++) name = `message_${number}`
  return name
}
