import { type FormattedText, formatRules } from '../../check/format/format-text.js'
import { type Diagnostic, isError } from '../../text/diagnostic.js'
import { type LimitSettings, limitsOf } from '../../text/limits.js'
import type { Input } from '../files/inputs.js'
import type { Io } from '../files/io.js'
import { readInput } from '../files/read-input.js'
import { attempt } from '../workspace/rule-files.js'
import { hasByteOrderMark } from './byte-order-mark.js'
import { isSigmaText } from './is-sigma-text.js'

/** A file with its text before and after. The texts are equal if the file has a problem. */
export interface FileLayout {
  readonly input: Input
  readonly before: string
  readonly after: string
  readonly diagnostics: readonly Diagnostic[]
  /** `failed` if the file has errors or sigmacast failed; `foreign` for YAML of a folder that is no Sigma. */
  readonly outcome: 'formatted' | 'unchanged' | 'failed' | 'foreign'
}

/** Reads a file and formats its text. Writes nothing. Never throws because of a file. */
export async function formatFile(input: Input, io: Io, limits: LimitSettings): Promise<FileLayout> {
  const read = await readInput(input, io, limitsOf(limits))
  if ('code' in read) return { input, before: '', after: '', diagnostics: [read], outcome: 'failed' }
  const source = { ...read, text: `${hasByteOrderMark(input) ? '\ufeff' : ''}${read.text}` }
  const same = { input, before: source.text, after: source.text, diagnostics: [] }
  if (!input.isNamed && !isSigmaText(read.text)) return { ...same, outcome: 'foreign' }
  const formatted = attempt(input, io, () => formatRules(source, { limits }))
  if (formatted === undefined) return { ...same, outcome: 'failed' }
  const { text, diagnostics } = formatted
  return { ...same, after: text, diagnostics, outcome: outcomeOf(source.text, formatted) }
}

function outcomeOf(before: string, { text, diagnostics }: FormattedText): FileLayout['outcome'] {
  if (diagnostics.some(isError)) return 'failed'
  return text === before ? 'unchanged' : 'formatted'
}
