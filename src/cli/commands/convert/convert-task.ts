import { loadTargets } from '../../../../backends/folders.js'
import { silentIo } from '../../../project/files/silent-io.js'
import { type InputBlock, openBlockConverter, receivedBlock } from '../../../project/threads/convert-block.js'
import type { PlainFile } from '../../../project/threads/plain-file.js'
import type { CommonSettings } from '../../../project/workspace/convert-file.js'
import { openSuggestions } from '../../../project/workspace/open-suggestions.js'
import { targetsWith } from '../../flags/backend-flags.js'
import { type convertFlags, convertSettings, neededTargets } from '../../flags/convert-flags.js'
import type { FlagValues } from '../../flags/flags.js'
import { openSelection } from '../../inputs/open-selection.js'

/** The work of a thread of `convert`. */
export interface ConvertTask {
  readonly flags: FlagValues<typeof convertFlags>
  readonly cwd: string
  readonly platforms: readonly string[]
}

/** Prepares the work, and returns a function that converts the blocks of another thread. */
export async function openTask({
  flags,
  cwd,
  platforms,
}: ConvertTask): Promise<(block: InputBlock) => Promise<readonly PlainFile[]>> {
  const available = await targetsWith(flags, await loadTargets(neededTargets(flags)), cwd)
  const { targets, common } = await convertSettings(flags, available, silentIo(cwd), openSuggestions)
  const selection = await openSelection(flags, cwd)
  const settings: CommonSettings = {
    ...common,
    selects: (document, input) => selection.selects(document, input, undefined),
  }
  const convert = openBlockConverter({ targets, settings, platforms, cwd, takeCounts: selection.take })
  return (block) => convert(receivedBlock(block))
}
