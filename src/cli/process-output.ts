import { Buffer } from 'node:buffer'
import { fstatSync, type Stats, statSync, writeSync } from 'node:fs'
import type { OutputStream } from '../project/files/io.js'

// The output streams of the process. A reader such as `head` may close a pipe early; this is no error, and ends the
// output.

/** An output of the process. */
export interface ProcessOutput extends OutputStream {
  /** True if a text has been written when `write` returns. */
  readonly isDirect: boolean
}

type Name = 'stdout' | 'stderr'

const DESCRIPTORS = { stdout: 1, stderr: 2 } as const

/**
 * Opens an output of the process. Files and pipes are written without the streams of Node.js, whose modules take 2 ms
 * of a start to load.
 */
export const openOutput = (name: Name): ProcessOutput =>
  isFileOrPipe(DESCRIPTORS[name]) ? directOutput(name) : streamOutput(process[name], name)

/** False for a terminal, and for outputs that are written asynchronously. */
function isFileOrPipe(descriptor: number): boolean {
  if (process.platform === 'win32') return false
  try {
    const stats = fstatSync(descriptor)
    return stats.isFile() || stats.isFIFO() || stats.isSocket() || isNull(stats)
  } catch {
    return false // The descriptor is closed.
  }
}

const isNull = (stats: Stats): boolean => stats.isCharacterDevice() && stats.rdev === statSync('/dev/null').rdev

function directOutput(name: Name): ProcessOutput {
  let isClosed = false
  return {
    isDirect: true,
    isTTY: false,
    columns: 80,
    write: (text) => {
      if (isClosed) return
      try {
        writeAll(DESCRIPTORS[name], Buffer.from(text))
      } catch (error) {
        isClosed = true
        endUnlessClosed(error as NodeJS.ErrnoException, name)
      }
    },
    isClosed: () => isClosed,
  }
}

function writeAll(descriptor: number, bytes: Uint8Array): void {
  for (let rest = bytes; rest.length > 0; ) {
    try {
      rest = rest.subarray(writeSync(descriptor, rest))
    } catch (error) {
      // Another program that shares the pipe can make writing fail while the pipe is full.
      if ((error as NodeJS.ErrnoException).code !== 'EAGAIN') throw error
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 1)
    }
  }
}

function streamOutput(stream: NodeJS.WriteStream, name: Name): ProcessOutput {
  let isClosed = false
  stream.on('error', (error: NodeJS.ErrnoException) => {
    isClosed = true
    endUnlessClosed(error, name)
  })
  return {
    isDirect: false,
    isTTY: stream.isTTY === true,
    // A terminal that does not know its size has no columns.
    columns: stream.columns || 80,
    write: (text) => {
      if (!isClosed) stream.write(text)
    },
    isClosed: () => isClosed,
  }
}

/** Ends the process after an error, unless the reader has closed the output. Errors of stderr cannot be reported. */
function endUnlessClosed(error: NodeJS.ErrnoException, name: Name): void {
  if (error.code === 'EPIPE' || name === 'stderr') return
  process.stderr.write(`sigmacast: cannot write the output: ${error.message}\n`)
  process.exit(1)
}
