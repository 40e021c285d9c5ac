import { loadTargets } from '../../backends/folders.js'
import type { Input } from '../project/files/inputs.js'
import { silentIo } from '../project/files/silent-io.js'
import type { AheadFile } from '../project/generate/ahead/ahead.js'
import { openReadAhead } from '../project/generate/ahead/read-ahead.js'
import { requestedOutputs } from '../project/generate/requested-outputs.js'
import type { Block } from '../project/threads/files-of-threads.js'
import { withBytes } from '../project/threads/plain-file.js'
import { version } from '../project/version.generated.js'
import { openSuggestions } from '../project/workspace/open-suggestions.js'
import { targetsWith } from './backend-flags.js'
import type { FlagValues } from './flags.js'
import { openProject, type projectFlags } from './open-project.js'

/** The work of a thread of `generate`. */
export interface GenerateTask {
  readonly flags: Pick<FlagValues<typeof projectFlags>, 'config' | 'env' | 'backend'>
  /** The names of the outputs, as given. */
  readonly outputs: readonly string[]
  /** The inputs that have to be read. A message has turned bytes in paths into arrays. */
  readonly inputs: readonly Input[]
  readonly cwd: string
}

/** Opens the configuration again, and returns a function that reads and converts the inputs between two numbers. */
export async function openTask({
  flags,
  outputs,
  inputs,
  cwd,
}: GenerateTask): Promise<(from: number, to: number) => Promise<Block<AheadFile | undefined>>> {
  const targets = await targetsWith(flags, await loadTargets(), cwd)
  const { project } = await openProject(silentIo(cwd), flags, targets, { suggestions: openSuggestions() })
  const read = openReadAhead(project, requestedOutputs(project, outputs), version)
  return async (from, to) => {
    const files: (AheadFile | undefined)[] = []
    for (const input of inputs.slice(from, to)) files.push(await read(withBytes(input)))
    return { from, files }
  }
}
