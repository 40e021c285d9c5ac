import type { Input } from '../files/inputs.js'
import type { SelectionCounts } from '../select/selection-counts.js'
import type { ConvertedFile } from '../workspace/convert-in-turn.js'
import type { Progress } from '../workspace/progress.js'
import { type ReadInputs, refuseNothing } from '../workspace/rule-files.js'
import { type BlockSettings, type InputBlock, openBlockConverter } from './convert-block.js'
import { filesOfThreads, type Threads } from './files-of-threads.js'
import { convertedFile, type PlainFile } from './plain-file.js'

/** Threads that convert files. */
export type ConvertThreads = Threads<InputBlock, PlainFile>

/** Inputs that refer to no others, with the texts that are already read. Converting removes the texts. */
export interface UnlinkedInputs {
  readonly inputs: readonly Input[]
  readonly texts: ReadInputs
}

/**
 * Converts inputs in the current thread and in others. The results are those of `convertInTurn`, in the same order.
 * `addCounts` receives what the selections of other threads have met.
 */
export async function* convertInThreads(
  { inputs, texts }: UnlinkedInputs,
  threads: ConvertThreads,
  settings: BlockSettings,
  progress: Progress,
  addCounts: (counts: SelectionCounts) => void = () => {},
): AsyncGenerator<ConvertedFile> {
  const { io } = progress
  const making = {
    count: inputs.length,
    blockOf: (from: number, to: number) => takeBlock(inputs.slice(from, to), texts),
    make: openBlockConverter(settings),
  }
  let skipped = 0
  let at = 0
  try {
    for await (const file of filesOfThreads(threads, making)) {
      const input = inputs[at++]
      if (io.stdout.isClosed()) return
      if (input === undefined) continue
      if (file.isEmpty) skipped++
      if (file.selection !== undefined) addCounts(file.selection)
      for (const message of file.messages) io.stderr.write(message)
      yield convertedFile(file, input, settings.targets)
      await progress.advance()
    }
  } finally {
    progress.end()
  }
  refuseNothing(inputs, skipped)
}

/** Moves the texts of inputs to a block. */
function takeBlock(inputs: readonly Input[], texts: ReadInputs): InputBlock {
  const own: ReadInputs = new Map()
  for (const input of inputs) {
    const text = texts.get(input)
    if (text !== undefined) own.set(input, text)
    texts.delete(input)
  }
  return { inputs, texts: own }
}
