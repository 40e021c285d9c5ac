import { type ChildProcess, fork } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { build, type Plugin } from 'esbuild'
import type { Engine } from '../../test/engines/engine.js'
import type { Entry, Journal } from './journal.js'
import type { Answer, Call, Outcome, Settings } from './messages.js'
import { type Mutant, mutated } from './mutant.js'

const root = fileURLToPath(new URL('../../', import.meta.url))
/** Inside the repository, so that the programs find their packages. */
export const CACHE = `${root}node_modules/.cache/sigmacast-mutants`

/** Everything beside the compiler that decides an outcome. */
export interface Bench {
  readonly engines: readonly Engine[]
  /** A digest of the engines, their readers and their adapters. */
  readonly enginesKey: string
  readonly journal: Journal
  /** The proof without a fault, as one file. The key of an outcome contains its digest, and so all code that decides. */
  readonly program: string
}

const nameOf = ({ file, name }: Mutant): string => `${file}: ${name}`

/** The questions without a fault follow from the code, so the file with them is no part of the key. */
function keyOf(mutant: Mutant | undefined, { proved: _, ...settings }: Settings, bench: Bench): string {
  const { file, from, to } = mutant ?? {}
  return createHash('sha256')
    .update(JSON.stringify([bench.program, file, from, to, settings, bench.enginesKey]))
    .digest('base64')
}

/** The outcome of an earlier run for the same code, fault and settings; undefined if there is none. */
export const knownOutcome = (mutant: Mutant | undefined, settings: Settings, bench: Bench): Entry | undefined =>
  bench.journal.read(keyOf(mutant, settings, bench))

/** Proves in a process of its own, with a fault or without; the engines stay in this process. */
export async function runMutant(mutant: Mutant | undefined, settings: Settings, bench: Bench): Promise<Entry> {
  const key = keyOf(mutant, settings, bench)
  const name = mutant === undefined ? '' : nameOf(mutant)
  const first = bench.journal.ruleFor(name)
  const asked = first === undefined ? settings : { ...settings, first }
  const start = performance.now()
  const outcome = await runProgram(await bundle(mutant), asked, bench.engines)
  const entry = { key, mutant: name, outcome, seconds: (performance.now() - start) / 1000 }
  bench.journal.write(entry)
  return entry
}

async function runProgram(text: string, settings: Settings, engines: readonly Engine[]): Promise<Outcome> {
  const program = `${CACHE}/${process.pid}-${programs++}.mjs`
  mkdirSync(CACHE, { recursive: true })
  writeFileSync(program, text)
  const child = fork(program, [JSON.stringify(settings)], { serialization: 'advanced', execArgv: [] })
  const outcome = new Promise<Outcome>((resolve, reject) => {
    child.on('message', (message: Call | Outcome) => {
      if (!('id' in message)) return resolve(message)
      void answer(message, engines).then((answers) => send(child, answers))
    })
    // A fault may use up the memory (SIGABRT). Other signals come from outside, and say nothing about the fault.
    child.on('exit', (code, signal) =>
      signal === null || signal === 'SIGABRT'
        ? resolve({ disagreement: `the proof ended with ${code ?? signal}` })
        : reject(new Error(`${signal} ended the process of a fault`)),
    )
  })
  return outcome.finally(() => rmSync(program))
}

let programs = 0

/** A child that has ended needs no answer. */
const send = (child: ChildProcess, answers: Answer): void => {
  if (child.connected) child.send(answers)
}

/** The proof as one file. The repository stays as it is. */
export async function bundle(mutant: Mutant | undefined): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [`${root}scripts/mutate/proof-process.ts`],
    absWorkingDir: root,
    write: false,
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    packages: 'external',
    logLevel: 'silent',
    plugins: mutant === undefined ? [] : [replacing(mutant)],
  })
  return outputFiles[0]?.text ?? ''
}

const replacing = (mutant: Mutant): Plugin => ({
  name: 'mutant',
  setup: ({ onLoad }) => {
    const file = `${root}${mutant.file}`
    onLoad({ filter: /\.ts$/ }, ({ path }) =>
      path === file ? { contents: mutated(mutant, readFileSync(file, 'utf8')), loader: 'ts' } : undefined,
    )
  },
})

async function answer(call: Call, engines: readonly Engine[]): Promise<Answer> {
  const engine = engines.find(({ name }) => name === call.engine)
  const answers = 'queries' in call ? await engine?.accepts(call.queries) : await engine?.select?.(call.tasks)
  return { id: call.id, answers: answers ?? [] }
}
