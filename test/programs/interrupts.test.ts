import { expect, test } from 'vitest'
import { interruptedGenerate } from '../../scripts/interrupts/interrupted-generate.js'
import { type Interruption, interruptedRun } from '../../scripts/interrupts/interrupted-run.js'

/**
 * Each row: a signal, and the change in the output folder that triggers it. `npm run interrupts` runs hundreds of them.
 */
const rows: readonly Interruption[] = [
  { signal: 'SIGINT', change: 5, output: 'folder' },
  { signal: 'SIGKILL', change: 80, output: 'folder' },
]

test.each(rows)('$signal at change $change leaves each file of a $output old or new', async (interruption) => {
  expect((await interruptedRun(interruption)).problems).toEqual([])
})

test.each([
  ['SIGINT', 20],
  ['SIGKILL', 30],
  ['SIGKILL', 70],
] as const)('%s at change %i leaves each generated file old or new', async (signal, change) => {
  expect((await interruptedGenerate({ signal, change })).problems).toEqual([])
})
