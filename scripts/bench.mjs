// Measures the built package: npm run bench -- <rules> [flags]. The flags:
//
//   --pairs <n>        rounds of each measurement (default: 7).
//   --sigma <program>  sigma-cli, installed with its Splunk backend.
//   --growth           converts 10,000, 30,000 and 100,000 rules.
//   --json <file>      writes the figures as JSON.
//   --page             writes docs/benchmarks.md with a picture, and a line of benchmarks/history.ndjson.
//   --check            fails if a figure is above its limit, which is what has been reached, and some noise.
//
// The figures are ratios, so that they are comparable between machines. They compare processor times, so that other
// programs change them little. The parts of a ratio run in turn. Python 3 measures whole processes.
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { measureGrowth } from './bench/growth.mjs'
import { machineOf } from './bench/machine.mjs'
import { writePage } from './bench/page.mjs'
import { measureProcesses } from './bench/processes.mjs'
import { measureWarm } from './bench/warm.mjs'

const here = (path) => fileURLToPath(new URL(path, import.meta.url))
const { values, positionals } = parseArgs({
  options: {
    check: { type: 'boolean' },
    growth: { type: 'boolean' },
    page: { type: 'boolean' },
    json: { type: 'string' },
    pairs: { type: 'string', default: '7' },
    sigma: { type: 'string' },
  },
  allowPositionals: true,
})
const folder = positionals[0] ?? join(process.env.SIGMACAST_CORPUS ?? here('../../shared/corpus'), 'sigmahq/rules')
const pairs = Number(values.pairs)

const processes = measureProcesses(folder, pairs, values.sigma)
const result = {
  date: new Date().toISOString().slice(0, 10),
  machine: machineOf(values.sigma),
  pairs,
  ...measureWarm(folder, pairs),
  processes: processes.processes,
  growth: values.growth ? measureGrowth(folder) : [],
}
const figures = [...result.figures, ...processes.figures]
const whole = { ...result, figures }

for (const { name, goal, limit, median, min, max, unit } of figures) {
  const verdict = median <= goal ? 'met' : median <= limit ? 'missed' : `missed, and above the limit of ${limit}`
  console.log(`${name}: ${round(median)}${unit} (${round(min)} to ${round(max)}); at most ${goal}${unit}: ${verdict}`)
}
for (const { name, cpu, wall, peak } of whole.processes)
  console.log(
    `${name}: ${round(cpu.median)} s of processor time, ${round(wall.median)} s, ${Math.round(peak.median)} MB`,
  )
for (const { rules, cpu, peak } of whole.growth) console.log(`${rules} rules: ${round(cpu)} s, ${Math.round(peak)} MB`)
if (values.json !== undefined) writeFileSync(values.json, `${JSON.stringify(whole, null, 2)}\n`)
if (values.page) writePage(whole)
if (values.check && figures.some(({ median, limit }) => median > limit)) process.exitCode = 1

function round(number) {
  return number >= 100 ? Math.round(number) : Number(number.toPrecision(3))
}
