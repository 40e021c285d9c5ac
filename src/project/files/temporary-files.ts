import { readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { isAbandoned, thisProcess } from './process-identity.js'

// Temporary files are named `.sigmacast-<machine>-<process>-<run>-<number>.tmp`. The name identifies the owner, so that
// no other run's file is removed.

const NAME = /^\.sigmacast-([0-9a-f]{8})-(\d+)-([0-9a-f]{8})-\d+\.tmp$/

/** Returns the path of the temporary file with this number in a folder. */
export const temporaryFile = (folder: string, number: number): string =>
  join(folder, `.sigmacast-${thisProcess.machine}-${thisProcess.process}-${thisProcess.run}-${number}.tmp`)

/** Removes temporary files of killed runs from a folder. */
export function removeLeftovers(folder: string): void {
  for (const name of namesIn(folder)) {
    const [, machine, id, run] = NAME.exec(name) ?? []
    if (machine === undefined || run === undefined) continue
    const path = join(folder, name)
    try {
      if (isAbandoned({ machine, process: Number(id), run }, path)) rmSync(path, { force: true })
    } catch {} // It belongs to another user, who can remove it.
  }
}

function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder)
  } catch {
    return [] // There is none yet, or writing there says what is wrong.
  }
}
