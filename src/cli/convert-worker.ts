import { parentPort, workerData } from 'node:worker_threads'
import { enableCompileCache } from './compile-cache.js'
import type { ConvertTask } from './convert-task.js'

// A thread of `convert`. It reads the flags again, because targets and pipelines have functions, which no message can
// contain.

enableCompileCache()
const { openTask } = await import('./convert-task.js')
const convertBlock = await openTask(workerData as ConvertTask)
parentPort?.on('message', async ([from, to]: readonly [number, number]) => {
  parentPort?.postMessage(await convertBlock(from, to))
})
