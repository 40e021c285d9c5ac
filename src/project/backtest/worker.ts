import { parentPort } from 'node:worker_threads'
import { type BlockResult, type BlockTask, openBlockMatcher } from './match-block.js'

/** The answer of a thread to a block: what it found, and the memory of the block. */
export interface BlockAnswer {
  readonly result: BlockResult
  readonly memory: ArrayBuffer
}

/** A thread of a backtest: the first message is its task; each further one is a block, and is answered. */
let match: ((bytes: Uint8Array) => BlockResult) | undefined
parentPort?.on('message', (message: BlockTask | Uint8Array<ArrayBuffer>) => {
  if (!(message instanceof Uint8Array)) match = openBlockMatcher(message)
  else parentPort?.postMessage({ result: match?.(message), memory: message.buffer }, [message.buffer])
})
