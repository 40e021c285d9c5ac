// Runs whole programs in turn: `measure.py` asks the system, which Node.js cannot for other processes.
import { execFileSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'

const script = fileURLToPath(new URL('measure.py', import.meta.url))

/** Returns the runs of each command: `{ cpu, wall, peak }` in seconds and MB. */
export function runInTurn(commands, rounds, warmUps = 1) {
  const input = JSON.stringify({ rounds, warmUps, commands })
  return JSON.parse(execFileSync('python3', [script], { input, maxBuffer: 1e8, encoding: 'utf8' }))
}
