import { parentPort, workerData } from 'node:worker_threads'
import { type ConvertTask, openTask } from './convert-task.js'

// A thread of `convert`. It reads the flags again, because targets and pipelines have functions, which no message can
// contain.

const convertBlock = openTask(workerData as ConvertTask)
parentPort?.on('message', async ([from, to]: readonly [number, number]) => {
  parentPort?.postMessage(await (await convertBlock)(from, to))
})
