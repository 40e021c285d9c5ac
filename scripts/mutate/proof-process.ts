// Proves the fixed set and a few random rules in a process of its own, whose code may have a fault.
import { readFileSync } from 'node:fs'
import { knownDifferences } from '../../test/engines/known-differences.js'
import { type ClaimCounts, countClaim, noClaims } from '../prove/claim-counts.js'
import { disagreementText } from '../prove/disagreement-text.js'
import { noFigures } from '../prove/figures.js'
import { fixedRules } from '../prove/fixed/fixed-rules.js'
import { fixedCase, pipelineCase, randomSet } from '../prove/made-sets.js'
import { pipelineRules } from '../prove/pipelines/pipeline-cases.js'
import { type Case, type ClaimedCase, claimedCase, proveClaims } from '../prove/prove.js'
import { proveStrict } from '../prove/strict.js'
import { type ProofTarget, proofTargets } from '../prove/targets.js'
import type { Disagreed, Outcome, Settings } from './messages.js'
import { questionDigest } from './question-digest.js'
import { remoteEngines } from './remote-engine.js'

/** Number of rules that every engine judges first. Each part has twice as many: most faults are found at once. */
const FIRST_PART = 60
const EVENTS = { events: 12, seed: 1 }

const settings = JSON.parse(process.argv[2] ?? '{}') as Settings
const proved = new Set(
  settings.proved === undefined ? [] : (JSON.parse(readFileSync(settings.proved, 'utf8')) as string[]),
)
const targets = settings.targets.flatMap((name) => proofTargets.find((target) => target.name === name) ?? [])
/** Own readers judge first, because they are fast. */
const engines = remoteEngines(settings).toSorted((a, b) => Number(b.isOwn ?? false) - Number(a.isOwn ?? false))
const questions: string[] = []

async function outcome(): Promise<Outcome> {
  const claims = targets.map(({ name }) => noClaims(name))
  for (const { cases, isFixed } of sets()) {
    for (const [at, target] of targets.entries()) {
      const claimed = cases.map((item) => claimedCase(item, target))
      const disagreement = await firstDisagreement(
        claimed.filter((one) => one !== undefined),
        target,
      )
      if (disagreement !== undefined) return disagreement
      const strict = settings.strict ? proveStrict(cases, target).first : undefined
      if (strict !== undefined) return { disagreement: strict }
      if (isFixed) for (const one of claimed) countClaim(claims[at] as ClaimCounts, one?.claim)
    }
  }
  return { claims, questions }
}

interface Part {
  readonly cases: readonly Case[]
  readonly isFixed: boolean
}

function* sets(): Generator<Part> {
  if (settings.pipelines)
    for (const part of parts(pipelineRules()))
      yield { cases: part.flatMap((rule) => pipelineCase(rule, EVENTS)), isFixed: false }
  const all = fixedRules()
  yield { cases: all.filter(({ source }) => source.name === settings.first).map(fixedCase), isFixed: false }
  for (const part of parts(all)) yield { cases: part.map(fixedCase), isFixed: true }
  yield { cases: randomSet({ ...EVENTS, random: settings.random }).cases, isFixed: false }
}

/** The first disagreement about a question that is not proved yet. */
async function firstDisagreement(claimed: readonly ClaimedCase[], target: ProofTarget): Promise<Disagreed | undefined> {
  const open = claimed.filter((item) => {
    const digest = questionDigest(item, target)
    if (proved.has(digest)) return false
    proved.add(digest)
    questions.push(digest)
    return true
  })
  for (const engine of engines.filter((one) => one.targets.includes(target.backend.name))) {
    const [first] = await proveClaims(open, target, engine, knownDifferences, noFigures(target.name, engine.name))
    if (first === undefined) continue
    const { name: rule } = first.subject.rule.source
    return { disagreement: disagreementText(first, target.name, engine.name), rule }
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
