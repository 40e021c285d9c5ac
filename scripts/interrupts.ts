// Interrupts runs of the built program with signals while they write, and runs others on a full disk: no file may be
// half-written.
// npm run interrupts             200 interrupts of convert and 100 of generate, 50 full disks (if the user may mount one). Exit code 1 if a file is damaged.
// npm run interrupts -- --interrupts 20 --disks 5 --seed 7
import { parseArgs } from 'node:util'
import { seeded } from '../src/witness/choose.js'
import { fullDiskRun } from './interrupts/full-disk-run.js'
import { interruptedGenerate } from './interrupts/interrupted-generate.js'
import { type Interruption, interruptedRun } from './interrupts/interrupted-run.js'

const { values } = parseArgs({
  options: {
    interrupts: { type: 'string', default: '200' },
    disks: { type: 'string', default: '50' },
    seed: { type: 'string', default: '1' },
  },
})

const SIGNALS: readonly NodeJS.Signals[] = ['SIGINT', 'SIGTERM', 'SIGKILL']
const choose = seeded(Number(values.seed))
let damaged = 0
let ended = 0

const report = (what: string, problems: readonly string[]): void => {
  if (problems.length === 0) return
  damaged++
  console.error(`${what}: ${problems.join('; ')}`)
}

for (let run = 0; run < Number(values.interrupts); run++) {
  const output = choose(3) === 0 ? 'file' : 'folder'
  const interruption: Interruption = {
    signal: SIGNALS[run % SIGNALS.length] ?? 'SIGKILL',
    change: choose(output === 'file' ? 6 : 120),
    output,
  }
  const { wasEnded, problems } = await interruptedRun(interruption)
  if (wasEnded) ended++
  report(JSON.stringify(interruption), problems)
}
for (let run = 0; run < Number(values.interrupts) / 2; run++) {
  const interruption = { signal: SIGNALS[run % SIGNALS.length] ?? 'SIGKILL', change: choose(90) }
  const { wasEnded, problems } = await interruptedGenerate(interruption)
  if (wasEnded) ended++
  report(`generate ${JSON.stringify(interruption)}`, problems)
}
console.log(`${values.interrupts} interrupts of convert, half as many of generate, ${ended} of them before the end`)

let full = 0
for (let disk = 0; full < Number(values.disks); disk++) {
  const [kilobytes, rules] = [64 + choose(64), 1 + choose(120)]
  const aftermath = fullDiskRun(kilobytes, rules)
  if (aftermath === undefined) {
    console.error('full disks are skipped: this user is not allowed to mount')
    break
  }
  if (aftermath.wasFull) full++
  report(`disk ${disk} of ${kilobytes} kB, ${rules} rules`, aftermath.problems)
}
console.log(`${full} full disks, seed ${values.seed}: ${damaged} runs with damaged files`)
process.exitCode = damaged > 0 ? 1 : 0
