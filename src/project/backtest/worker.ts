import { parentPort } from 'node:worker_threads'
import { type BlockResult, type BlockTask, openBlockMatcher } from './match-block.js'

/** A thread of a backtest: the first message is its task; each further one is a block, and is answered. */
let match: ((bytes: Uint8Array) => BlockResult) | undefined
parentPort?.on('message', (message: BlockTask | Uint8Array) => {
  if (message instanceof Uint8Array) parentPort?.postMessage(match?.(message))
  else match = openBlockMatcher(message)
})
