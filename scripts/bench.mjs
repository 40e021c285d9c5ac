// Measures the built package: npm run bench -- <folder> [--check]
// The figures are ratios to unavoidable work, so that they are comparable between machines. `--check` fails if a goal
// is
// missed by more than a quarter, which is above the noise.
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { backends, splunk } from '../dist/backends/index.js'
import { findPipeline } from '../dist/pipelines/index.js'
import { convertAll, readAndConvert, readEvents, readRules, readTexts } from './bench/workload.mjs'

const MARGIN = 1.25
const here = (path) => fileURLToPath(new URL(path, import.meta.url))
const { values, positionals } = parseArgs({ options: { check: { type: 'boolean' } }, allowPositionals: true })
const folder = positionals[0] ?? join(process.env.SIGMACAST_CORPUS ?? here('../../shared/corpus'), 'sigmahq/rules')

const missed = [measureReading(), ...measureTargets(), measurePipeline(), measureMemory(), measureStart()].filter(
  (isMissed) => isMissed,
)
if (values.check && missed.length > 0) process.exitCode = 1

/** Prints a line with its goal; true if the goal is missed by more than the margin. */
function goal(line, value, most, unit = '') {
  console.log(`${line}: ${value.toFixed(2)}${unit}`)
  const verdict = value <= most ? 'met' : value <= most * MARGIN ? 'missed, within the noise' : 'missed'
  console.log(`  goal: at most ${most}${unit}, ${verdict}`)
  return value > most * MARGIN
}

function measureReading() {
  const sources = [...readTexts(folder)]
  const rules = sources.reduce((sum, source) => sum + readAndConvert(source, splunk), 0)
  const eventTime = () => timed(() => sources.map(readEvents))
  const fullTime = () => timed(() => sources.map((source) => readAndConvert(source, splunk)))
  const [events, full] = interleaved([eventTime, fullTime], 3, 9)
  const text = sources.reduce((sum, source) => sum + source.text.length, 0) / 1e6
  console.log(
    `${rules} rules in ${sources.length} files, ${text.toFixed(1)} million characters; Node ${process.version}`,
  )
  console.log(
    `parseEvents ${events.toFixed(0)} ms, read+convert ${full.toFixed(0)} ms: ${Math.round((rules / full) * 1000)} rules/s`,
  )
  return goal('ratio read+convert / parseEvents', full / events, 3)
}

/**
 * Conversion of rules that are read once: the cost of a target relative to Splunk. A target for one product rejects
 * most rules.
 */
function measureTargets() {
  const rules = readRules([...readTexts(folder)])
  const others = [...backends.values()].filter((backend) => backend !== splunk && backend.product === undefined)
  const tasks = [splunk, ...others].map((backend) => () => timed(() => convertAll(rules, backend)))
  const [base, ...times] = interleaved(tasks, 2, 7)
  console.log(`convert alone, ${rules.length} rules: ${splunk.title} ${base.toFixed(0)} ms`)
  return others.map(({ title }, index) => goal(`ratio ${title} / ${splunk.title}`, times[index] / base, 2))
}

/** The time that a pipeline adds to a conversion. */
function measurePipeline() {
  const rules = readRules([...readTexts(folder)])
  const pipelines = [findPipeline('splunk-windows')]
  const without = () => timed(() => convertAll(rules, splunk))
  const processed = () => timed(() => convertAll(rules, splunk, { pipelines }))
  const [base, time] = interleaved([without, processed], 2, 7)
  return goal('ratio with the pipeline splunk-windows / without', time / base, 1.5)
}

function measureMemory() {
  const peaks = Array.from({ length: 3 }, () => Number(run([here('./bench/convert-corpus.mjs'), folder])))
  return goal('peak memory', median(peaks), 150, ' MB')
}

function measureStart() {
  const temporary = mkdtempSync(join(tmpdir(), 'sigmacast-bench-'))
  try {
    const [rule, empty] = [join(temporary, 'rule.yml'), join(temporary, 'empty.mjs')]
    writeFileSync(rule, readTexts(folder).next().value.text)
    writeFileSync(empty, '')
    const command = [here('../dist/src/cli/main.js'), 'convert', rule, '--target', 'splunk']
    const convert = () => timed(() => run([...command, '--unmapped-logsource', 'ignore']))
    // Without a pipeline, each run looks once for pipelines to suggest.
    const suggest = () => timed(() => run(command))
    const nothing = () => timed(() => run([empty]))
    const [whole, suggested, start] = interleaved([convert, suggest, nothing], 2, 15)
    console.log(
      `one rule ${whole.toFixed(0)} ms, with suggestions ${suggested.toFixed(0)} ms, empty program ${start.toFixed(0)} ms`,
    )
    const missed = [
      goal('ratio convert one rule / empty program', whole / start, 3),
      goal('ratio convert one rule with suggested pipelines / empty program', suggested / start, 4),
    ]
    return missed.includes(true)
  } finally {
    rmSync(temporary, { recursive: true })
  }
}

/** Returns the output of a Node program; throws if it fails. */
function run(args) {
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8' })
  if (status !== 0) throw new Error(`${args.join(' ')} ended with ${status}:\n${stderr}`)
  return stdout
}

/** The median time of each task. Tasks take turns, so that a slow moment of the machine affects all of them. */
function interleaved(tasks, warmUps, repetitions) {
  const times = tasks.map(() => [])
  for (let round = 0; round < warmUps + repetitions; round++) {
    tasks.forEach((task, index) => {
      const time = task()
      if (round >= warmUps) times[index].push(time)
    })
  }
  return times.map(median)
}

function timed(task) {
  const start = performance.now()
  task()
  return performance.now() - start
}

function median(numbers) {
  return [...numbers].sort((a, b) => a - b)[numbers.length >> 1]
}
