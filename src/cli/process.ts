import { nodeDisk } from '../project/files/disk.js'
import type { Io, OutputStream } from '../project/files/io.js'
import { openOutput } from './process-output.js'
import { run } from './run.js'

// The interface to the process: its outputs, signals and exit code.

/** The length of the text that is collected before it is written to a file or a pipe. */
const BATCH = 65_536

/** An output that collects text. */
interface BatchedOutput extends OutputStream {
  /** Writes the collected text. */
  readonly flush: () => void
}

/**
 * Collects the text for a file or a pipe, and writes it in batches: 2,400 writes of one query each take 5 % of the time
 * of their conversion. A reader waits no longer than until the program waits, too.
 */
function batched(output: OutputStream): BatchedOutput {
  if (output.isTTY) return { ...output, flush: () => {} }
  let waiting = ''
  const flush = (): void => {
    if (waiting !== '') output.write(waiting)
    waiting = ''
  }
  const write = (text: string): void => {
    if (waiting === '') setImmediate(flush)
    waiting += text
    if (waiting.length >= BATCH) flush()
  }
  return { ...output, write, flush }
}

/** Keeps the order of two outputs that may have the same destination. */
const writtenAfter = (output: OutputStream, before: BatchedOutput): OutputStream => ({
  ...output,
  write: (text) => {
    before.flush()
    output.write(text)
  },
})

const SIGNALS = ['SIGINT', 'SIGTERM'] as const

function holdSignals(onSignal: () => void): () => void {
  const held = new Set<NodeJS.Signals>()
  const hold = (signal: NodeJS.Signals): void => {
    held.add(signal)
    onSignal()
  }
  for (const signal of SIGNALS) process.on(signal, hold)
  return () => {
    for (const signal of SIGNALS) process.off(signal, hold)
    for (const signal of held) process.kill(process.pid, signal)
  }
}

function after(milliseconds: number, action: () => void): () => void {
  const timer = setTimeout(action, milliseconds)
  return () => clearTimeout(timer)
}

const [stdout, stderr] = [openOutput('stdout'), openOutput('stderr')]
const batches = batched(stdout)

const io: Io = {
  args: process.argv.slice(2),
  stdin: () => process.stdin,
  stdout: batches,
  stderr: writtenAfter(stderr, batches),
  cwd: process.cwd(),
  env: process.env,
  now: () => process.uptime() * 1_000,
  after,
  disk: nodeDisk,
  holdSignals,
}

/** Runs the command line of the process and sets the exit code. */
export async function start(): Promise<void> {
  process.exitCode = await run(io)
  batches.flush()
  // Does not wait until Node.js has freed the memory, which takes 2 ms and more.
  if (stdout.isDirect && stderr.isDirect) process.exit()
}
