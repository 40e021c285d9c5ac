import type { Io, Output } from '../files/io.js'
import { PROGRESS_DELAY, PROGRESS_INTERVAL } from '../project-limits.js'

/** The progress of a command. Its outputs replace those of `Io`: they clear the bar before they write. */
export interface Progress {
  readonly io: Io
  readonly advance: () => void
  readonly end: () => void
}

const WIDTH = 24

const ERASE = '\r\u001b[K'

/** Draws a bar on stderr if it is a terminal and the work takes long, and clears it at the end. */
export function trackProgress(io: Io, total: number): Progress {
  if (!io.stderr.isTTY || io.env.TERM === 'dumb') return noProgress(io)
  let next = io.now() + PROGRESS_DELAY
  let done = 0
  let isShown = false
  const erase = (): void => {
    if (isShown) io.stderr.write(ERASE)
    isShown = false
  }
  const erasing = (output: Output): Output => ({
    ...output,
    write: (text) => {
      if (output.isTTY) erase()
      output.write(text)
    },
  })
  return {
    io: { ...io, stdout: erasing(io.stdout), stderr: erasing(io.stderr) },
    advance: () => {
      done++
      if (io.now() < next) return
      next = io.now() + PROGRESS_INTERVAL
      isShown = true
      io.stderr.write(`\r${bar(done, total).slice(0, io.stderr.columns - 1)}\u001b[K`)
    },
    end: erase,
  }
}

function bar(done: number, total: number): string {
  const filled = Math.floor((done / total) * WIDTH)
  const percent = `${Math.floor((done / total) * 100)}`.padStart(3)
  return `${'█'.repeat(filled)}${'░'.repeat(WIDTH - filled)} ${percent} %  ${done} of ${total} files`
}

/** Shows nothing. */
export const noProgress = (io: Io): Progress => ({ io, advance: () => {}, end: () => {} })
