import type { FuzzCase } from './fuzz-case.js'
import { type Crash, runCase } from './run-case.js'

/** Maximum number of tries. */
const TRIES = 3_000

/**
 * Reduces a case to the smallest that crashes in the same way: it removes options, pipeline, lines and characters in
 * turn.
 */
export function smallestCase(start: FuzzCase, { step, error }: Crash): FuzzCase {
  let tries = 0
  const crashes = (one: FuzzCase): boolean => {
    if (tries++ >= TRIES) return false
    const outcome = runCase(one)
    return 'error' in outcome && outcome.step === step && nameOf(outcome.error) === nameOf(error)
  }
  let smallest = start
  for (const less of [{ pipeline: null }, { option: null }, { lossy: true }]) {
    if (crashes({ ...smallest, ...less })) smallest = { ...smallest, ...less }
  }
  for (const key of ['rules', 'pipeline'] as const) {
    for (const unit of ['\n', '']) {
      const text = smallest[key]
      if (text === null) continue
      const parts = shortest(text.split(unit), (some) => crashes({ ...smallest, [key]: some.join(unit) }))
      smallest = { ...smallest, [key]: parts.join(unit) }
    }
  }
  return smallest
}

/** Removes runs of parts, from half of them down to single ones, as long as `holds`. */
function shortest(parts: readonly string[], holds: (parts: readonly string[]) => boolean): readonly string[] {
  let left = parts
  for (let size = Math.ceil(left.length / 2); size >= 1; size = size === 1 ? 0 : Math.ceil(size / 2)) {
    for (let at = 0; at < left.length; ) {
      const fewer = left.toSpliced(at, size)
      if (holds(fewer)) left = fewer
      else at += size
    }
  }
  return left
}

/** Identifies a kind of crash. */
export const nameOf = (error: unknown): string =>
  error instanceof Error ? `${error.name}: ${error.message.replace(/\d+/g, 'N').slice(0, 80)}` : String(error)
