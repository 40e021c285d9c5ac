import type { Io, OutputStream } from '../files/io.js'
import { nextTurn } from '../files/next-turn.js'
import { EVENT_INTERVAL, PROGRESS_DELAY, PROGRESS_INTERVAL } from '../project-limits.js'

/** The progress of a command. Its outputs replace those of `Io`: they clear the bar before they write. */
export interface Progress {
  readonly io: Io
  /** Counts a file. Returns a promise if events are due, such as signals and closed pipes: the caller waits for them. */
  readonly advance: () => Promise<void> | undefined
  /** Clears the bar for good. */
  readonly end: () => void
}

const WIDTH = 24

const ERASE = '\r\u001b[K'

/**
 * Draws a bar on stderr if it is a terminal and the work takes long, and clears it at the end. A signal also clears it,
 * before it ends the process.
 */
export function trackProgress(io: Io, total: number): Progress {
  if (!io.stderr.isTTY || io.env.TERM === 'dumb') return noProgress(io)
  const pause = pauses(io)
  let next = io.now() + PROGRESS_DELAY
  let done = 0
  let isOver = false
  /** Applies the signals that the visible bar holds back. */
  let release: (() => void) | undefined
  const erase = (): void => {
    if (release === undefined) return
    io.stderr.write(ERASE)
    release()
    release = undefined
  }
  const draw = (): void => {
    io.stderr.write(`\r${bar(done, total).slice(0, io.stderr.columns - 1)}\u001b[K`)
    release ??= io.holdSignals(erase)
  }
  const erasing = (output: OutputStream): OutputStream => ({
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
      if (!isOver && io.now() >= next) {
        next = io.now() + PROGRESS_INTERVAL
        draw()
      }
      return pause()
    },
    end: () => {
      isOver = true
      erase()
    },
  }
}

/** Returns a function that lets waiting events be handled, at most once per interval. */
function pauses(io: Io): () => Promise<void> | undefined {
  let next = io.now() + EVENT_INTERVAL
  return () => {
    if (io.now() < next) return undefined
    return nextTurn().then(() => {
      next = io.now() + EVENT_INTERVAL
    })
  }
}

function bar(done: number, total: number): string {
  const filled = Math.floor((done / total) * WIDTH)
  const percent = `${Math.floor((done / total) * 100)}`.padStart(3)
  return `${'█'.repeat(filled)}${'░'.repeat(WIDTH - filled)} ${percent} %  ${done} of ${total} files`
}

/** Shows nothing. */
export const noProgress = (io: Io): Progress => ({ io, advance: pauses(io), end: () => {} })
