import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { proofBadge } from './proof-badge.js'
import { type ProofRun, proofPage, summary } from './proof-page.js'
import { staleness } from './staleness.js'

const PAGE = new URL('../../docs/proof.md', import.meta.url)
const MUTANTS = new URL('../../docs/mutants.md', import.meta.url)
const BADGE = new URL('../../docs/proof.svg', import.meta.url)
const README = new URL('../../README.md', import.meta.url)
/** The sentence that the page and the README share. */
export const SUMMARY = /^\*\*Proved: .*?\*\*/m

/** Writes docs/proof.md and its badge, and its sentence into the README. */
export function writePage(run: ProofRun): void {
  writeFileSync(PAGE, proofPage(run))
  writeFileSync(BADGE, proofBadge(summary(run)))
  writeFileSync(README, readFileSync(README, 'utf8').replace(SUMMARY, summary(run)))
}

/** Differences between the page and the run. */
export const checkPage = (run: ProofRun): readonly string[] => staleness(readFileSync(PAGE, 'utf8'), run)

/** The sentence of docs/mutants.md with the mutation score; undefined if there is no such page. */
export function mutationScore(): string | undefined {
  if (!existsSync(MUTANTS)) return undefined
  return /^\*\*Mutants found: .*$/m.exec(readFileSync(MUTANTS, 'utf8'))?.[0]
}
