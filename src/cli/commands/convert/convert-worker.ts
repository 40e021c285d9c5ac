import { workerData } from 'node:worker_threads'
import { answerBlocks } from '../../../project/threads/answer-blocks.js'
import { type ConvertTask, openTask } from './convert-task.js'

// A thread of `convert`. It reads the flags again, because targets and pipelines have functions, which no message can
// contain.

answerBlocks(openTask(workerData as ConvertTask))
