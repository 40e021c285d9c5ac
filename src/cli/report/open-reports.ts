import { resolve } from 'node:path'
import type { Input } from '../../project/files/inputs.js'
import type { Io, OutputStream } from '../../project/files/io.js'
import { version } from '../../project/version.generated.js'
import { writeOutputs } from '../results/outputs.js'
import { inCheckout } from './in-checkout.js'
import { plainOutcome } from './plain-outcome.js'
import type { Outcome, PlainOutcome, ReportDestination, Run } from './reporter.js'
import { openRunReport } from './run-report.js'
import { filesAsNamed, type ShownFiles } from './shown-files.js'

/** All reports of a run. */
export interface Reports {
  readonly add: (outcome: Outcome) => void
  /** Shows what the text report has collected so far, before other messages. */
  readonly flush: () => void
  /**
   * Ends the reports and writes those in files, all or none. `summary` are the closing lines of the run, for the reports
   * that have them. Throws a usage error if a file cannot be written.
   */
  readonly close: (summary: readonly string[]) => Promise<void>
}

export interface ReportSettings extends Pick<Run, 'command' | 'isStrict' | 'unit'> {
  readonly destinations: readonly ReportDestination[]
  /** True if the text report shows each entry at once, not each reason once. */
  readonly verbose: boolean
  /** The inputs, which no report overwrites. */
  readonly inputs: readonly Input[]
  /** The names of files for the reports. Default: they are relative to the working directory. */
  readonly shown?: ShownFiles
  readonly io: Io
}

/** Opens the reports. Streams receive their reports during the run; files are written at the end. */
export async function openReports({
  destinations,
  inputs,
  io,
  shown = filesAsNamed,
  ...settings
}: ReportSettings): Promise<Reports> {
  const chunksByPath = new Map<string, string[]>()
  const outputOf = ({ to }: ReportDestination): OutputStream => {
    if (typeof to === 'string') return io[to]
    const chunks: string[] = []
    chunksByPath.set(resolve(io.cwd, to.file), chunks)
    return { isTTY: false, columns: 0, isClosed: () => false, write: (text) => void chunks.push(text) }
  }
  const texts = destinations
    .filter(({ name }) => name === 'text')
    .map((to) => {
      const env = typeof to.to === 'string' ? io.env : {}
      return openRunReport({ env, stderr: outputOf(to) }, settings.verbose)
    })
  const others = await openOthers(destinations, settings, io, outputOf)
  const flush = (): void => {
    for (const text of texts) text.close()
  }
  return {
    add: (named) => {
      const outcome = shown.outcome(named)
      for (const text of texts) text.add(outcome.shown ?? outcome.entries)
      others?.add(plainOutcome(outcome, io.cwd))
    },
    flush,
    close: async (summary) => {
      flush()
      others?.close(summary)
      const files = [...chunksByPath].map(([path, chunks]) => [path, chunks.join('')] as const)
      if (files.length > 0) await writeOutputs(new Map(files), inputs, io)
    },
  }
}

interface PlainReports {
  readonly add: (outcome: PlainOutcome) => void
  readonly close: (summary: readonly string[]) => void
}

/** Opens the reports that are not text, whose modules are only loaded if they are used. Undefined if there are none. */
async function openOthers(
  destinations: readonly ReportDestination[],
  run: Omit<Run, 'version'>,
  io: Io,
  outputOf: (to: ReportDestination) => OutputStream,
): Promise<PlainReports | undefined> {
  if (destinations.every(({ name }) => name === 'text')) return undefined
  const { reporters } = await import('./reporters/reporters.js')
  const reports = destinations.flatMap((to) => {
    if (to.name === 'text') return []
    const reporter = reporters[to.name]
    return [{ report: reporter.open({ ...run, version }), output: outputOf(to), placed: inCheckout(reporter, io) }]
  })
  return fromFirstRule({
    add: (outcome) => {
      for (const { report, output, placed } of reports) output.write(report.add(placed(outcome)))
    },
    close: (summary) => {
      for (const { report, output } of reports) output.write(report.close(summary))
    },
  })
}

/** Holds outcomes back until the first rule: without any rule the command line is wrong, and nothing is written. */
function fromFirstRule(reports: PlainReports): PlainReports {
  let waiting: PlainOutcome[] | undefined = []
  const putWaiting = (): void => {
    waiting?.forEach(reports.add)
    waiting = undefined
  }
  return {
    add: (outcome) => {
      if (outcome.status !== 'ignored') putWaiting()
      if (waiting === undefined) reports.add(outcome)
      else waiting.push(outcome)
    },
    close: (summary) => {
      putWaiting()
      reports.close(summary)
    },
  }
}
