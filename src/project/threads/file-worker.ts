import { workerData } from 'node:worker_threads'
import { answerBlocks } from './answer-blocks.js'
import type { ConvertFilesSettings } from './convert-settings.js'
import { openFileTask } from './file-task.js'

// A thread of `convertFiles`. It loads the settings again, because targets and pipelines have functions, which no
// message can contain.

answerBlocks(openFileTask(workerData as ConvertFilesSettings))
