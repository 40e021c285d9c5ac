#!/usr/bin/env node
import type { Io, Output } from './io.js'
import { run } from './run.js'

// The edge of the process: what the commands need of it, its exit code, and output that nobody reads any more.

const outputOf = (stream: NodeJS.WriteStream): Output => {
  stream.on('error', outputFailed)
  return { isTTY: stream.isTTY === true, columns: stream.columns ?? 80, write: (text) => void stream.write(text) }
}

/** The reader of a pipe may leave early, as `head` does: no fault, and nothing more to do. */
function outputFailed(error: NodeJS.ErrnoException): never {
  if (error.code === 'EPIPE') process.exit(0)
  process.stderr.write(`sigmacast: cannot write the output: ${error.message}\n`)
  process.exit(1)
}

const io: Io = {
  args: process.argv.slice(2),
  stdin: () => process.stdin,
  stdout: outputOf(process.stdout),
  stderr: outputOf(process.stderr),
  cwd: process.cwd(),
  env: process.env,
  now: () => performance.now(),
}

process.exitCode = await run(io)
