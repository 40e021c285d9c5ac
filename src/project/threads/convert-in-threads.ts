import { availableParallelism } from 'node:os'
import type { Worker } from 'node:worker_threads'
import type { Input } from '../files/inputs.js'
import type { TargetSettings } from '../workspace/convert-file.js'
import type { ConvertedFile } from '../workspace/convert-files.js'
import type { Progress } from '../workspace/progress.js'
import { refuseNothing } from '../workspace/rule-files.js'
import { convertedFile, type PlainFile } from './plain-file.js'

/** Number of files that a thread converts at a time. */
const BLOCK = 32

/** Number of blocks per thread that may wait for an earlier one. */
const MAX_AHEAD = 4

/** Most threads without `--jobs`: more of them mostly compile the same code. */
const MAX_THREADS = 8

export const defaultThreads = (): number => Math.min(availableParallelism(), MAX_THREADS)

/** The answer of a thread to the number of its first input: the files of a block. */
export interface ConvertedBlock {
  readonly from: number
  readonly files: readonly PlainFile[]
}

/**
 * Converts inputs that refer to no others in several threads. The results are those of `convertFiles`, in the same
 * order. `start` starts a thread, which converts the inputs between two numbers, `[from, to]`.
 */
export async function* convertInThreads(
  inputs: readonly Input[],
  targets: readonly TargetSettings[],
  jobs: number,
  start: () => Worker,
  progress: Progress,
): AsyncGenerator<ConvertedFile> {
  const { io } = progress
  const blocks = openBlocks(inputs.length, jobs, start)
  let skipped = 0
  try {
    for (let from = 0; from < inputs.length; from += BLOCK) {
      const files = await blocks.take(from)
      if (io.stdout.isClosed()) return
      for (const [index, file] of files.entries()) {
        const input = inputs[from + index]
        if (input === undefined) continue
        if (file.isEmpty) skipped++
        for (const message of file.messages) io.stderr.write(message)
        yield convertedFile(file, input, targets)
        progress.advance()
      }
    }
  } finally {
    progress.end()
    await blocks.close()
  }
  refuseNothing(inputs, skipped)
}

/** Blocks of files that threads convert. */
interface Blocks {
  /** Returns the files of the block that begins with an input. Blocks are taken in order. */
  readonly take: (from: number) => Promise<readonly PlainFile[]>
  readonly close: () => Promise<void>
}

function openBlocks(count: number, jobs: number, start: () => Worker): Blocks {
  const done = new Map<number, readonly PlainFile[]>()
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
    worker.on('message', ({ from, files }: ConvertedBlock) => {
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
