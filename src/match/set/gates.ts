/** A reference to a gate: its number, or the complement `~number` for its negation. */
export type GateRef = number

/** Gates under construction. The same gate is built once, however often it is asked for. */
export interface GateBuilder {
  /** Adds an input, which is false unless it is raised. */
  readonly input: () => GateRef
  /** Returns the gate that is true if all (`and`) or some (`or`) of the others are. */
  readonly gate: (kind: 'and' | 'or', of: readonly GateRef[]) => GateRef
  readonly close: () => Gates
}

/** Gates in the order of construction: each one comes after the gates that it depends on. */
export interface Gates {
  readonly size: number
  /** Number of true dependencies that make a gate true; an input has 1. */
  readonly needed: Int32Array
  /** Number of true dependencies while no input is raised. */
  readonly resting: Int32Array
  /** Length of the longest path from an input. */
  readonly level: Int32Array
  /** The users of gate `n` are `users[firstUser[n]]` up to `users[firstUser[n + 1]]`; complements if they negate it. */
  readonly firstUser: Int32Array
  readonly users: Int32Array
}

/** Opens a builder without gates. */
export function openGates(): GateBuilder {
  const needed: number[] = []
  const resting: number[] = []
  const level: number[] = []
  /** The dependencies of gate `n` are `dependencies[first[n]]` up to `dependencies[first[n + 1]]`. */
  const first: number[] = [0]
  const dependencies: GateRef[] = []
  const known = new Map<string, GateRef>()
  const isResting = (ref: GateRef): boolean => {
    const gate = numberOf(ref)
    return (resting[gate] ?? 0) >= (needed[gate] ?? 0) !== ref < 0
  }
  const add = (of: readonly GateRef[], count: number): GateRef => {
    let trueNow = 0
    let longest = -1
    for (const ref of of) {
      if (isResting(ref)) trueNow++
      longest = Math.max(longest, level[numberOf(ref)] ?? 0)
      dependencies.push(ref)
    }
    first.push(dependencies.length)
    resting.push(trueNow)
    level.push(longest + 1)
    return needed.push(count) - 1
  }
  return {
    input: () => add([], 1),
    gate: (kind, given) => {
      const of = given.length < 2 ? given : [...new Set(given)].sort((a, b) => a - b)
      const key = `${kind} ${of.join(' ')}`
      const before = known.get(key)
      if (before !== undefined) return before
      const ref = add(of, kind === 'and' ? of.length : 1)
      known.set(key, ref)
      return ref
    },
    close: () => ({
      size: needed.length,
      needed: Int32Array.from(needed),
      resting: Int32Array.from(resting),
      level: Int32Array.from(level),
      ...usersOf(first, dependencies),
    }),
  }
}

/** Returns the number of a gate, for the gate and for its complement. */
export const numberOf = (ref: GateRef): number => (ref < 0 ? ~ref : ref)

/** Sorts the dependencies by gate: counts the users of each, then fills in each list from its end. */
function usersOf(first: readonly number[], dependencies: readonly GateRef[]): Pick<Gates, 'firstUser' | 'users'> {
  const firstUser = new Int32Array(first.length)
  const change = (ref: GateRef, difference: number): number => {
    const count = (firstUser[numberOf(ref)] ?? 0) + difference
    firstUser[numberOf(ref)] = count
    return count
  }
  for (const ref of dependencies) change(ref, 1)
  firstUser.forEach((count, number) => {
    firstUser[number] = count + (firstUser[number - 1] ?? 0)
  })
  const users = new Int32Array(dependencies.length)
  first.forEach((start, user) => {
    for (const ref of dependencies.slice(start, first[user + 1])) users[change(ref, -1)] = ref < 0 ? ~user : user
  })
  return { firstUser, users }
}
