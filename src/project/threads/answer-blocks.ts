import { parentPort } from 'node:worker_threads'
import type { Making } from './files-of-threads.js'

/**
 * Lets the current thread say with `null` that it has loaded its program, and answer each block with its files, one block
 * after the other, until it receives `null`.
 */
export function answerBlocks<Block, File>(opening: Promise<Making<Block, File>['make']>): void {
  let last: Promise<unknown> = opening.then(() => parentPort?.postMessage(null))
  parentPort?.on('message', (block: Block | null) => {
    if (block === null) parentPort?.close()
    else last = last.then(async () => parentPort?.postMessage(await (await opening)(block)))
  })
}
