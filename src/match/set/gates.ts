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

interface Gate {
  readonly of: readonly GateRef[]
  readonly needed: number
  readonly resting: number
  readonly level: number
}

export function openGates(): GateBuilder {
  const gates: Gate[] = []
  const known = new Map<string, GateRef>()
  const isResting = (ref: GateRef): boolean => {
    const gate = gates[numberOf(ref)]
    return gate !== undefined && gate.resting >= gate.needed !== ref < 0
  }
  return {
    input: () => gates.push({ of: [], needed: 1, resting: 0, level: 0 }) - 1,
    gate: (kind, given) => {
      const of = [...new Set(given)].sort((a, b) => a - b)
      const key = `${kind} ${of.join(' ')}`
      const before = known.get(key)
      if (before !== undefined) return before
      const level = 1 + of.reduce((most, ref) => Math.max(most, gates[numberOf(ref)]?.level ?? 0), 0)
      const needed = kind === 'and' ? of.length : 1
      const ref = gates.push({ of, needed, resting: of.filter(isResting).length, level }) - 1
      known.set(key, ref)
      return ref
    },
    close: () => ({
      size: gates.length,
      needed: Int32Array.from(gates, ({ needed }) => needed),
      resting: Int32Array.from(gates, ({ resting }) => resting),
      level: Int32Array.from(gates, ({ level }) => level),
      ...usersOf(gates),
    }),
  }
}

export const numberOf = (ref: GateRef): number => (ref < 0 ? ~ref : ref)

/** Sorts the dependencies by gate: counts the users of each, then fills in each list from its end. */
function usersOf(gates: readonly Gate[]): Pick<Gates, 'firstUser' | 'users'> {
  const firstUser = new Int32Array(gates.length + 1)
  const change = (ref: GateRef, difference: number): number => {
    const number = numberOf(ref)
    firstUser[number] = (firstUser[number] ?? 0) + difference
    return firstUser[number] ?? 0
  }
  for (const { of } of gates) for (const ref of of) change(ref, 1)
  for (let number = 0; number < gates.length; number++) {
    firstUser[number + 1] = (firstUser[number + 1] ?? 0) + (firstUser[number] ?? 0)
  }
  const users = new Int32Array(firstUser[gates.length] ?? 0)
  gates.forEach(({ of }, user) => {
    for (const ref of of) users[change(ref, -1)] = ref < 0 ? ~user : user
  })
  return { firstUser, users }
}
