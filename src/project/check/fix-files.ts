import type { EnabledCheck } from '../../check/check-document.js'
import { fixWith } from '../../check/check-rules.js'
import type { DocumentSettings } from '../../check/document-diagnostics.js'
import type { FixSettings } from '../../check/fix-text.js'
import type { CheckFacts } from '../../check/rule-context.js'
import { limitsOf } from '../../text/limits.js'
import type { Input } from '../files/inputs.js'
import type { Io } from '../files/io.js'
import { isStream, readInput } from '../files/read-input.js'
import { replaceFiles } from '../files/replace-files.js'
import { attempt } from '../workspace/rule-files.js'

export interface FixFilesSettings extends DocumentSettings, Pick<FixSettings, 'unsafe' | 'equivalent'> {
  readonly checks: readonly EnabledCheck[]
  readonly facts: Omit<CheckFacts, 'outputs' | 'tests'>
}

export interface FixedFiles {
  /** The names of the changed files. */
  readonly files: readonly string[]
  /** The number of fixed findings by code. */
  readonly counts: ReadonlyMap<string, number>
}

/**
 * Fixes the findings of files and writes the changed ones, all or none. Files that cannot be read are left alone, and so
 * are streams. Throws a usage error if a file cannot be written.
 */
export async function fixFiles(
  inputs: readonly Input[],
  { checks, facts, ...run }: FixFilesSettings,
  io: Io,
): Promise<FixedFiles> {
  const texts = new Map<string, string>()
  const files: string[] = []
  const counts = new Map<string, number>()
  for (const input of inputs) {
    if (isStream(input) || input.path === null) continue
    const read = await readInput(input, io, limitsOf(run.limits))
    if ('code' in read) continue
    const fixed = attempt(input, io, () => fixWith(read, checks, { ...facts, ...run }))
    if (fixed === undefined || fixed.text === read.text) continue
    texts.set(String(input.path), fixed.text)
    files.push(input.name)
    for (const { code } of fixed.fixed) counts.set(code, (counts.get(code) ?? 0) + 1)
  }
  await replaceFiles(texts, io)
  return { files, counts }
}
