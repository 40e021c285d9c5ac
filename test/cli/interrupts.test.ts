import { expect, test } from 'vitest'
import { type Interruption, interruptedRun } from '../../scripts/interrupts/interrupted-run.js'

/** Each row: a signal, and at which change in the output folder it is sent. `npm run interrupts` does hundreds of them. */
const rows: readonly Interruption[] = [
  { signal: 'SIGINT', change: 5, output: 'folder' },
  { signal: 'SIGKILL', change: 80, output: 'folder' },
]

test.each(rows)('$signal at change $change leaves each file of a $output old or new', async (interruption) => {
  expect((await interruptedRun(interruption)).problems).toEqual([])
})
