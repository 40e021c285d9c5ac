import { createHash } from 'node:crypto'
import { writeFileSync } from 'node:fs'
import { isDeepStrictEqual } from 'node:util'
import type { Engine } from '../../test/engines/engine.js'
import type { ClaimCounts } from '../prove/claim-counts.js'
import { proofTargets } from '../prove/targets.js'
import { enginesKey } from './engines-key.js'
import { openJournal } from './journal.js'
import type { Outcome, Proved, Settings } from './messages.js'
import type { Mutant } from './mutant.js'
import { type Bench, bundle, CACHE, knownOutcome, runMutant } from './run-mutant.js'

/** A fault, and whether the proof has found it. */
export interface Judged {
  readonly mutant: Mutant
  /** `found although equivalent` means that the reason in the list is wrong. */
  readonly outcome: 'killed' | 'equivalent' | 'survived' | 'found although equivalent' | 'not judged'
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
  /** True to judge only by outcomes of earlier runs. */
  readonly onlyKnown: boolean
  readonly report: (judged: Judged) => void
}

/** Judges faults. The compiler as it is counts as proved: `npm run prove` proves it. */
export async function judgeMutants(mutants: readonly Mutant[], judging: Judging): Promise<readonly Judged[]> {
  const { engines, width, report } = judging
  const bench = {
    engines,
    enginesKey: enginesKey(engines),
    journal: openJournal(`${CACHE}/journal.jsonl`),
    program: await bundle(undefined),
  }
  const { claims, questions } = await questionsWithoutFault(mutants, judging, bench)
  const proved = `${CACHE}/proved-${digest(questions)}.json`
  writeFileSync(proved, JSON.stringify(questions))
  const open = [...mutants]
  const judged = new Map<Mutant, Judged>()
  const worker = async (): Promise<void> => {
    for (let mutant = open.shift(); mutant !== undefined; mutant = open.shift()) {
      const { file } = mutant
      const scope = { pipelines: isOfPipelines(mutant), strict: file.startsWith('src/convert/') }
      const settings = { ...settingsOf(judging, targetsOf(mutant)), ...scope, proved }
      const known = knownOutcome(mutant, settings, bench)
      const entry = known ?? (judging.onlyKnown ? undefined : await runMutant(mutant, settings, bench))
      const one =
        entry === undefined
          ? notJudged(mutant)
          : { ...judgement(mutant, entry.outcome, claims), seconds: entry.seconds }
      judged.set(mutant, one)
      report(one)
    }
  }
  await Promise.all(Array.from({ length: width }, worker))
  return mutants.flatMap((mutant) => judged.get(mutant) ?? [])
}

/** The claims and questions of the compiler as it is. A fault is asked only about the questions that it changes. */
async function questionsWithoutFault(mutants: readonly Mutant[], judging: Judging, bench: Bench): Promise<Proved> {
  const scope = { pipelines: mutants.some(isOfPipelines), strict: false }
  const settings = { ...settingsOf(judging, targetNames), ...scope, engines: [] }
  const { outcome } = knownOutcome(undefined, settings, bench) ?? (await runMutant(undefined, settings, bench))
  if ('disagreement' in outcome) throw new Error(`the questions cannot be made:\n${outcome.disagreement}`)
  return outcome
}

const settingsOf = (
  { engines, random }: Judging,
  targets: readonly string[],
): Omit<Settings, 'pipelines' | 'strict'> => ({
  engines: engines.map(({ name, isOwn, targets, about, select }) => ({
    name,
    targets,
    about,
    selects: select !== undefined,
    ...(isOwn === undefined ? {} : { isOwn }),
  })),
  targets,
  random,
})

const digest = (questions: readonly string[]): string =>
  createHash('sha256').update(questions.join()).digest('hex').slice(0, 16)

const isOfPipelines = ({ file }: Mutant): boolean => file.startsWith('src/pipeline/')

const notJudged = (mutant: Mutant): Judged => ({ mutant, outcome: 'not judged', because: 'no run yet', seconds: 0 })

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

/** The targets with fast readers come first: most faults of the shared parts are found there. */
const FAST = ['splunk', 'esql', 'datadog']
const targetNames = proofTargets
  .map(({ name }) => name)
  .toSorted((a, b) => Number(FAST.includes(b)) - Number(FAST.includes(a)))

/** The targets that a file takes part in: those of its platform, and of its language if it is that of one. */
function targetsOf({ file }: Mutant): readonly string[] {
  const [, platform, language] = /^backends\/(\w+)\/(\w+)/.exec(file) ?? []
  const own = (parts: readonly string[]) => targetNames.filter((name) => parts.includes(name.split(' ')[0] ?? ''))
  if (platform === undefined) return targetNames
  if (platform !== 'elastic') return own([platform])
  const languages = ['eql', 'esql', 'kql', 'lucene']
  return own(language !== undefined && languages.includes(language) ? [language] : languages)
}
