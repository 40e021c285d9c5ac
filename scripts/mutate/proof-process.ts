// Proves the fixed set and a few random rules in a process of its own, whose code may have a fault.
import { readFileSync } from 'node:fs'
import { knownDifferences } from '../../test/engines/known-differences.js'
import { type ClaimCounts, claimCounts } from '../prove/claim-counts.js'
import { disagreementText } from '../prove/disagreement-text.js'
import { noFigures } from '../prove/figures.js'
import { fixedRules } from '../prove/fixed/fixed-rules.js'
import { fixedCase, pipelineCase, randomSet } from '../prove/made-sets.js'
import { pipelineRules } from '../prove/pipelines/pipeline-cases.js'
import { type Case, claimedCase, proveClaims } from '../prove/prove.js'
import { proveStrict } from '../prove/strict.js'
import { proofTargets } from '../prove/targets.js'
import type { Outcome, Settings } from './messages.js'
import { questionDigest } from './question-digest.js'
import { remoteEngines } from './remote-engine.js'

/** Number of rules that every engine judges first. Each part has twice as many: most faults are found at once. */
const FIRST_PART = 60
const EVENTS = { events: 12, seed: 1 }

const settings = JSON.parse(process.argv[2] ?? '{}') as Settings
const proved = new Set(
  settings.proved === undefined ? [] : (JSON.parse(readFileSync(settings.proved, 'utf8')) as string[]),
)
const targets = proofTargets.filter(({ name }) => settings.targets.includes(name))
const engines = remoteEngines(settings)
const questions: string[] = []

async function outcome(): Promise<Outcome> {
  const fixed: Case[] = []
  const judged = function* (): Generator<readonly Case[]> {
    if (settings.pipelines)
      for (const part of parts(pipelineRules())) yield part.flatMap((rule) => pipelineCase(rule, EVENTS))
    for (const part of parts(fixedRules())) {
      const cases = part.map(fixedCase)
      fixed.push(...cases)
      yield cases
    }
    yield randomSet({ ...EVENTS, random: settings.random }).cases
  }
  for (const cases of judged()) {
    const disagreement = await firstDisagreement(cases)
    if (disagreement !== undefined) return { disagreement }
  }
  for (const target of targets) {
    const { first } = proveStrict(fixed, target)
    if (first !== undefined) return { disagreement: first }
  }
  return { claims: targets.map((target): ClaimCounts => claimCounts(fixed, target)), questions }
}

/** The first disagreement about a question that is not proved yet. Own readers judge first, because they are fast. */
async function firstDisagreement(cases: readonly Case[]): Promise<string | undefined> {
  const open = targets.map((target) => {
    const asked = cases.flatMap((item) => {
      const claimed = claimedCase(item, target)
      return claimed === undefined ? [] : [{ claimed, digest: questionDigest(claimed, target) }]
    })
    const own = asked.filter(({ digest }) => !proved.has(digest))
    for (const { digest } of own) {
      proved.add(digest)
      questions.push(digest)
    }
    return { target, claimed: own.map(({ claimed }) => claimed) }
  })
  for (const isOwn of [true, undefined]) {
    for (const { target, claimed } of open) {
      for (const engine of engines.filter((one) => one.isOwn === isOwn && one.targets.includes(target.backend.name))) {
        const figures = noFigures(target.name, engine.name)
        const [first] = await proveClaims(claimed, target, engine, knownDifferences, figures)
        if (first !== undefined) return disagreementText(first, target.name, engine.name)
      }
    }
  }
  return undefined
}

/** The items in parts of growing size, in an order in which each part has items of every kind. */
function* parts<T>(all: readonly T[]): Generator<readonly T[]> {
  const mixed = all
    .map((one, at) => ({ one, place: (at * 7919) % all.length }))
    .sort((a, b) => a.place - b.place)
    .map(({ one }) => one)
  for (let at = 0, size = FIRST_PART; at < mixed.length; at += size, size *= 2) yield mixed.slice(at, at + size)
}

function failure(error: unknown): Outcome {
  return { disagreement: error instanceof Error ? (error.stack ?? error.message) : String(error) }
}

process.send?.(await outcome().catch(failure), () => process.disconnect())
