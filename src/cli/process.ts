import { nodeDisk } from '../project/files/disk.js'
import type { Io, Output } from '../project/files/io.js'
import { run } from './run.js'

// The interface to the process: its streams, signals and exit code, and output whose reader has closed it.

/** Wraps a stream. A reader such as `head` may close a pipe early; this is no error, and ends the output. */
function outputOf(stream: NodeJS.WriteStream): Output {
  let isClosed = false
  stream.on('error', (error: NodeJS.ErrnoException) => {
    isClosed = true
    // Errors of stderr cannot be reported.
    if (error.code === 'EPIPE' || stream === process.stderr) return
    process.stderr.write(`sigmacast: cannot write the output: ${error.message}\n`)
    process.exit(1)
  })
  return {
    isTTY: stream.isTTY === true,
    columns: stream.columns ?? 80,
    write: (text) => {
      if (!isClosed) stream.write(text)
    },
    isClosed: () => isClosed,
  }
}

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

const io: Io = {
  args: process.argv.slice(2),
  stdin: () => process.stdin,
  stdout: outputOf(process.stdout),
  stderr: outputOf(process.stderr),
  cwd: process.cwd(),
  env: process.env,
  now: () => performance.now(),
  after,
  disk: nodeDisk,
  holdSignals,
}

/** Runs the command line of the process and returns the exit code. */
export const start = (): Promise<number> => run(io)
