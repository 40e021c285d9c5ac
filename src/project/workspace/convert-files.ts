import type { Input } from '../files/inputs.js'
import type { Io } from '../files/io.js'
import { type CommonSettings, type ConvertedRule, convertFile, type TargetSettings } from './convert-file.js'
import type { RuleFile } from './rule-files.js'

/** An input with its converted rules. */
export interface ConvertedFile extends Pick<RuleFile, 'skipped'> {
  readonly input: Input
  readonly rules: readonly ConvertedRule[]
}

/** Converts files one after the other. */
export async function* convertFiles(
  files: AsyncIterable<RuleFile>,
  targets: readonly TargetSettings[],
  settings: CommonSettings,
  io: Pick<Io, 'stderr'>,
): AsyncGenerator<ConvertedFile> {
  for await (const file of files) {
    const { input, skipped } = file
    yield { input, rules: convertFile(file, targets, settings, io), ...(skipped === undefined ? {} : { skipped }) }
  }
}
