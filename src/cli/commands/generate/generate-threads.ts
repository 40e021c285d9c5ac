import type { Project } from '../../../project/config/project.js'
import type { Input } from '../../../project/files/inputs.js'
import { isSpecial } from '../../../project/files/walk.js'
import type { AheadFile, ReadAhead } from '../../../project/generate/ahead/ahead.js'
import { openReadAhead } from '../../../project/generate/ahead/read-ahead.js'
import { requestedOutputs } from '../../../project/generate/requested-outputs.js'
import { FILES_FOR_THREADS } from '../../../project/project-limits.js'
import {
  defaultThreads,
  filesOfThreads,
  startThreads,
  type Threads,
} from '../../../project/threads/files-of-threads.js'
import { startWorker } from '../../../project/threads/start-worker.js'
import { version } from '../../../project/version.generated.js'
import { startUnadapted } from '../../engine/engine-flags.js'
import type { GenerateTask } from './generate-task.js'

/**
 * Returns a function that reads and converts files of a project in threads. Without `jobs`, it starts threads for many
 * files, since few take less time than a start. Returns undefined if another thread might get other results, because the
 * configuration has code, or because an input can be read only once.
 */
export function openThreads(project: Project, task: GenerateTask, jobs: number | undefined): ReadAhead | undefined {
  if (project.settingsKey === undefined || project.inputs.some(isReadOnce)) return undefined
  return (unread) => {
    const count = unread.length
    if (jobs === undefined && count < FILES_FOR_THREADS) return undefined
    const start = () => startWorker('generate-worker', import.meta.url, { workerData: task })
    const threads: Threads<readonly Input[], AheadFile | undefined> = startUnadapted(count, () =>
      startThreads(count, jobs ?? defaultThreads(), start),
    )
    const make = openReadAhead(project, requestedOutputs(project, task.outputs), version)
    return filesOfThreads(threads, { count, blockOf: (from, to) => unread.slice(from, to), make })
  }
}

const isReadOnce = ({ path, isRegular }: Input): boolean => path === null || (isRegular !== true && isSpecial(path))
