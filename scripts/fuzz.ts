// Runs mutated rules, correlations, pipelines and options through parsing, checking, explaining, witnesses and every
// format of every target. Each kind of crash is reported once, with its smallest input. Exit code 1 if there is one.
// npm run fuzz -- --cases 10000 --seed 1
// npm run fuzz -- --cases 1 --seed 1 --from 4711    repeats one case
import { parseArgs } from 'node:util'
import { fuzzCase } from './fuzz/fuzz-case.js'
import { type Crash, runCase } from './fuzz/run-case.js'
import { nameOf, smallestCase } from './fuzz/smallest-case.js'

const { values } = parseArgs({
  options: {
    cases: { type: 'string', default: '10000' },
    seed: { type: 'string', default: '1' },
    from: { type: 'string', default: '0' },
  },
})

/** Number of cases between two progress lines. */
const PACE = 10_000

function run(): number {
  const [cases, seed, from] = [values.cases, values.seed, values.from].map(Number)
  if (
    cases === undefined ||
    seed === undefined ||
    from === undefined ||
    ![cases, seed, from].every(Number.isSafeInteger)
  ) {
    console.error('usage: npm run fuzz -- [--cases N] [--seed S] [--from N]')
    return 2
  }
  const crashes = new Map<string, number>()
  const total = { made: 0, refused: 0 }
  let slowest = { number: from, milliseconds: 0 }
  for (let number = from; number < from + cases; number++) {
    const start = performance.now()
    const outcome = runCase(fuzzCase(seed, number))
    const milliseconds = Math.round(performance.now() - start)
    if (milliseconds > slowest.milliseconds) slowest = { number, milliseconds }
    if ('error' in outcome) report(outcome, seed, number, crashes)
    else {
      total.made += outcome.made
      total.refused += outcome.refused
    }
    const done = number - from + 1
    if (done % PACE === 0) console.error(`${done} of ${cases} cases, ${crashes.size} kinds of crashes`)
  }
  console.log(`${cases} cases from ${from}, seed ${seed}: ${total.made} artifacts created, ${total.refused} rejected`)
  console.log(`slowest: case ${slowest.number}, ${slowest.milliseconds} ms`)
  for (const [kind, count] of crashes) console.log(`crashed ${count} times: ${kind}`)
  return crashes.size > 0 ? 1 : 0
}

/** Counts a crash, and prints the first of its kind with its smallest input. */
function report(crash: Crash, seed: number, number: number, crashes: Map<string, number>): void {
  const kind = `${crash.step.split(' ')[0]}: ${nameOf(crash.error)}`
  const count = crashes.get(kind) ?? 0
  crashes.set(kind, count + 1)
  if (count > 0) return
  const smallest = smallestCase(fuzzCase(seed, number), crash)
  const stack = crash.error instanceof Error ? (crash.error.stack ?? '').split('\n').slice(0, 6).join('\n') : ''
  console.log(`crash in ${crash.step}, seed ${seed}, case ${number}\n${stack}\n${JSON.stringify(smallest, null, 1)}\n`)
}

process.exitCode = run()
