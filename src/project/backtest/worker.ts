import { parentPort, workerData } from 'node:worker_threads'
import { type BlockTask, openBlockMatcher } from './match-block.js'

const match = openBlockMatcher(workerData as BlockTask)
parentPort?.on('message', (bytes: Uint8Array) => parentPort?.postMessage(match(bytes)))
