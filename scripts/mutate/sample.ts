import { execFileSync } from 'node:child_process'
import { hash, seeded, shuffled } from '../../src/witness/choose.js'

/** Some of the items: the same for the same commit, others for the next. */
export function sampleOf<T>(items: readonly T[], size: number, commit = currentCommit()): readonly T[] {
  return shuffled(items, seeded(hash(commit))).slice(0, size)
}

const currentCommit = (): string => execFileSync('git', ['rev-parse', 'HEAD'], { encoding: 'utf8' }).trim()
