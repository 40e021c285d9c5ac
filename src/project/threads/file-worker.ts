import { parentPort, workerData } from 'node:worker_threads'
import { type FileTask, openFileTask } from './file-task.js'

// A thread of `convertFiles`. It loads the settings again, because targets and pipelines have functions, which no
// message can contain.

const convertBlock = await openFileTask(workerData as FileTask)
parentPort?.on('message', async ([from, to]: readonly [number, number]) => {
  parentPort?.postMessage(await convertBlock(from, to))
})
