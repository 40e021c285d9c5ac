import { availableParallelism } from 'node:os'
import type { RuleMatcherSettings } from '../../convert/compile-rule-matcher.js'
import { type CompiledRule, compileRules } from '../../convert/compile-rules.js'
import { detectionNumbersOf } from '../../match/set/compile-query-set.js'
import type { Rule } from '../../rule/rule.js'
import { reasonOf } from '../files/read-input.js'
import { isUsageError, usageError } from '../files/usage-error.js'
import { MAX_EVENT_BYTES, MAX_OPEN_BYTES, SAMPLE_COUNT } from '../project-limits.js'
import { type BlockMemory, openBlockMemory } from './block-memory.js'
import { type BlockThreads, openBlockThreads } from './block-threads.js'
import { checkFormat } from './check-format.js'
import { type CollectedResults, collectResults, type QueryMatches, type ResultCollector } from './collect-results.js'
import { decompress } from './decompress.js'
import { type LineBlock, lineBlocks } from './line-blocks.js'
import { type Log, openLog } from './open-log.js'

/** Settings of a backtest. */
export interface BacktestSettings extends RuleMatcherSettings {
  /** Number of threads. Results do not depend on it. Default: one per processor, but at most 8. */
  readonly jobs?: number
  /** Most samples of a rule, and most bad lines that are listed. Default: 3. */
  readonly samples?: number
  /** Most bytes of one event. A longer line is a bad line. Default: 16 MiB. */
  readonly eventBytes?: number
  /** Called from time to time with what has been done so far. */
  readonly onProgress?: (progress: BacktestProgress) => void
}

export interface BacktestProgress {
  /** Bytes read, after decompression. */
  readonly bytes: number
  readonly events: number
}

/** The matches of one rule in a log. */
export interface BacktestRule extends CompiledRule, QueryMatches {}

/** The matches of rules in a log. */
export interface Backtest extends Omit<CollectedResults, 'queries'> {
  /** The rules in the given order, without filters. */
  readonly rules: readonly BacktestRule[]
}

/**
 * Runs rules over a log: one JSON object per line, plain or compressed with gzip or Zstandard. Memory use does not grow
 * with the log, except for the events that correlations remember. A line that is no event is counted, with its number.
 * Events of Windows event logs, as converters of `.evtx` files write them, get the field names of rules. Throws an error
 * with one sentence if the log cannot be read.
 */
export async function backtestRules(
  rules: readonly Rule[],
  log: Log,
  settings: BacktestSettings = {},
): Promise<Backtest> {
  const { jobs = Math.min(availableParallelism(), MAX_JOBS), samples = SAMPLE_COUNT } = settings
  const { eventBytes = MAX_EVENT_BYTES, onProgress } = settings
  checkCount('jobs', jobs, 1)
  checkCount('samples', samples, 0)
  checkCount('eventBytes', eventBytes, 1)
  const memory = openBlockMemory()
  const { rules: compiled, collector, threads } = prepareBacktest(rules, settings, { jobs, samples, memory })
  try {
    const { name, bytes } = openLog(log)
    const blocks = lineBlocks(checkFormat(decompress(bytes, name), name), eventBytes, memory)
    await matchBlocks(name, blocks, threads, collector, { eventBytes, onProgress })
  } finally {
    await threads.close()
  }
  const { queries, ...results } = collector.end()
  return { ...results, rules: compiled.map((rule, index) => ({ ...rule, ...(queries[index] ?? NO_MATCHES) })) }
}

interface Resources {
  readonly jobs: number
  readonly samples: number
  readonly memory: BlockMemory
}

/** Compiles the rules and starts the threads. */
function prepareBacktest(given: readonly Rule[], settings: BacktestSettings, { jobs, samples, memory }: Resources) {
  const { data, rules, queries } = compileRules(given, settings)
  const inOrder = queries.flatMap((query) => (query?.kind === 'correlation' ? detectionNumbersOf(query) : []))
  return {
    rules,
    collector: collectResults(queries, settings, samples),
    threads: openBlockThreads({ set: data, inOrder: [...new Set(inOrder)], samples }, jobs, memory),
  }
}

const MAX_JOBS = 8
const NO_MATCHES: QueryMatches = { count: 0, samples: [] }

function checkCount(name: string, value: number, least: number): void {
  if (Number.isSafeInteger(value) && value >= least) return
  throw new TypeError(`\`${name}\` must be an integer of at least ${least}, not ${String(value)}`)
}

interface MatchSettings {
  readonly eventBytes: number
  readonly onProgress: BacktestSettings['onProgress'] | undefined
}

/** Matches the blocks of a log in all threads, and collects the results in the order of the log. */
async function matchBlocks(
  name: string,
  blocks: AsyncIterable<LineBlock>,
  threads: BlockThreads,
  collector: ResultCollector,
  { eventBytes, onProgress }: MatchSettings,
): Promise<void> {
  const progress = { bytes: 0, events: 0 }
  /** Starts the work on a block. Returns a function that collects its result. */
  const start = (block: LineBlock): OpenBlock => {
    if (block.kind === 'error')
      return { length: 0, finish: () => Promise.reject(logError(name, block.error, collector.lines())) }
    if (block.kind === 'long-line') return { length: 0, finish: async () => collector.addLong(eventBytes) }
    const { length } = block.bytes
    const result = threads.match(block.bytes)
    // A failure is thrown when the turn of the block comes.
    result.catch(() => {})
    const finish = async (): Promise<void> => {
      progress.events = collector.add(await result)
      progress.bytes += length
      onProgress?.({ ...progress })
    }
    return { length, finish }
  }
  const open: OpenBlock[] = []
  for await (const block of blocks) {
    const most = MAX_OPEN_BYTES - (block.kind === 'lines' ? block.bytes.length : 0)
    while (open.length >= threads.width || lengthOf(open) > Math.max(most, 0)) await open.shift()?.finish()
    open.push(start(block))
  }
  for (const { finish } of open) await finish()
}

/** A block whose result is not collected yet. */
interface OpenBlock {
  /** Number of its bytes. */
  readonly length: number
  readonly finish: () => Promise<void>
}

const lengthOf = (blocks: readonly OpenBlock[]): number => blocks.reduce((sum, { length }) => sum + length, 0)

function logError(name: string, error: unknown, lines: number): unknown {
  if (isUsageError(error)) return error
  return usageError(`\`${name}\` cannot be read${lines === 0 ? '' : ` after line ${lines}`}: ${reasonOf(error)}`)
}
