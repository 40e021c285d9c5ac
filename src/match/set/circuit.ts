import { type GateRef, type Gates, numberOf } from './gates.js'

/** Gates with the state that they have for one event. */
export interface Circuit {
  /** Makes an input true until `reset`. Returns false if it already is. */
  readonly raise: (input: GateRef) => boolean
  /** Computes all gates from the raised inputs. Returns those that differ from their state at rest. */
  readonly settle: () => readonly GateRef[]
  /** True if a gate is, after `settle`. */
  readonly isTrue: (ref: GateRef) => boolean
  readonly reset: () => void
}

/**
 * Opens a circuit at rest. The work for an event is proportional to the gates that change and their users, not to the
 * number of gates. Each gate counts its true dependencies. It passes a change on once, after all gates that it depends
 * on.
 */
export function openCircuit({ size, needed, resting, level, firstUser, users }: Gates): Circuit {
  const count = resting.slice()
  const isQueued = new Uint8Array(size)
  const queues: number[][] = Array.from({ length: level.reduce((most, at) => Math.max(most, at), 0) + 1 }, () => [])
  const changed: number[] = []
  const isUp = (gate: number): boolean => (count[gate] ?? 0) >= (needed[gate] ?? 0)
  const wasUp = (gate: number): boolean => (resting[gate] ?? 0) >= (needed[gate] ?? 0)
  const add = (gate: number, difference: number): void => {
    count[gate] = (count[gate] ?? 0) + difference
    if (isQueued[gate] === 1) return
    isQueued[gate] = 1
    queues[level[gate] ?? 0]?.push(gate)
  }
  const addToUsers = (gate: number, difference: number): void => {
    const end = firstUser[gate + 1] ?? 0
    for (let next = firstUser[gate] ?? 0; next < end; next++) {
      const user = users[next] ?? 0
      if (user < 0) add(~user, -difference)
      else add(user, difference)
    }
  }
  return {
    raise: (input) => {
      if (count[input] !== 0) return false
      add(input, 1)
      return true
    },
    settle: () => {
      for (const queue of queues) {
        for (const gate of queue) {
          const difference = isUp(gate) ? 1 : -1
          if (wasUp(gate) === difference > 0) continue
          changed.push(gate)
          addToUsers(gate, difference)
        }
      }
      return changed
    },
    isTrue: (ref) => isUp(numberOf(ref)) !== ref < 0,
    reset: () => {
      changed.length = 0
      for (const queue of queues) {
        for (const gate of queue) {
          count[gate] = resting[gate] ?? 0
          isQueued[gate] = 0
        }
        queue.length = 0
      }
    },
  }
}
