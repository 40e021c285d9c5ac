/**
 * Resolves in the next turn of the event loop, after waiting events. `setImmediate` of `node:timers/promises` does the
 * same, but loading that module takes 0.5 ms of a start.
 */
export const nextTurn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve))
