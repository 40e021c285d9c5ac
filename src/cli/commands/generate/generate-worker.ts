import { workerData } from 'node:worker_threads'
import { answerBlocks } from '../../../project/threads/answer-blocks.js'
import { type GenerateTask, openTask } from './generate-task.js'

// A thread of `generate`. It opens the configuration again, because targets and pipelines have functions, which no
// message can contain.

answerBlocks(openTask(workerData as GenerateTask))
