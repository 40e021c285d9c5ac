import type { Worker } from 'node:worker_threads'
import type { Input } from '../files/inputs.js'
import type { TargetSettings } from '../workspace/convert-file.js'
import type { ConvertedFile } from '../workspace/convert-files.js'
import type { Progress } from '../workspace/progress.js'
import { refuseNothing } from '../workspace/rule-files.js'
import { filesOfThreads } from './files-of-threads.js'
import { convertedFile, type PlainFile } from './plain-file.js'

/**
 * Converts inputs that refer to no others in several threads. The results are those of `convertFiles`, in the same
 * order. `start` starts a thread, which answers with blocks of `PlainFile`.
 */
export async function* convertInThreads(
  inputs: readonly Input[],
  targets: readonly TargetSettings[],
  jobs: number,
  start: () => Worker,
  progress: Progress,
): AsyncGenerator<ConvertedFile> {
  const { io } = progress
  let skipped = 0
  let at = 0
  try {
    for await (const file of filesOfThreads<PlainFile>(inputs.length, jobs, start)) {
      const input = inputs[at++]
      if (io.stdout.isClosed()) return
      if (input === undefined) continue
      if (file.isEmpty) skipped++
      for (const message of file.messages) io.stderr.write(message)
      yield convertedFile(file, input, targets)
      await progress.advance()
    }
  } finally {
    progress.end()
  }
  refuseNothing(inputs, skipped)
}
