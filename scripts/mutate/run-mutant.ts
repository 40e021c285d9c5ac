import { fork } from 'node:child_process'
import { mkdirSync, readFileSync, rmSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { build, type Plugin } from 'esbuild'
import type { Engine } from '../../test/engines/engine.js'
import type { Answer, Call, Outcome, Settings } from './messages.js'
import { type Mutant, mutated } from './mutant.js'

const root = fileURLToPath(new URL('../../', import.meta.url))
/** Inside the repository, so that the programs find their packages. */
const PROGRAMS = `${root}node_modules/.cache/sigmacast-mutants`

/** Proves in a process of its own, with a fault or without. The engines stay in this process. */
export async function runMutant(
  mutant: Mutant | undefined,
  settings: Settings,
  engines: readonly Engine[],
): Promise<Outcome> {
  const program = `${PROGRAMS}/${process.pid}-${programs++}.mjs`
  mkdirSync(PROGRAMS, { recursive: true })
  await bundle(program, mutant)
  const child = fork(program, [JSON.stringify(settings)], { serialization: 'advanced', execArgv: [] })
  const outcome = new Promise<Outcome>((resolve) => {
    child.on('message', (message: Call | Outcome) => {
      if (!('id' in message)) return resolve(message)
      void answer(message, engines).then((answers) => child.send(answers))
    })
    child.on('exit', (code) => resolve({ disagreement: `the proof ended with ${code}` }))
  })
  return outcome.finally(() => rmSync(program))
}

let programs = 0

/** Writes the proof as one file. The repository stays as it is. */
async function bundle(program: string, mutant: Mutant | undefined): Promise<void> {
  await build({
    entryPoints: [`${root}scripts/mutate/proof-process.ts`],
    outfile: program,
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    packages: 'external',
    logLevel: 'silent',
    plugins: mutant === undefined ? [] : [replacing(mutant)],
  })
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
