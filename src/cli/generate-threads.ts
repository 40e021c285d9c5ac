import type { Project } from '../project/config/project.js'
import type { Input } from '../project/files/inputs.js'
import { isSpecial } from '../project/files/walk.js'
import type { ReadAhead } from '../project/generate/ahead/ahead.js'
import { FILES_FOR_THREADS } from '../project/project-limits.js'
import { defaultThreads, filesOfThreads } from '../project/threads/files-of-threads.js'
import { startWorker } from '../project/threads/start-worker.js'
import type { GenerateTask } from './generate-task.js'

/**
 * Returns a function that reads and converts files of a project in threads. Without `jobs`, it starts threads for many
 * files, since few take less time than a start. Returns undefined if another thread might get other results, because the
 * configuration has code, or because an input can be read only once.
 */
export function openThreads(
  { settingsKey, inputs }: Project,
  task: Omit<GenerateTask, 'inputs'>,
  jobs: number | undefined,
): ReadAhead | undefined {
  if (settingsKey === undefined || inputs.some(isReadOnce)) return undefined
  return (unread) => {
    if (jobs === undefined && unread.length < FILES_FOR_THREADS) return undefined
    const workerData: GenerateTask = { ...task, inputs: unread }
    const start = () => startWorker('generate-worker', import.meta.url, { workerData })
    return filesOfThreads(unread.length, jobs ?? defaultThreads(), start)
  }
}

const isReadOnce = ({ path, isRegular }: Input): boolean => path === null || (isRegular !== true && isSpecial(path))
