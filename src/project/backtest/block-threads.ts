import { Worker } from 'node:worker_threads'
import { type BlockResult, type BlockTask, openBlockMatcher } from './match-block.js'

/** Threads that match blocks of lines. */
export interface BlockThreads {
  /** Number of blocks that keep all threads busy. */
  readonly width: number
  /** Matches a block, whose memory is given away. */
  readonly match: (bytes: Uint8Array<ArrayBuffer>) => Promise<BlockResult>
  readonly close: () => Promise<void>
}

/** Opens `jobs` threads, or uses the current one if that is 1. */
export function openBlockThreads(task: BlockTask, jobs: number): BlockThreads {
  if (jobs === 1) {
    const match = openBlockMatcher(task)
    return { width: 1, match: async (bytes) => match(bytes), close: async () => {} }
  }
  const threads = Array.from({ length: jobs }, () => openThread(task))
  let next = 0
  return {
    width: jobs * BLOCKS_PER_THREAD,
    match: (bytes) => (threads[next++ % jobs] ?? openThread(task)).match(bytes),
    close: async () => void (await Promise.all(threads.map(({ close }) => close()))),
  }
}

/** One block is matched while the next one waits. */
const BLOCKS_PER_THREAD = 2

function openThread(task: BlockTask): Pick<BlockThreads, 'match' | 'close'> {
  const worker = startWorker()
  worker.postMessage(task)
  const open: Waiting[] = []
  let failure: Error | undefined
  worker.on('message', (result: BlockResult) => open.shift()?.resolve(result))
  const fail = (error: Error): void => {
    failure = error
    for (const { reject } of open.splice(0)) reject(error)
  }
  worker.on('error', fail)
  worker.on('exit', () => fail(new Error('a thread ended before its work was done')))
  return {
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

/** Starts the module beside this one. A thread that runs the source has to learn TypeScript first. */
function startWorker(): Worker {
  if (!import.meta.url.endsWith('.ts')) return new Worker(new URL('./worker.js', import.meta.url), { resourceLimits })
  const source = JSON.stringify(new URL('./worker.ts', import.meta.url).href)
  const start = `import('tsx/esm/api').then(({ register }) => (register(), import(${source})))`
  return new Worker(start, { eval: true, resourceLimits })
}

/** An event soon becomes garbage: a small space for new objects is collected as fast, and saves memory. */
const resourceLimits = { maxYoungGenerationSizeMb: 12 }
