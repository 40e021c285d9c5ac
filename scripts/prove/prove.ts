import type { Json, Pipeline } from '../../src/index.js'
import type { Variant } from '../../src/pipeline/variant.js'
import type { Engine } from '../../test/engines/engine.js'
import type { KnownDifference, Refusal, Verdict } from '../../test/engines/known-difference.js'
import { type Claim, claimOf } from './claim.js'
import type { MadeEvent } from './events-for.js'
import { countOne, type Figures, noFigures } from './figures.js'
import { selectEvents } from './select-events.js'
import type { Subject } from './subject.js'
import type { ProofTarget } from './targets.js'

/** A rule, and the events on which its queries are verified. */
export interface Case {
  readonly subject: Subject
  readonly events: readonly MadeEvent[]
  /** The pipelines of the conversion, and the targets that they are for; absent if there are none. */
  readonly processing?: Processing
}

export interface Processing {
  readonly pipelines: readonly Pipeline[]
  /** The variants that the query joins; absent if there are none. */
  readonly variants?: readonly Variant[]
  /** Names of targets. */
  readonly targets: readonly string[]
}

/** A result of an engine that differs from the claim, and is not a known difference. */
export interface Disagreement {
  readonly subject: Subject
  readonly claim: Claim
  readonly difference: Refusal | Verdict
}

export interface Proof {
  readonly figures: Figures
  readonly disagreements: readonly Disagreement[]
}

/** Number of queries per call of an engine. */
const BATCH = 200

/** Verifies the claims for the queries of a target on one engine. */
export async function prove(
  cases: readonly Case[],
  target: ProofTarget,
  engine: Engine,
  known: readonly KnownDifference[],
): Promise<Proof> {
  const proof = { figures: noFigures(target.name, engine.name), disagreements: [] as Disagreement[] }
  for (let at = 0; at < cases.length; at += BATCH) {
    const claimed = cases.slice(at, at + BATCH).flatMap((item) => claimedCase(item, target) ?? [])
    proof.disagreements.push(...(await proveClaims(claimed, target, engine, known, proof.figures)))
  }
  proof.figures.disagreements = proof.disagreements.length
  return proof
}

/** The case with the claim of its query; undefined if the target has no query for it. */
export function claimedCase(item: Case, { backend, options }: ProofTarget): ClaimedCase | undefined {
  const { processing } = item
  if (processing !== undefined && !processing.targets.includes(backend.name)) return undefined
  const claim = claimOf(item.subject.rule, backend, options, processing)
  return claim && { ...item, claim }
}

/** The disagreements of one engine that no known difference excuses. */
export async function proveClaims(
  claimed: readonly ClaimedCase[],
  target: ProofTarget,
  engine: Engine,
  known: readonly KnownDifference[],
  figures: Figures,
): Promise<readonly Disagreement[]> {
  const own = known.filter((item) => item.engines.includes(engine.name))
  return (await proveBatch(claimed, target, engine, figures)).filter((disagreement) => {
    const excuse = own.find((item) => excuses(item, disagreement))
    if (excuse !== undefined) countOne(figures.excused, excuse.because)
    return excuse === undefined
  })
}

function excuses(known: KnownDifference, { subject, claim, difference }: Disagreement): boolean {
  if ('explains' in known) return known.explains(difference)
  if (difference.kind === 'refusal') return false
  const event = known.reads(difference.event, difference.expr)
  return claim.holds(event, subject.matches(event), difference.selected)
}

/** A case with the claim of its query. */
export interface ClaimedCase extends Case {
  readonly claim: Claim
}

/** All differences of the engine, known or not. */
async function proveBatch(
  batch: readonly ClaimedCase[],
  target: ProofTarget,
  engine: Engine,
  figures: Figures,
): Promise<Disagreement[]> {
  const disagreements: Disagreement[] = []
  const refusals = await engine.accepts(batch.map(({ claim }) => claim.query))
  const accepted = batch.filter(({ subject, claim }, index) => {
    const because = refusals[index] ?? null
    const { query } = claim
    if (because !== null)
      disagreements.push({ subject, claim, difference: { kind: 'refusal', expr: subject.expr, query, because } })
    return because === null
  })
  figures.rules += batch.length
  figures.accepted += accepted.length
  if (engine.select === undefined) return disagreements
  const tasks = accepted.map((item) => {
    return { ...item, events: coveredEvents(item, target, figures) }
  })
  const answers = await selectEvents(
    engine.select,
    tasks.map(({ claim, events }) => ({ query: claim.query, events })),
  )
  for (const [index, { subject, claim, events }] of tasks.entries()) {
    const verdicts = answers[index] ?? []
    if (verdicts.some((verdict) => verdict !== undefined)) figures.run++
    for (const [at, event] of events.entries()) {
      const selected = verdicts[at]
      if (selected === undefined) continue
      const wanted = subject.matches(event)
      figures.checks++
      if (wanted) figures.matching++
      if (claim.holds(event, wanted, selected)) continue
      const verdict: Verdict = {
        kind: 'verdict',
        expr: subject.expr,
        query: claim.query,
        event,
        wanted,
        selected,
      }
      disagreements.push({ subject, claim, difference: verdict })
    }
  }
  return disagreements
}

/** The events that the claim covers; those that it does not cover are replaced by the nearest ones that it does. */
export function coveredEvents(
  { events, claim }: ClaimedCase,
  { shape }: ProofTarget,
  figures: Figures,
): readonly Json[] {
  const covered = new Map<string, Json>()
  const outside: Json[] = []
  for (const { event } of events) {
    const shaped = shape(event)
    const broken = claim.broken(shaped)
    if (broken === undefined) covered.set(keyOf(shaped), shaped)
    else {
      countOne(figures.outside, broken)
      outside.push(event)
    }
  }
  for (const event of outside.map((one) => claim.inside(one, shape))) {
    if (event === undefined || covered.has(keyOf(event))) continue
    covered.set(keyOf(event), event)
    figures.inside++
  }
  return [...covered.values()]
}

const keyOf = (event: Json): string =>
  JSON.stringify(event, (_, value) => (typeof value === 'bigint' ? `bigint ${value}` : value))
