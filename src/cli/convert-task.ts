import { loadTargets } from '../../backends/folders.js'
import type { Input } from '../project/files/inputs.js'
import type { Io } from '../project/files/io.js'
import { silentIo } from '../project/files/silent-io.js'
import { convertBlock } from '../project/threads/convert-block.js'
import type { Block } from '../project/threads/files-of-threads.js'
import type { PlainFile } from '../project/threads/plain-file.js'
import type { CommonSettings } from '../project/workspace/convert-file.js'
import { openSuggestions } from '../project/workspace/open-suggestions.js'
import { targetsWith } from './backend-flags.js'
import { type convertFlags, convertSettings, neededTargets } from './convert-flags.js'
import type { FlagValues } from './flags.js'
import { openSelection, type SelectionCounts } from './open-selection.js'

/** The work of a thread of `convert`. */
export interface ConvertTask {
  readonly flags: FlagValues<typeof convertFlags>
  /** All inputs of the run. A message has turned bytes in paths into arrays. */
  readonly inputs: readonly Input[]
  readonly cwd: string
  readonly platforms: readonly string[]
}

/** The answer of a thread. `selection` counts the rules of the block alone. */
export interface BlockAnswer extends Block<PlainFile> {
  readonly selection: SelectionCounts
}

/** Prepares the work, and returns a function that converts the inputs between two numbers. */
export async function openTask({
  flags,
  inputs,
  cwd,
  platforms,
}: ConvertTask): Promise<(from: number, to: number) => Promise<BlockAnswer>> {
  const messages: string[] = []
  const io: Io = { ...silentIo(cwd), stderr: { ...silentIo(cwd).stderr, write: (text) => void messages.push(text) } }
  const available = await targetsWith(flags, await loadTargets(neededTargets(flags)), cwd)
  const { targets, common } = await convertSettings(flags, available, silentIo(cwd), openSuggestions)
  const selection = await openSelection(flags, cwd)
  const settings: CommonSettings = {
    ...common,
    selects: (document, input) => selection.selects(document, input, undefined),
  }
  const block = { targets, settings, platforms, io, takeMessages: () => messages.splice(0) }
  return async (from, to) => {
    const before = selection.counts()
    const files = await convertBlock(inputs.slice(from, to), block)
    const { selected, total, unused } = selection.counts()
    const counts = { selected: selected - before.selected, total: total - before.total, unused }
    return { from, files, selection: counts }
  }
}
