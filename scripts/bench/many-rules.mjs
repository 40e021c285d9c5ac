// Measures programs that run many rules: node scripts/bench/many-rules.mjs <rules> <log> [--runs 3] [--rsigma …] [--python …].
// Each program runs over the log and over its first lines, all in turn: the difference is the time of the events without the start.
import { execFileSync } from 'node:child_process'
import { createReadStream, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { runInTurn } from './run-in-turn.mjs'
import { median, ratios } from './statistics.mjs'

/** Lines of the short log. */
const FEW = 1_000
/** Lines for SQLite, which needs too long for more. */
const SQLITE_LINES = 5_000

const { values, positionals } = parseArgs({
  options: { runs: { type: 'string', default: '3' }, rsigma: { type: 'string' }, python: { type: 'string' } },
  allowPositionals: true,
})
const [rules, log] = positionals
const here = (name) => fileURLToPath(new URL(name, import.meta.url))
const folder = mkdtempSync(join(tmpdir(), 'sigmacast-bench-'))
try {
  const short = join(folder, 'short.ndjson')
  const lines = await writeFirstLines(short)
  const programs = [
    ['JSON.parse alone', (path) => [process.execPath, here('parse-log.mjs'), path]],
    ['sigmacast, one thread', (path) => backtest(path, 1)],
    ['sigmacast, two threads', (path) => backtest(path, 2)],
    ...(values.rsigma === undefined
      ? []
      : [['rsigma', (path) => [values.rsigma, 'engine', 'eval', '--rules', rules, '--event', `@${path}`]]]),
  ]
  const runs = measure(programs)
  console.log(`${process.version}, ${lines} events; medians of ${values.runs} runs`)
  for (const { name, start, whole, megabytes, elapsed } of runs) {
    const each = ((median(whole) - median(start)) * 1e6) / (lines - FEW)
    console.log(
      `${name}: ${median(whole).toFixed(1)} s, of which start ${median(start).toFixed(1)} s; ` +
        `${each.toFixed(1)} µs per event; ${megabytes.toFixed(0)} MB; ${elapsed.toFixed(1)} s elapsed`,
    )
  }
  const other = runs.find(({ name }) => name === 'rsigma')
  for (const { name, start, whole } of runs) {
    if (other === undefined || !name.startsWith('sigmacast')) continue
    console.log(`${name} / rsigma: whole ${spreadText(whole, other.whole)}, start ${spreadText(start, other.start)}`)
  }
  if (values.python !== undefined) {
    const output = execFileSync(values.python, [here('pysigma_sqlite.py'), rules, log, String(SQLITE_LINES)])
    const { seconds, events } = JSON.parse(output.toString('utf8'))
    console.log(`pySigma with SQLite: ${((seconds * 1e6) / events).toFixed(1)} µs per event, queries alone`)
  }
} finally {
  rmSync(folder, { recursive: true })
}

function backtest(path, jobs) {
  return [
    process.execPath,
    here('../../dist/src/cli/main.js'),
    'test',
    rules,
    '--against',
    path,
    '--jobs',
    String(jobs),
  ]
}

/** Writes the first lines of the log, and counts all of them. */
async function writeFirstLines(path) {
  const first = []
  let count = 0
  for await (const line of createInterface({ input: createReadStream(log) })) {
    if (line === '') continue
    if (count++ < FEW) first.push(line)
  }
  writeFileSync(path, `${first.join('\n')}\n`)
  return count
}

/** Runs all programs in turn. Times are processor time in seconds, one for each run. */
function measure(programs) {
  const commands = programs.flatMap(([, command]) => [
    { argv: command(join(folder, 'short.ndjson')) },
    { argv: command(log) },
  ])
  const runs = runInTurn(commands, Number(values.runs), 0)
  return programs.map(([name], index) => {
    const [start, whole] = [runs[2 * index], runs[2 * index + 1]]
    return {
      name,
      start: start.map(({ cpu }) => cpu),
      whole: whole.map(({ cpu }) => cpu),
      megabytes: median(whole.map(({ peak }) => peak)),
      elapsed: median(whole.map(({ wall }) => wall)),
    }
  })
}

function spreadText(over, under) {
  const { min, median, max } = ratios(over, under)
  return `${median.toFixed(2)} (${min.toFixed(2)} to ${max.toFixed(2)})`
}
