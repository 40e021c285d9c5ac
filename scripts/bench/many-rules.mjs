// Measures programs that run many rules: node scripts/bench/many-rules.mjs <rules> <log> [--rsigma …] [--python …].
// Each program runs over the log and over its first lines: the difference is the time of the events without the start.
import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'

/** Lines of the short log. */
const FEW = 1_000
/** Lines for SQLite, which needs too long for more. */
const SQLITE_LINES = 5_000

const { values, positionals } = parseArgs({
  options: { rsigma: { type: 'string' }, python: { type: 'string' } },
  allowPositionals: true,
})
const [rules, log] = positionals
const here = (name) => fileURLToPath(new URL(name, import.meta.url))
const folder = mkdtempSync(join(tmpdir(), 'sigmacast-bench-'))
try {
  const lines = readFileSync(log, 'utf8').split('\n').filter(Boolean)
  const short = join(folder, 'short.ndjson')
  writeFileSync(short, `${lines.slice(0, FEW).join('\n')}\n`)
  const programs = [
    ['JSON.parse alone', (path) => [process.execPath, here('parse-log.mjs'), path]],
    ['sigmacast, one thread', (path) => [process.execPath, here('match-log.mjs'), rules, path, '1']],
    ['sigmacast, two threads', (path) => [process.execPath, here('match-log.mjs'), rules, path, '2']],
    ...(values.rsigma === undefined
      ? []
      : [['rsigma', (path) => [values.rsigma, 'engine', 'eval', '--rules', rules, '--event', `@${path}`]]]),
  ]
  for (const [name, command] of programs) {
    const [start, whole] = [measure(command(short)), measure(command(log))]
    const each = ((whole.seconds - start.seconds) * 1e6) / (lines.length - FEW)
    console.log(
      `${name}: ${whole.seconds.toFixed(1)} s, of which start ${start.seconds.toFixed(1)} s; ` +
        `${each.toFixed(1)} µs per event; ${whole.megabytes.toFixed(0)} MB; ${whole.elapsed.toFixed(1)} s elapsed`,
    )
  }
  if (values.python !== undefined) {
    const output = execFileSync(values.python, [here('pysigma_sqlite.py'), rules, log, String(SQLITE_LINES)])
    const { seconds, events } = JSON.parse(output.toString('utf8'))
    console.log(`pySigma with SQLite: ${((seconds * 1e6) / events).toFixed(1)} µs per event, queries alone`)
  }
} finally {
  rmSync(folder, { recursive: true })
}

/** The processor time and the memory of a program, from the system. */
function measure(command) {
  const script =
    'import json,resource,subprocess,sys,time\nt=time.time()\nsubprocess.run(sys.argv[1:],stdout=subprocess.DEVNULL,check=True)\n' +
    'u=resource.getrusage(resource.RUSAGE_CHILDREN)\n' +
    "print(json.dumps({'seconds':u.ru_utime+u.ru_stime,'megabytes':u.ru_maxrss/1024,'elapsed':time.time()-t}))"
  return JSON.parse(execFileSync('python3', ['-c', script, ...command]).toString('utf8'))
}
