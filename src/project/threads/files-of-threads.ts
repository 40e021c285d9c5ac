import { availableParallelism } from 'node:os'
import type { Worker } from 'node:worker_threads'

/** Number of files that a thread converts at a time. */
const BLOCK = 32

/** Number of blocks per thread that may wait for an earlier one. */
const MAX_AHEAD = 4

/** Most threads without `--jobs`: more of them mostly compile the same code. */
const MAX_THREADS = 8

export const defaultThreads = (): number => Math.min(availableParallelism(), MAX_THREADS)

/** The answer of a thread to the number of its first input: the files of a block. */
export interface Block<File> {
  readonly from: number
  readonly files: readonly File[]
}

/**
 * Yields the files that threads make from a number of inputs, in the order of the inputs. `start` starts a thread, which
 * answers `[from, to]` with the files of the inputs between two numbers.
 */
export async function* filesOfThreads<File>(count: number, jobs: number, start: () => Worker): AsyncGenerator<File> {
  const blocks = openBlocks<File>(count, jobs, start)
  try {
    for (let from = 0; from < count; from += BLOCK) yield* await blocks.take(from)
  } finally {
    await blocks.close()
  }
}

/** Blocks of files that threads make. */
interface Blocks<File> {
  /** Returns the files of the block that begins with an input. Blocks are taken in order. */
  readonly take: (from: number) => Promise<readonly File[]>
  readonly close: () => Promise<void>
}

function openBlocks<File>(count: number, jobs: number, start: () => Worker): Blocks<File> {
  const done = new Map<number, readonly File[]>()
  const idle: Worker[] = []
  let next = 0
  let taken = 0
  let failure: Error | undefined
  let wake = (): void => {}
  const assign = (): void => {
    while (next < count && next < taken + jobs * MAX_AHEAD * BLOCK) {
      const worker = idle.pop()
      if (worker === undefined) return
      worker.postMessage([next, Math.min(next + BLOCK, count)])
      next += BLOCK
    }
  }
  const workers = Array.from({ length: Math.min(jobs, Math.ceil(count / BLOCK)) }, () => {
    const worker = start()
    worker.on('message', ({ from, files }: Block<File>) => {
      done.set(from, files)
      idle.push(worker)
      assign()
      wake()
    })
    const fail = (error: Error): void => {
      failure ??= error
      wake()
    }
    worker.on('error', fail)
    worker.on('exit', () => fail(new Error('a thread ended before its work was done')))
    idle.push(worker)
    return worker
  })
  return {
    take: async (from) => {
      taken = from
      assign()
      for (;;) {
        const files = done.get(from)
        done.delete(from)
        if (files !== undefined) return files
        if (failure !== undefined) throw failure
        await new Promise<void>((resolve) => {
          wake = resolve
        })
      }
    },
    close: async () => void (await Promise.all(workers.map((worker) => worker.terminate()))),
  }
}
