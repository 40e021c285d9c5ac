import type { CorrelationQuery, Measure, QueryPart } from '../ir/correlation-query.js'

/** A rule of a correlation before and after a change; undefined where it has none. */
export type PartPair = readonly [before: QueryPart | undefined, after: QueryPart | undefined]

/**
 * Pairs the rules: by name if both correlations have the same, or if their conditions only count, or else by their places.
 * Returns `undefined` if a condition depends on places, and there are more or fewer of them.
 */
export function pairParts(before: CorrelationQuery, after: CorrelationQuery): readonly PartPair[] | undefined {
  const [earlier, later] = [partsByName(before), partsByName(after)]
  const isSameSize = before.of.length === after.of.length
  const byPlace = before.of.map((part, at): PartPair => [part, after.of[at]])
  if (earlier === undefined || later === undefined) return isSameSize ? byPlace : undefined
  const byName = [...new Set([...earlier.keys(), ...later.keys()])].map(
    (name): PartPair => [earlier.get(name), later.get(name)],
  )
  if (placesInEarlier(before, after) !== undefined) return byName
  if (isSameSize) return byPlace
  return counts(before.measure) && counts(after.measure) ? byName : undefined
}

/**
 * Returns the places that the rules of the later correlation have in the earlier one. Returns `undefined` unless both have
 * the same rules, each once, and the order matters in one of them at most: then only places tell which rule is which.
 */
export function placesInEarlier(before: CorrelationQuery, after: CorrelationQuery): readonly number[] | undefined {
  if (before.measure.kind === 'order' && after.measure.kind === 'order') return undefined
  const [earlier, later] = [partsByName(before), partsByName(after)]
  if (earlier === undefined || later === undefined || earlier.size !== later.size) return undefined
  const places = after.of.map(({ name }) => before.of.findIndex((part) => part.name === name))
  return places.includes(-1) ? undefined : places
}

/** True for a condition that does not depend on the places of the rules. */
const counts = ({ kind }: Measure): boolean => kind !== 'condition' && kind !== 'order'

/** Returns the parts by name; `undefined` if two have the same name. */
function partsByName({ of }: CorrelationQuery): ReadonlyMap<string, QueryPart> | undefined {
  const byName = new Map(of.map((part) => [part.name, part]))
  return byName.size === of.length ? byName : undefined
}
