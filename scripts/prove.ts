// Runs queries on independent engines and compares the results with the claims of their conversions. Exit code 1 if one
// differs.
// npm run prove                  every target, over rules/, the corpora and random rules: the proof of docs/proof.md.
// npm run prove -- --target kql --rules <folder> --events 100 --seed 7 --random 5000.
// npm run prove -- --page        writes docs/proof.md, and the figure in the README.
// npm run prove -- --judges      only compares rules with their foreign readers: the page docs/judges.md.
// npm run prove -- --check       also fails if a page differs from this proof.
import { availableParallelism } from 'node:os'
import { parseArgs } from 'node:util'
import type { Engine } from '../test/engines/engine.js'
import { engines } from '../test/engines/index.js'
import { knownDifferences } from '../test/engines/known-differences.js'
import { proveArtifacts } from './prove/artifacts/prove-artifacts.js'
import { proveSchedules } from './prove/artifacts/schedules.js'
import { caseSets } from './prove/cases.js'
import { claimCounts } from './prove/claim-counts.js'
import { disagreementText } from './prove/disagreement-text.js'
import { type Figures, sum } from './prove/figures.js'
import { plainCases } from './prove/judges/judge-cases.js'
import { staleJudgePage, writeJudgePage } from './prove/judges/judge-page.js'
import { proveJudges } from './prove/judges/prove-judges.js'
import type { CaseSet } from './prove/made-sets.js'
import { checkPage, mutationScore, writePage } from './prove/proof-files.js'
import type { ProofRun } from './prove/proof-page.js'
import { type Case, prove } from './prove/prove.js'
import { shrink } from './prove/shrink.js'
import { proveStreams } from './prove/streams/index.js'
import type { StreamFigures } from './prove/streams/stream-figures.js'
import { proveStrict, type StrictFigures } from './prove/strict.js'
import { type ProofTarget, proofTargets } from './prove/targets.js'

const { values } = parseArgs({
  options: {
    target: { type: 'string', multiple: true },
    rules: { type: 'string', multiple: true },
    events: { type: 'string', default: '24' },
    seed: { type: 'string', default: '1' },
    random: { type: 'string', default: '200' },
    page: { type: 'boolean', default: false },
    judges: { type: 'boolean', default: false },
    check: { type: 'boolean', default: false },
  },
})

async function run(): Promise<number> {
  const names = values.target ?? []
  const targets = proofTargets.filter(
    ({ name, backend }) => names.length === 0 || names.includes(name) || names.includes(backend.name),
  )
  const [events, seed, random] = [values.events, values.seed, values.random].map(Number)
  if (targets.length === 0 || events === undefined || seed === undefined || random === undefined) return usage()
  if (![events, seed, random].every(Number.isSafeInteger)) return usage()
  const judgeCases = (sets: readonly CaseSet[]): readonly Case[] => [
    ...sets.filter(({ isMade }) => !isMade).flatMap((set) => set.cases),
    ...plainCases(random, seed, events),
  ]
  if (values.judges) return proveRules(judgeCases(caseSets({ folders: values.rules ?? [], events, seed, random: 0 })))
  const opened = (await Promise.all(engines.map((open) => open()))).filter((engine) => engine !== undefined)
  try {
    const sets = caseSets({ folders: values.rules ?? [], events, seed, random })
    const cases = sets.flatMap((set) => set.cases)
    const proofs = targets.flatMap((target) => {
      const own = opened.filter((one) => one.targets.includes(target.backend.name))
      if (own.length === 0) console.log(`${target.name}: no engine is installed (npm run engines:install)`)
      return own.map((engine) => () => proveOne(cases, target, engine))
    })
    const figures = await inParallel(proofs, availableParallelism())
    const strict = targets.map((target) => proveStrictly(cases, target))
    const streams = await proveCorrelations(seed)
    const fixed = sets[0]?.cases ?? []
    const { artifacts, schedules } = await proveFormats(fixed)
    const claims = targets.map((target) => claimCounts(fixed, target))
    const proof: ProofRun = {
      sets,
      engines: opened,
      figures,
      claims,
      strict,
      streams,
      artifacts,
      schedules,
      mutants: mutationScore(),
      known: knownDifferences,
    }
    if (values.page) writePage(proof)
    const problems = values.check ? checkPage(proof) : []
    for (const problem of problems) console.error(problem)
    const judged = values.page || values.check ? await proveRules(judgeCases(sets)) : 0
    const isSound = [...figures, ...strict, ...streams, ...artifacts, ...schedules].every(
      ({ disagreements }) => disagreements === 0,
    )
    return judged > 0 || problems.length > 0 || !isSound ? 1 : 0
  } finally {
    await Promise.all(opened.map((engine) => engine.close()))
  }
}

/** Conversions without `lossy`, whose queries must be those that the engines have run. */
function proveStrictly(cases: readonly Case[], target: ProofTarget): StrictFigures {
  const figures = proveStrict(cases, target)
  const { given, refused, disagreements, first } = figures
  console.log(`${target.name}, strict: ${given} queries, ${refused} refused, disagreements: ${disagreements}`)
  if (first !== undefined) console.error(`\n${first}`)
  return figures
}

/** Artifacts and their schedules; only in a proof of every target. */
async function proveFormats(fixed: readonly Case[]): Promise<Pick<ProofRun, 'artifacts' | 'schedules'>> {
  if (values.target !== undefined) return { artifacts: [], schedules: [] }
  const [artifacts, schedules] = [await proveArtifacts(fixed), proveSchedules(fixed)]
  for (const one of artifacts) {
    console.log(`${one.target} as ${one.format}: ${one.artifacts} artifacts, disagreements: ${one.disagreements}`)
    if (one.first !== undefined) console.error(`\n${one.first}`)
  }
  for (const one of schedules)
    console.log(
      `${one.platform}: ${one.schedules} schedules, ${one.events} events, disagreements: ${one.disagreements}`,
    )
  return { artifacts, schedules }
}

/** Number of random correlations for each evaluator. */
const STREAMS = 400

/** Correlations, for all targets together; only in a proof of every target. */
async function proveCorrelations(seed: number): Promise<readonly StreamFigures[]> {
  if (values.target !== undefined) return []
  const proved = await proveStreams(STREAMS, seed)
  for (const { figures, disagreements } of proved) {
    const { target, judge, streams, checks, matching } = figures
    console.log(
      `${target}: ${streams} correlations on ${judge}: ${checks} events, ${matching} matches, disagreements: ${figures.disagreements}`,
    )
    for (const text of disagreements) console.error(`\n${text}`)
  }
  return proved.map(({ figures }) => figures)
}

/** Compares the verdicts of foreign readers of rules, and writes or verifies their page. Returns the exit code. */
async function proveRules(cases: readonly Case[]): Promise<number> {
  const proof = await proveJudges(cases)
  if (values.page) writeJudgePage(proof)
  const problems = [...proof.problems, ...(values.check ? staleJudgePage(proof) : [])]
  for (const problem of problems) console.error(`\n${problem}`)
  return problems.length > 0 || proof.figures.some(({ unexplained }) => unexplained > 0) ? 1 : 0
}

function usage(): number {
  console.error(`usage: npm run prove -- [--target <name>] [--rules <folder>] [--events N] [--seed S] [--random N] [--judges] [--page | --check]
targets: ${proofTargets.map(({ name }) => name).join(', ')}`)
  return 2
}

/** Runs jobs in order, `width` at a time: most engines are separate programs that need a processor each. */
async function inParallel<Result>(jobs: readonly (() => Promise<Result>)[], width: number): Promise<readonly Result[]> {
  const results: Result[] = []
  const open = [...jobs.entries()]
  const worker = async (): Promise<void> => {
    for (let next = open.shift(); next !== undefined; next = open.shift()) results[next[0]] = await next[1]()
  }
  await Promise.all(Array.from({ length: width }, worker))
  return results
}

/** Maximum number of rules whose disagreements are shrunk and printed; for the others only the count is printed. */
const SHOWN = 10

async function proveOne(cases: readonly Case[], target: ProofTarget, engine: Engine): Promise<Figures> {
  const start = performance.now()
  const { figures, disagreements } = await prove(cases, target, engine, knownDifferences)
  const seconds = ((performance.now() - start) / 1000).toFixed(1)
  console.log(
    `${target.name} on ${engine.name}: ${figures.rules} rules, ${figures.accepted} queries accepted, ${figures.run} run, ${figures.checks} checks, ${figures.matching} of them matching, ${sum(figures.outside.values())} outside, ${figures.inside} moved inside, disagreements: ${figures.disagreements} (${seconds} s)`,
  )
  for (const [because, times] of figures.excused) console.log(`  excused ${times}: ${because}`)
  const shown = new Set<string>()
  const firsts = [...new Map([...disagreements].reverse().map((one) => [one.subject, one])).values()].reverse()
  for (const found of firsts.slice(0, SHOWN)) {
    const smallest = await shrink(found, async (one) => {
      const alone = await prove([one], target, engine, knownDifferences)
      return alone.disagreements
    })
    shown.add(disagreementText(smallest, target.name, engine.name))
  }
  for (const text of shown) console.error(`\n${text}`)
  return figures
}

process.exitCode = await run()
