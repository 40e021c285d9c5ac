import { fork } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { fileURLToPath, pathToFileURL } from 'node:url'
import type { Engine } from '../../test/engines/engine.js'
import type { Answer, Call, Outcome, Settings } from './messages.js'
import { type Mutant, mutated } from './mutant.js'

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url))
const root = new URL('../../', import.meta.url)

/** Proves in a process of its own, with a fault or without. The engines stay in this process. */
export function runMutant(
  mutant: Mutant | undefined,
  settings: Settings,
  engines: readonly Engine[],
): Promise<Outcome> {
  const preload = pathToFileURL(here('mutate-module.mjs')).href
  const child = fork(here('proof-process.ts'), [JSON.stringify(settings)], {
    execArgv: ['--import', 'tsx', '--import', preload],
    env: { ...process.env, ...(mutant === undefined ? {} : { SIGMACAST_MUTANT: JSON.stringify(replacement(mutant)) }) },
    serialization: 'advanced',
  })
  return new Promise((resolve) => {
    child.on('message', (message: Call | Outcome) => {
      if (!('id' in message)) return resolve(message)
      void answer(message, engines).then((answers) => child.send(answers))
    })
    child.on('exit', (code) => resolve({ disagreement: `the proof ended with ${code}` }))
  })
}

function replacement(mutant: Mutant): { readonly url: string; readonly text: string } {
  const url = new URL(mutant.file, root)
  return { url: url.href, text: mutated(mutant, readFileSync(url, 'utf8')) }
}

async function answer(call: Call, engines: readonly Engine[]): Promise<Answer> {
  const engine = engines.find(({ name }) => name === call.engine)
  const answers = 'queries' in call ? await engine?.accepts(call.queries) : await engine?.select?.(call.tasks)
  return { id: call.id, answers: answers ?? [] }
}
