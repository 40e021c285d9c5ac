import type { Input } from '../files/inputs.js'
import type { Io } from '../files/io.js'
import { type CommonSettings, convertFile, type TargetSettings } from '../workspace/convert-file.js'
import { prepareSuggestions } from '../workspace/convert-files.js'
import { readUnlinkedFiles } from '../workspace/linked-files.js'
import { noProgress } from '../workspace/progress.js'
import { type PlainFile, plainRules, withBytes } from './plain-file.js'

/** The settings of a thread that converts files. */
export interface BlockSettings {
  readonly targets: readonly TargetSettings[]
  readonly settings: CommonSettings
  /** The platforms for which rules may have options. */
  readonly platforms: readonly string[]
  readonly io: Io
  /** Returns the messages since the last call. */
  readonly takeMessages: () => readonly string[]
}

/** Converts inputs that refer to no others. A message may have turned bytes in their paths into arrays. */
export async function convertBlock(
  inputs: readonly Input[],
  { targets, settings, platforms, io, takeMessages }: BlockSettings,
): Promise<readonly PlainFile[]> {
  const progress = noProgress(io)
  const { limits } = settings
  const reading = { platforms, ...(limits === undefined ? {} : { limits }) }
  const files: PlainFile[] = []
  for await (const file of readUnlinkedFiles(inputs.map(withBytes), progress, reading)) {
    await prepareSuggestions(file, targets, settings)
    const rules = plainRules(convertFile(file, targets, settings, io), targets)
    const { documents, skipped } = file
    const note = skipped === undefined ? {} : { skipped }
    files.push({ isEmpty: documents?.length === 0, rules, messages: takeMessages(), ...note })
  }
  return files
}
