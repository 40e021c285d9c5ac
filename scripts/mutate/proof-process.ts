// Proves the fixed set and a few random rules in a process of its own, whose code may have a fault.
import { knownDifferences } from '../../test/engines/known-differences.js'
import { fixedSet, randomSet } from '../prove/cases.js'
import { type ClaimCounts, claimCounts } from '../prove/claim-counts.js'
import { disagreementText } from '../prove/disagreement-text.js'
import { type Case, prove } from '../prove/prove.js'
import { proofTargets } from '../prove/targets.js'
import type { Outcome, Settings } from './messages.js'
import { remoteEngines } from './remote-engine.js'

/** Number of rules that every engine judges before any judges more: a fault that many rules show is found at once. */
const CHUNK = 300

const settings = JSON.parse(process.argv[2] ?? '{}') as Settings

async function outcome(): Promise<Outcome> {
  const fixed = fixedSet().cases
  const cases = [...mixed(fixed), ...randomSet({ events: 12, seed: 1, random: settings.random }).cases]
  const targets = proofTargets.filter(({ name }) => settings.targets.includes(name))
  const engines = remoteEngines(settings)
  for (let at = 0; at < cases.length; at += CHUNK) {
    for (const target of targets) {
      for (const engine of engines.filter((one) => one.targets.includes(target.backend.name))) {
        const { disagreements } = await prove(cases.slice(at, at + CHUNK), target, engine, knownDifferences)
        const [first] = disagreements
        if (first !== undefined) return { disagreement: disagreementText(first, target.name, engine.name) }
      }
    }
  }
  return { claims: targets.map((target): ClaimCounts => claimCounts(fixed, target)) }
}

/** The cases in another order, so that each part has some of every kind. */
const mixed = (cases: readonly Case[]): readonly Case[] =>
  cases
    .map((one, at) => ({ one, place: (at * 7919) % cases.length }))
    .sort((a, b) => a.place - b.place)
    .map(({ one }) => one)

function failure(error: unknown): Outcome {
  return { disagreement: error instanceof Error ? (error.stack ?? error.message) : String(error) }
}

process.send?.(await outcome().catch(failure), () => process.disconnect())
