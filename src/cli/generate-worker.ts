import { parentPort, workerData } from 'node:worker_threads'
import { type GenerateTask, openTask } from './generate-task.js'

// A thread of `generate`. It opens the configuration again, because targets and pipelines have functions, which no
// message can contain.

const readBlock = openTask(workerData as GenerateTask)
parentPort?.on('message', async ([from, to]: readonly [number, number]) => {
  parentPort?.postMessage(await (await readBlock)(from, to))
})
