import { loadTargets } from '../../backends/folders.js'
import { originOf } from '../project/backends/add-backends.js'
import { convertInThreads } from '../project/threads/convert-in-threads.js'
import { defaultThreads } from '../project/threads/files-of-threads.js'
import { startWorker } from '../project/threads/start-worker.js'
import type { TargetSettings } from '../project/workspace/convert-file.js'
import type { ConvertedFile } from '../project/workspace/convert-files.js'
import type { Progress } from '../project/workspace/progress.js'
import type { BlockAnswer, ConvertTask } from './convert-task.js'
import type { OpenSelection } from './open-selection.js'

/**
 * Converts the inputs of a task in threads. Returns `undefined` if one thread is enough, or if no other thread can load
 * the targets.
 */
export async function convertWithThreads(
  task: ConvertTask,
  targets: readonly TargetSettings[],
  jobs: number | undefined,
  selection: OpenSelection,
  progress: Progress,
): Promise<AsyncIterable<ConvertedFile> | undefined> {
  const count = jobs ?? defaultThreads()
  if (count === 1 || !(await areLoadable(targets))) return undefined
  const start = () => {
    const worker = startWorker('convert-worker', import.meta.url, { workerData: task })
    worker.on('message', (answer: BlockAnswer) => selection.add(answer.selection))
    return worker
  }
  return convertInThreads(task.inputs, targets, count, start, progress)
}

/** True if a thread finds the targets by their names: they are built in, or come from a module. */
async function areLoadable(targets: readonly TargetSettings[]): Promise<boolean> {
  const builtIn = await loadTargets(targets.map(({ backend }) => backend.name))
  return targets.every(({ backend }) => originOf(backend) !== undefined || builtIn.get(backend.name) === backend)
}
