import { startWorker } from '../threads/start-worker.js'
import type { BlockMemory } from './block-memory.js'
import { type BlockResult, type BlockTask, openBlockMatcher } from './match-block.js'
import { shareArrays } from './share-arrays.js'
import type { BlockAnswer } from './worker.js'

/** Threads that match blocks of lines. */
export interface BlockThreads {
  /** Number of blocks that keep all threads busy. */
  readonly width: number
  /** Matches a block, and gives its memory back. */
  readonly match: (bytes: Uint8Array<ArrayBuffer>) => Promise<BlockResult>
  readonly close: () => Promise<void>
}

/**
 * Opens `jobs` threads. The current one is one of them: it matches a block when all others have enough to do. The others
 * start after the first blocks, since a short log takes less time than their start.
 */
export function openBlockThreads(given: BlockTask, jobs: number, memory: BlockMemory): BlockThreads {
  const task = jobs === 1 ? given : shareArrays(given)
  const match = openBlockMatcher(task)
  const here: BlockThread = {
    match: async (bytes) => {
      const result = match(bytes)
      memory.give(bytes.buffer)
      return result
    },
    close: async () => {},
  }
  if (jobs === 1) return { width: 1, ...here }
  let blocks = 0
  let threads: readonly WaitingThread[] = []
  return {
    width: (jobs - 1) * BLOCKS_PER_THREAD + 1,
    match: (bytes) => {
      if (blocks++ === BLOCKS_ALONE) threads = Array.from({ length: jobs - 1 }, () => openThread(task, memory))
      const [first, ...others] = threads
      if (first === undefined) return here.match(bytes)
      const idlest = others.reduce((least, thread) => (thread.waiting() < least.waiting() ? thread : least), first)
      return (idlest.waiting() < BLOCKS_PER_THREAD ? idlest : here).match(bytes)
    },
    close: async () => void (await Promise.all(threads.map(({ close }) => close()))),
  }
}

/** Blocks that the current thread matches alone: the first two megabytes. */
const BLOCKS_ALONE = 16

/** One block is matched while the next one waits. */
const BLOCKS_PER_THREAD = 2

type BlockThread = Pick<BlockThreads, 'match' | 'close'>

interface WaitingThread extends BlockThread {
  /** Number of blocks that are not matched yet. */
  readonly waiting: () => number
}

function openThread(task: BlockTask, memory: BlockMemory): WaitingThread {
  const worker = startWorker('worker', import.meta.url, { resourceLimits })
  worker.postMessage(task)
  const open: Waiting[] = []
  let failure: Error | undefined
  worker.on('message', (answer: BlockAnswer) => {
    memory.give(answer.memory)
    open.shift()?.resolve(answer.result)
  })
  const fail = (error: Error): void => {
    failure ??= error
    for (const { reject } of open.splice(0)) reject(failure)
  }
  worker.on('error', fail)
  worker.on('exit', () => fail(new Error('a thread ended before its work was done')))
  return {
    waiting: () => open.length,
    match: (bytes) => {
      if (failure !== undefined) return Promise.reject(failure)
      return new Promise((resolve, reject) => {
        open.push({ resolve, reject })
        worker.postMessage(bytes, [bytes.buffer])
      })
    },
    close: async () => void (await worker.terminate()),
  }
}

interface Waiting {
  readonly resolve: (result: BlockResult) => void
  readonly reject: (error: Error) => void
}

/** An event soon becomes garbage: a small space for new objects is collected as fast, and saves memory. */
const resourceLimits = { maxYoungGenerationSizeMb: 12 }
