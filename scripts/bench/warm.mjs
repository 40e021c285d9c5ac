// Ratios within this process, after the code has been compiled.
import { backends, splunk } from '../../dist/backends/index.js'
import { findPipeline } from '../../dist/pipelines/all.js'
import { figure, ratios } from './statistics.mjs'
import { convertAll, readAndConvert, readEvents, readRules, readTexts } from './workload.mjs'

const WARM_UPS = 3

export function measureWarm(folder, pairs) {
  const sources = [...readTexts(folder)]
  // A target for one product refuses most rules.
  const others = [...backends.values()].filter((backend) => backend !== splunk && backend.product === undefined)
  const pipelines = [findPipeline('splunk-windows')]
  const [events, full, all] = inTurn(
    [
      () => sources.map(readEvents),
      () => sources.map((source) => readAndConvert(source, splunk)),
      () => sources.map((source) => readAndConvertForAll(source, [splunk, ...others])),
    ],
    pairs,
  )
  // V8 learns from rules that stay that what is read becomes old, and then puts it where collections take longest.
  const rules = readRules(sources)
  const [base, processed, ...alone] = inTurn(
    [
      () => convertAll(rules, splunk),
      () => convertAll(rules, splunk, { pipelines }),
      ...others.map((backend) => () => convertAll(rules, backend)),
    ],
    pairs,
  )
  return {
    rules: rules.length,
    files: sources.length,
    characters: sources.reduce((sum, { text }) => sum + text.length, 0),
    figures: [
      figure('reading and converting / `parseEvents`, warm', { goal: 1.8, limit: 7 }, ratios(full, events)),
      // Conversions without a pipeline became faster than those with one, and `splunk-windows` has more steps.
      figure('a pipeline / without one', { goal: 1.15, limit: 3.5 }, ratios(processed, base)),
      ...others.map(({ title }, index) =>
        figure(`${title} / ${splunk.title}`, { goal: 1.3, limit: 2.6 }, ratios(alone[index], base)),
      ),
      figure(
        `${others.length + 1} targets at once / ${splunk.title} alone`,
        { goal: 1.5, limit: 7 },
        ratios(all, full),
      ),
    ],
  }
}

function readAndConvertForAll(source, targets) {
  const rules = readRules([source])
  for (const target of targets) convertAll(rules, target)
}

/** The processor times of tasks, which take turns so that a slow moment of the machine affects all of them. */
function inTurn(tasks, pairs) {
  const times = tasks.map(() => [])
  for (let round = 0; round < WARM_UPS + pairs; round++) {
    tasks.forEach((task, index) => {
      const start = process.cpuUsage()
      task()
      const { user, system } = process.cpuUsage(start)
      if (round >= WARM_UPS) times[index].push((user + system) / 1e6)
    })
  }
  return times
}
