import { loadTargets } from '../../../../backends/folders.js'
import { originOf } from '../../../project/backends/add-backends.js'
import type { Input } from '../../../project/files/inputs.js'
import { type ConvertThreads, convertInThreads } from '../../../project/threads/convert-in-threads.js'
import { defaultThreads, startThreads } from '../../../project/threads/files-of-threads.js'
import { startWorker } from '../../../project/threads/start-worker.js'
import type { CommonSettings, TargetSettings } from '../../../project/workspace/convert-file.js'
import type { ConvertedFile } from '../../../project/workspace/convert-in-turn.js'
import type { LinkedFiles } from '../../../project/workspace/linked-files.js'
import type { Progress } from '../../../project/workspace/progress.js'
import { startUnadapted } from '../../engine/engine-flags.js'
import type { OpenSelection } from '../../inputs/open-selection.js'
import type { ConvertTask } from './convert-task.js'

/** Converts inputs in several threads. Returns `undefined`, and closes the threads, if rules refer to each other. */
export type ConvertUnlinked = (
  inputs: readonly Input[],
  linked: LinkedFiles,
  settings: CommonSettings,
  progress: Progress,
  selection: OpenSelection,
) => AsyncIterable<ConvertedFile> | undefined

/**
 * Starts threads for a number of files, which prepare their work while the current thread reads the files. Returns
 * `undefined` if one thread is enough, or if no other thread can load the targets.
 */
export async function startConverting(
  task: ConvertTask,
  targets: readonly TargetSettings[],
  files: number,
  jobs: number | undefined,
): Promise<ConvertUnlinked | undefined> {
  const count = jobs ?? defaultThreads()
  if (count === 1 || !(await areLoadable(targets))) return undefined
  const { cwd, platforms } = task
  const start = () => startWorker('convert-worker', import.meta.url, { workerData: task })
  const threads: ConvertThreads = startUnadapted(files, () => startThreads(files, count, start))
  return (inputs, { rules, texts }, settings, progress, { add }) => {
    if (rules === undefined)
      return convertInThreads({ inputs, texts }, threads, { targets, settings, platforms, cwd }, progress, add)
    void threads.close()
    return undefined
  }
}

/** True if a thread finds the targets by their names: they are built in, or come from a module. */
async function areLoadable(targets: readonly TargetSettings[]): Promise<boolean> {
  const builtIn = await loadTargets(targets.map(({ backend }) => backend.name))
  return targets.every(({ backend }) => originOf(backend) !== undefined || builtIn.get(backend.name) === backend)
}
