import { cpus, loadavg } from 'node:os'
import type { Download } from './measure-downloads.js'
import type { Times } from './measure-playground.js'

/** Returns the section of docs/benchmarks.md about the playground. */
export function benchmarkSection({ browser, firstAnswer, keystroke }: Times, downloads: readonly Download[]): string {
  const cores = cpus()
  const sum = downloads.reduce((total, { bytes }) => total + bytes, 0)
  return `## The playground

\`npm run site:build && npm run site:measure\` measures the [playground](playground.md) and writes this section.

| time | median | slowest tenth | runs |
| --- | --: | --: | --: |
${row('from the navigation to the queries of a rule from the link, with an empty cache', firstAnswer)}
${row('from a keystroke to the changed query on the page', keystroke)}

${browser} on ${cores.length} cores of an ${cores[0]?.model.trim() ?? 'unknown processor'}, ${process.platform}, Node.js ${process.versions.node}.
Other programs ran at the same time: the load of the machine was ${Math.round(loadavg()[0] ?? 0)}, and one program can use a load of 1 for each core.

| download, compressed with gzip | kB |
| --- | --: |
${downloads.map(({ what, bytes }) => `| ${what} | ${kilobytes(bytes)} |`).join('\n')}
| all of them | ${kilobytes(sum)} |
`
}

const row = (what: string, times: readonly number[]): string =>
  `| ${what} | ${quantile(times, 0.5)} ms | ${quantile(times, 0.9)} ms | ${times.length} |`

function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b)
  return Math.round(sorted[Math.floor((sorted.length - 1) * share)] ?? 0)
}

const kilobytes = (bytes: number): string => (bytes / 1000).toFixed(1)
