import { availableParallelism } from 'node:os'
import type { Worker } from 'node:worker_threads'
import { nextTurn } from '../files/next-turn.js'

// Files that several threads make of inputs, block by block. The current thread is one of them.

/** Number of inputs in a block: few, so that all threads end at nearly the same time. */
const BLOCK = 16

/** Number of blocks of another thread: it makes one while the next one waits. */
const BLOCKS_PER_THREAD = 2

/** Number of blocks per thread that may wait for an earlier one. */
const MAX_AHEAD = 8

/** Most threads without `--jobs`: more of them mostly compile the same code. */
const MAX_THREADS = 8

export const defaultThreads = (): number => Math.min(availableParallelism(), MAX_THREADS)

/** Inputs, and how a thread makes their files. Blocks and files are data, because they pass between threads. */
export interface Making<Block, File> {
  readonly count: number
  /** Returns the block of the inputs between two numbers. Blocks are taken in order. */
  readonly blockOf: (from: number, to: number) => Block
  /** Makes the files of a block in the current thread, as `answerBlocks` does in others. */
  readonly make: (block: Block) => Promise<readonly File[]>
}

/** A thread beside the current one. */
interface Thread<Block, File> {
  /** Resolves when the thread has loaded its program, or has ended. */
  readonly ready: Promise<void>
  /** Number of blocks that it has not made yet. */
  readonly waiting: () => number
  /** Hands the files of a block to `receive`. Blocks are made in order. */
  readonly make: (block: Block, receive: (files: readonly File[]) => void) => void
  readonly close: () => Promise<unknown>
}

/** Threads beside the current one. */
export interface Threads<Block, File> {
  readonly others: readonly Thread<Block, File>[]
  /** Resolves when no thread is loading its program any more. */
  readonly ready: Promise<unknown>
  /** Resolves after the next answer of a thread, or rejects if a thread has failed. */
  readonly answer: () => Promise<void>
  readonly close: () => Promise<void>
}

/** Starts the threads that `jobs` threads for a number of inputs need beside the current one. */
export function startThreads<Block, File>(count: number, jobs: number, start: () => Worker): Threads<Block, File> {
  let failure: Error | undefined
  let wake = (): void => {}
  const fail = (error: Error): void => {
    failure ??= error
    wake()
  }
  const length = Math.min(jobs, Math.ceil(count / BLOCK)) - 1
  const others = Array.from({ length }, () => openThread<Block, File>(start(), () => wake(), fail))
  return {
    others,
    ready: Promise.all(others.map(({ ready }) => ready)),
    answer: async () => {
      if (failure === undefined)
        await new Promise<void>((resolve) => {
          wake = resolve
        })
      if (failure !== undefined) throw failure
    },
    close: async () => void (await Promise.all(others.map((thread) => thread.close()))),
  }
}

function openThread<Block, File>(worker: Worker, wake: () => void, fail: (error: Error) => void): Thread<Block, File> {
  const receivers: ((files: readonly File[]) => void)[] = []
  // Without work, it does not keep the program running.
  worker.unref()
  let hasWorked = false
  let setReady = (): void => {}
  const ready = new Promise<void>((resolve) => {
    setReady = resolve
  })
  worker.on('message', (files: readonly File[] | null) => {
    if (files === null) return setReady()
    hasWorked = true
    receivers.shift()?.(files)
    if (receivers.length === 0) worker.unref()
    wake()
  })
  worker.on('error', fail)
  worker.on('exit', setReady)
  const end = new Promise<void>((resolve) => void worker.on('exit', () => resolve()))
  worker.on('exit', () => fail(new Error('a thread ended before its work was done')))
  return {
    ready,
    waiting: () => receivers.length,
    make: (block, receive) => {
      receivers.push(receive)
      worker.ref()
      worker.postMessage(block)
    },
    // A thread that has done its work ends by itself, so that the command line can keep its compiled code.
    close: async () => {
      if (!hasWorked || receivers.length > 0) return worker.terminate()
      worker.ref()
      worker.postMessage(null)
      await end
    },
  }
}

/** Yields the files of inputs in the order of the inputs, and closes the threads. */
export async function* filesOfThreads<Block, File>(
  { others, answer, close }: Threads<Block, File>,
  { count, blockOf, make }: Making<Block, File>,
): AsyncGenerator<File> {
  const done = new Map<number, readonly File[]>()
  let next = 0
  const take = (): { readonly from: number; readonly block: Block } => {
    const from = next
    next = Math.min(from + BLOCK, count)
    return { from, block: blockOf(from, next) }
  }
  try {
    for (let yielded = 0; yielded < count; ) {
      const limit = Math.min(count, yielded + (others.length + 1) * MAX_AHEAD * BLOCK)
      for (const thread of others)
        while (next < limit && thread.waiting() < BLOCKS_PER_THREAD) {
          const { from, block } = take()
          thread.make(block, (files) => done.set(from, files))
        }
      const files = done.get(yielded)
      if (files !== undefined) {
        done.delete(yielded)
        yielded += BLOCK
        yield* files
      } else if (next < limit) {
        const { from, block } = take()
        done.set(from, await make(block))
        // Receives the answers of the other threads.
        await nextTurn()
      } else await answer()
    }
  } finally {
    await close()
  }
}
