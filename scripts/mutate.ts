// Puts one fault at a time into the compiler, and runs the proof against it. Exit code 1 if a fault is neither found nor
// explained.
// npm run mutate                    every fault: the mutation score.
// npm run mutate -- --only cased    the faults whose name or file contains the text.
// npm run mutate -- --sample 8      as many, chosen by the commit.
// npm run mutate -- --width 4       as many at a time (default: one for each processor).
// npm run mutate -- --known         only what earlier runs have judged.
// npm run mutate -- --page          also writes the score to docs/mutants.md.
// An interrupted run goes on where it ended. The compiler without a fault counts as proved: `npm run prove` proves it.
import { availableParallelism } from 'node:os'
import { parseArgs } from 'node:util'
import { engines } from '../test/engines/index.js'
import { type Judged, judgeMutants } from './mutate/judge-mutants.js'
import { mutants } from './mutate/mutants/index.js'
import { writeMutantsPage } from './mutate/mutants-page.js'
import { sampleOf } from './mutate/sample.js'

const { values } = parseArgs({
  options: {
    only: { type: 'string', multiple: true, default: [] },
    sample: { type: 'string' },
    random: { type: 'string', default: '60' },
    width: { type: 'string', default: String(availableParallelism()) },
    known: { type: 'boolean', default: false },
    page: { type: 'boolean', default: false },
  },
})

async function run(): Promise<number> {
  const named = mutants.filter(
    ({ name, file }) => values.only.length === 0 || values.only.some((text) => `${name} ${file}`.includes(text)),
  )
  const chosen = values.sample === undefined ? named : sampleOf(named, Number(values.sample))
  const [random, width] = [Number(values.random), Number(values.width)]
  if (chosen.length === 0 || !Number.isSafeInteger(random) || !(width > 0)) {
    console.error('usage: npm run mutate -- [--only <text>] [--sample N] [--random N] [--width N] [--known] [--page]')
    return 2
  }
  const opened = (await Promise.all(engines.map((open) => open()))).filter((engine) => engine !== undefined)
  const isComplete = opened.length === engines.length
  if (!isComplete) console.log('some engines are not installed, so a fault may survive (npm run engines:install)')
  try {
    const judged = await judgeMutants(chosen, {
      engines: opened,
      random,
      width,
      onlyKnown: values.known,
      report,
    })
    const alive = judged.filter(({ outcome }) => outcome === 'survived')
    console.log(
      `${judged.length} mutants, ${judged.filter(({ outcome }) => outcome === 'killed').length} found, ${judged.filter(({ outcome }) => outcome === 'equivalent').length} equivalent, ${alive.length} survived`,
    )
    if (values.page && isComplete) writeMutantsPage(judged)
    const isExplained = judged.every(({ outcome }) => outcome === 'killed' || outcome === 'equivalent')
    return isExplained || !isComplete ? 0 : 1
  } finally {
    await Promise.all(opened.map((engine) => engine.close()))
  }
}

function report({ mutant: { file, name }, outcome, because, seconds }: Judged): void {
  console.log(`${outcome}: ${file}: ${name} (${seconds.toFixed(1)} s)`)
  console.log(
    because
      .split('\n')
      .slice(0, 14)
      .map((line) => `  ${line}`.slice(0, 240))
      .join('\n'),
  )
}

process.exitCode = await run()
