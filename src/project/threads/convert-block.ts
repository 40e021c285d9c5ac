import type { Input } from '../files/inputs.js'
import { silentIo } from '../files/silent-io.js'
import type { SelectionCounts } from '../select/selection-counts.js'
import { type CommonSettings, convertFile, type TargetSettings } from '../workspace/convert-file.js'
import { prepareSuggestions } from '../workspace/convert-in-turn.js'
import { readUnlinkedFiles } from '../workspace/linked-files.js'
import { noProgress } from '../workspace/progress.js'
import type { ReadInputs } from '../workspace/rule-files.js'
import { type PlainFile, plainRules, withBytes } from './plain-file.js'

/** Inputs that refer to no others, with the texts that are already read. */
export interface InputBlock {
  readonly inputs: readonly Input[]
  readonly texts: ReadInputs
}

/** The settings of a thread that converts files. */
export interface BlockSettings {
  readonly targets: readonly TargetSettings[]
  readonly settings: CommonSettings
  /** The platforms for which rules may have options. */
  readonly platforms: readonly string[]
  readonly cwd: string
  /** Returns what the selection has met since the last call, for that of the thread that receives the files. */
  readonly takeCounts?: () => SelectionCounts | undefined
}

/** Returns a function that converts blocks. */
export function openBlockConverter({
  targets,
  settings,
  platforms,
  cwd,
  takeCounts,
}: BlockSettings): (block: InputBlock) => Promise<readonly PlainFile[]> {
  const messages: string[] = []
  const silent = silentIo(cwd)
  const io = { ...silent, stderr: { ...silent.stderr, write: (text: string) => void messages.push(text) } }
  const progress = noProgress(io)
  const { limits } = settings
  const reading = { platforms, ...(limits === undefined ? {} : { limits }) }
  return async ({ inputs, texts }) => {
    const files: PlainFile[] = []
    for await (const file of readUnlinkedFiles(inputs, progress, reading, texts)) {
      await prepareSuggestions(file, targets, settings)
      const rules = plainRules(convertFile(file, targets, settings, io), targets)
      const { documents, skipped } = file
      const [selection, note] = [takeCounts?.(), skipped === undefined ? {} : { skipped }]
      const counts = selection === undefined ? {} : { selection }
      files.push({ isEmpty: documents?.length === 0, rules, messages: messages.splice(0), ...counts, ...note })
    }
    return files
  }
}

/** Restores a block that another thread has sent. */
export const receivedBlock = ({ inputs, texts }: InputBlock): InputBlock => ({ inputs: inputs.map(withBytes), texts })
