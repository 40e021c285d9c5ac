import type { Bool } from '../ir/bool.js'
import type { Dialect } from './dialect.js'
import type { Part } from './group-part.js'
import { guardOf } from './guard.js'
import type { Leaf } from './leaf.js'

/** True for the names of guards that are redundant, since another part decides the result where they would be false. */
export type Redundancy = (guard: string) => boolean

/** The place of a group: its language, and the guards that the parts around it make redundant. */
interface Surroundings {
  readonly dialect: Dialect
  readonly isRedundant: Redundancy
}

/** Each entry returns the guards that are redundant in a part of a group. */
export const redundantGuards: Readonly<
  Record<'and' | 'or', (parts: readonly Part[], around: Surroundings) => (part: Part) => Redundancy>
> = { and: inConjunction, or: inDisjunction }

/**
 * Where a test of a field holds, the field is present; where it does not, the conjunction is false whatever its other
 * parts are. So a part needs no guard of a field that another part tests. That part needs its own guard: each part
 * relies on earlier ones only, in the order tests, groups, negations.
 */
function inConjunction(parts: readonly Part[], { dialect, isRedundant }: Surroundings): (part: Part) => Redundancy {
  const places = new Map<Part, number>()
  const firstPlaces = new Map<string, number>()
  for (const rank of [0, 1, 2]) {
    for (const part of parts) {
      if (rankOf(part) !== rank || places.has(part)) continue
      const place = places.size
      places.set(part, place)
      for (const guard of impliedGuards(part, dialect)) if (!firstPlaces.has(guard)) firstPlaces.set(guard, place)
    }
  }
  return (part) => {
    const place = places.get(part) ?? 0
    return (guard) => isRedundant(guard) || (firstPlaces.get(guard) ?? place) < place
  }
}

/** A disjunction holds where one of its parts tests that a field is missing. */
function inDisjunction(parts: readonly Part[], { isRedundant }: Surroundings): (part: Part) => Redundancy {
  const missing = new Set(parts.flatMap(guardsOfMissing))
  return () => (missing.size === 0 ? isRedundant : (guard) => missing.has(guard) || isRedundant(guard))
}

/** True for a language whose guards test that a field is present. Only these can be redundant. */
export const testsPresence = ({ logic: { missing } }: Dialect): boolean =>
  typeof missing === 'object' && 'presence' in missing

function rankOf(part: Part): number {
  if (part.kind === 'not') return negatedText(part.arg) === undefined ? 2 : 0
  return part.kind === 'leaf' ? 0 : 1
}

/** Returns the text of a negated predicate that has one of its own, such as “missing” for “present”. */
const negatedText = (arg: Bool<Leaf>): string | undefined => (arg.kind === 'leaf' ? arg.leaf.negation : undefined)

/** Lists the guards that hold wherever a part of a conjunction holds. */
function impliedGuards(part: Part, dialect: Dialect): readonly string[] {
  switch (part.kind) {
    case 'const':
      return []
    case 'leaf':
      return guardsOfLeaf(part.leaf, dialect)
    case 'list':
      return guardsOfLeaf(part.first, dialect)
    case 'not': {
      const text = negatedText(part.arg)
      return text === undefined ? [] : [text]
    }
    case 'run':
      return part.parts.flatMap((other) => impliedGuards(other, dialect))
    case 'and':
      return part.args.flatMap((arg) => impliedGuards(arg, dialect))
    case 'or': {
      const [first = [], ...rest] = part.args.map((arg) => impliedGuards(arg, dialect))
      const others = rest.map((names) => new Set(names))
      return first.filter((name) => others.every((names) => names.has(name)))
    }
  }
}

function guardsOfLeaf(leaf: Leaf, dialect: Dialect): readonly string[] {
  // A user-defined expression may hold for a missing field.
  if (leaf.predicate.kind === 'expression') return []
  if (leaf.negation !== undefined) return [leaf.text]
  const guard = guardOf(leaf, dialect)
  return guard === undefined ? [] : [guard.name]
}

function guardsOfMissing(part: Part): readonly string[] {
  if (part.kind === 'run') return part.parts.flatMap(guardsOfMissing)
  if (part.kind !== 'leaf' || part.leaf.predicate.kind === 'expression') return []
  return part.leaf.negation === undefined ? [] : [part.leaf.negation]
}
