// Proves the fixed set and a few random rules in a process of its own, whose code may have a fault.
import { knownDifferences } from '../../test/engines/known-differences.js'
import { type ClaimCounts, claimCounts } from '../prove/claim-counts.js'
import { disagreementText } from '../prove/disagreement-text.js'
import { fixedRules } from '../prove/fixed/fixed-rules.js'
import { fixedCase, randomSet } from '../prove/made-sets.js'
import { type Case, prove } from '../prove/prove.js'
import { proofTargets } from '../prove/targets.js'
import type { Outcome, Settings } from './messages.js'
import { remoteEngines } from './remote-engine.js'

/** Number of rules that every engine judges before any judges more: a fault that many rules show is found at once. */
const CHUNK = 300

const settings = JSON.parse(process.argv[2] ?? '{}') as Settings
const targets = proofTargets.filter(({ name }) => settings.targets.includes(name))
const engines = remoteEngines(settings)

async function outcome(): Promise<Outcome> {
  const rules = mixed(fixedRules())
  const fixed: Case[] = []
  for (let at = 0; at < rules.length; at += CHUNK) {
    const cases = rules.slice(at, at + CHUNK).map(fixedCase)
    fixed.push(...cases)
    const disagreement = await firstDisagreement(cases)
    if (disagreement !== undefined) return { disagreement }
  }
  const { cases } = randomSet({ events: 12, seed: 1, random: settings.random })
  const disagreement = await firstDisagreement(cases)
  if (disagreement !== undefined) return { disagreement }
  return { claims: targets.map((target): ClaimCounts => claimCounts(fixed, target)) }
}

async function firstDisagreement(cases: readonly Case[]): Promise<string | undefined> {
  for (const target of targets) {
    for (const engine of engines.filter((one) => one.targets.includes(target.backend.name))) {
      const [first] = (await prove(cases, target, engine, knownDifferences)).disagreements
      if (first !== undefined) return disagreementText(first, target.name, engine.name)
    }
  }
  return undefined
}

/** Another order, in which each part has rules of every kind. */
const mixed = <T>(all: readonly T[]): readonly T[] =>
  all
    .map((one, at) => ({ one, place: (at * 7919) % all.length }))
    .sort((a, b) => a.place - b.place)
    .map(({ one }) => one)

function failure(error: unknown): Outcome {
  return { disagreement: error instanceof Error ? (error.stack ?? error.message) : String(error) }
}

process.send?.(await outcome().catch(failure), () => process.disconnect())
