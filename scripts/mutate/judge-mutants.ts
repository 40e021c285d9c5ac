import { isDeepStrictEqual } from 'node:util'
import type { Engine } from '../../test/engines/engine.js'
import { type ClaimCounts, claimCounts } from '../prove/claim-counts.js'
import { fixedSet } from '../prove/made-sets.js'
import { proofTargets } from '../prove/targets.js'
import type { Outcome, Settings } from './messages.js'
import type { Mutant } from './mutant.js'
import { rememberingEngine } from './remembering-engine.js'
import { runMutant } from './run-mutant.js'

/** A fault, and whether the proof has found it. */
export interface Judged {
  readonly mutant: Mutant
  /** `found although equivalent` means that the reason in the list is wrong. */
  readonly outcome: 'killed' | 'equivalent' | 'survived' | 'found although equivalent'
  /** The disagreement, or the reason why there is none. */
  readonly because: string
  readonly seconds: number
}

interface Judging {
  readonly engines: readonly Engine[]
  /** Number of random rules. */
  readonly random: number
  /** Number of faults at a time. */
  readonly width: number
  /** True to prove without a fault first: the proof has to hold, and later runs reuse the answers of the engines. */
  readonly provesFirst: boolean
  readonly report: (judged: Judged) => void
}

/** Judges faults. Throws if the proof fails without one. */
export async function judgeMutants(
  mutants: readonly Mutant[],
  { engines, random, width, provesFirst, report }: Judging,
): Promise<readonly Judged[]> {
  const remembering = engines.map(rememberingEngine)
  const settings = (targets: readonly string[]): Settings => ({
    engines: engines.map(({ name, targets, about }) => ({ name, targets, about })),
    parsers: engines.filter(({ select }) => select === undefined).map(({ name }) => name),
    targets,
    random,
  })
  if (provesFirst) {
    const sound = await runMutant(undefined, settings(proofTargets.map(({ name }) => name)), remembering)
    if ('disagreement' in sound) throw new Error(`the proof fails without a fault:\n${sound.disagreement}`)
  }
  const { cases } = fixedSet()
  const claims = proofTargets.map((target) => claimCounts(cases, target))
  const open = [...mutants]
  const judged: Judged[] = []
  const worker = async (): Promise<void> => {
    for (let mutant = open.shift(); mutant !== undefined; mutant = open.shift()) {
      const start = performance.now()
      const outcome = await runMutant(mutant, settings(targetsOf(mutant)), remembering)
      const one = { ...judgement(mutant, outcome, claims), seconds: (performance.now() - start) / 1000 }
      judged.push(one)
      report(one)
    }
  }
  await Promise.all(Array.from({ length: width }, worker))
  return judged
}

function judgement(mutant: Mutant, outcome: Outcome, claims: readonly ClaimCounts[]): Omit<Judged, 'seconds'> {
  const { equivalent } = mutant
  const because = differenceOf(outcome, claims)
  if (because !== undefined)
    return { mutant, outcome: equivalent === undefined ? 'killed' : 'found although equivalent', because }
  return equivalent === undefined
    ? { mutant, outcome: 'survived', because: 'no verdict and no claim of the fixed set differs' }
    : { mutant, outcome: 'equivalent', because: equivalent }
}

function differenceOf(outcome: Outcome, claims: readonly ClaimCounts[]): string | undefined {
  if ('disagreement' in outcome) return outcome.disagreement
  const changed = outcome.claims.find(
    (counts) =>
      !isDeepStrictEqual(
        counts,
        claims.find(({ target }) => target === counts.target),
      ),
  )
  return changed === undefined ? undefined : `the claims of the fixed set change: ${JSON.stringify(changed)}`
}

/** The targets that a file takes part in: those of its platform, and of its language if it is that of one. */
function targetsOf({ file }: Mutant): readonly string[] {
  const [, platform, language] = /^backends\/(\w+)\/(\w+)/.exec(file) ?? []
  const names = proofTargets.map(({ name }) => name)
  const own = (parts: readonly string[]) => names.filter((name) => parts.includes(name.split(' ')[0] ?? ''))
  if (platform === undefined) return names
  if (platform !== 'elastic') return own([platform])
  const languages = ['eql', 'esql', 'kql', 'lucene']
  return own(language !== undefined && languages.includes(language) ? [language] : languages)
}
