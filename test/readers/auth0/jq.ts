import { spawnSync } from 'node:child_process'
import { loadJq } from 'jq-wasm'
import type { Json } from '../../../src/index.js'

// jq itself, compiled to WebAssembly. `SIGMACAST_JQ` names another jq to run, such as that of an older system.
const given = process.env.SIGMACAST_JQ
const jq = await loadJq()

export interface JqOutput {
  readonly values: readonly unknown[]
  /** The error messages of jq; empty if there are none. */
  readonly problem: string
}

/** The outputs of a program for the values, in order. Large whole numbers keep all their digits. */
export function runJq(program: string, values: readonly Json[]): JqOutput {
  const input = values.map(jsonText).join('\n')
  const { stdout, stderr } = given === undefined ? jq.raw(input, program, ['-c']) : spawned(given, program, input)
  return {
    values: stdout
      .split('\n')
      .filter(Boolean)
      .map((line) => JSON.parse(line)),
    problem: stderr,
  }
}

/** The events that a program for log stream events selects. Throws the errors of jq. */
export function selectedStreams(program: string, events: readonly Json[]): readonly boolean[] {
  const { values, problem } = runJq(
    program,
    events.map((data, index) => ({ index, data })),
  )
  if (problem !== '') throw new Error(`${problem}\n${program}`)
  const found = new Set(values.map((value) => (value as { readonly index: number }).index))
  return events.map((_, index) => found.has(index))
}

function spawned(
  command: string,
  program: string,
  input: string,
): { readonly stdout: string; readonly stderr: string } {
  return spawnSync(command, ['-c', program], { input, encoding: 'utf8' })
}

const BIG = '\u0000bigint '

export const jsonText = (value: Json): string =>
  JSON.stringify(value, (_, inner) => (typeof inner === 'bigint' ? BIG + inner : inner)).replace(
    /"\\u0000bigint (-?\d+)"/g,
    '$1',
  )
