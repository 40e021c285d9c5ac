import type { Input } from '../files/inputs.js'
import type { Io } from '../files/io.js'
import { type CommonSettings, type ConvertedRule, convertFile, type TargetSettings } from './convert-file.js'
import type { RuleFile } from './rule-files.js'

/** An input with its converted rules. */
export interface ConvertedFile extends Pick<RuleFile, 'skipped'> {
  readonly input: Input
  readonly rules: readonly ConvertedRule[]
}

/** Prepares the suggestions for the rules of a file. */
export async function prepareSuggestions(
  { documents = [] }: RuleFile,
  targets: readonly TargetSettings[],
  settings: CommonSettings,
): Promise<void> {
  if (settings.prepareSuggestions === undefined) return
  const backends = targets.map(({ backend }) => backend)
  for (const { rule } of documents) if (rule !== undefined) await settings.prepareSuggestions(rule, backends)
}

/** Converts files one after the other. */
export async function* convertInTurn(
  files: AsyncIterable<RuleFile>,
  targets: readonly TargetSettings[],
  settings: CommonSettings,
  io: Pick<Io, 'stderr'>,
): AsyncGenerator<ConvertedFile> {
  for await (const file of files) {
    const { input, skipped } = file
    await prepareSuggestions(file, targets, settings)
    yield { input, rules: convertFile(file, targets, settings, io), ...(skipped === undefined ? {} : { skipped }) }
  }
}
