import { loadTargets } from '../../../../backends/folders.js'
import type { Input } from '../../../project/files/inputs.js'
import { silentIo } from '../../../project/files/silent-io.js'
import type { AheadFile } from '../../../project/generate/ahead/ahead.js'
import { openReadAhead } from '../../../project/generate/ahead/read-ahead.js'
import { requestedOutputs } from '../../../project/generate/requested-outputs.js'
import { withBytes } from '../../../project/threads/plain-file.js'
import { version } from '../../../project/version.generated.js'
import { openSuggestions } from '../../../project/workspace/open-suggestions.js'
import { targetsWith } from '../../flags/backend-flags.js'
import type { FlagValues } from '../../flags/flags.js'
import { openProject, type projectFlags } from '../../inputs/open-project.js'

/** The work of a thread of `generate`. */
export interface GenerateTask {
  readonly flags: Pick<FlagValues<typeof projectFlags>, 'config' | 'env' | 'backend'>
  /** The names of the outputs, as given. */
  readonly outputs: readonly string[]
  readonly cwd: string
}

/** Opens the configuration again, and returns a function that reads and converts the inputs of another thread. */
export async function openTask({
  flags,
  outputs,
  cwd,
}: GenerateTask): Promise<(inputs: readonly Input[]) => Promise<readonly (AheadFile | undefined)[]>> {
  const targets = await targetsWith(flags, await loadTargets(), cwd)
  const { project } = await openProject(silentIo(cwd), flags, targets, { suggestions: openSuggestions() })
  const read = openReadAhead(project, requestedOutputs(project, outputs), version)
  return (inputs) => read(inputs.map(withBytes))
}
