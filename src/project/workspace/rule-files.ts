import type { Backend } from '../../backend/backend.js'
import { looksLikeSigma } from '../../rule/looks-like-sigma.js'
import { parseRules, type ReadSettings, type RuleDocument } from '../../rule/parse-rules.js'
import type { Diagnostic } from '../../text/diagnostic.js'
import { limitsOf } from '../../text/limits.js'
import { type Source, sourceOf } from '../../text/source.js'
import { originOf } from '../backends/add-backends.js'
import { bugLine } from '../files/bug-line.js'
import { isConfigName } from '../files/config-names.js'
import type { Input } from '../files/inputs.js'
import type { Io } from '../files/io.js'
import { readInput } from '../files/read-input.js'
import { usageError } from '../files/usage-error.js'
import { isTestFile } from '../test/is-test-file.js'
import type { Note } from './note.js'
import type { Progress } from './progress.js'

/** An input with its documents. */
export interface RuleFile {
  readonly input: Input
  /**
   * An unreadable input is one document with the diagnostic; undefined if sigmacast failed to read it because of a bug.
   */
  readonly documents: readonly RuleDocument[] | undefined
  /** The text; absent if the input is unreadable. */
  readonly source?: Source
  /** The note that another file in a folder or pattern is no Sigma rule; it has no documents then. */
  readonly skipped?: Note
}

/** The texts of inputs that are already read. */
export type ReadInputs = Map<Input, string>

/**
 * Reads the inputs one after the other, until the reader closes the output. Inputs in `texts` are removed from it and
 * not read again.
 */
export async function* readRuleFiles(
  inputs: readonly Input[],
  progress: Progress,
  reading: ReadSettings = {},
  texts: ReadInputs = new Map(),
): AsyncGenerator<RuleFile> {
  const { io } = progress
  try {
    for (const input of inputs) {
      const text = texts.get(input)
      texts.delete(input)
      // A new source: what is known about an old object lives until the garbage of long-lived objects is collected.
      const known = text === undefined ? undefined : sourceOf(input, text)
      const read = known ?? (await readInput(input, io, limitsOf(reading.limits)))
      const file = parseRuleFile(input, read, io, reading)
      yield file
      await progress.advance()
      if (io.stdout.isClosed()) return
    }
  } finally {
    progress.end()
  }
}

/** Throws a usage error if none of the inputs has a rule; `skipped` is the number of inputs without one. */
export function refuseNothing(inputs: readonly Input[], skipped: number): void {
  if (skipped < inputs.length) return
  const names = inputs.slice(0, 3).map(({ name }) => name)
  throw usageError(`no Sigma rule in ${names.join(', ')}${skipped > 3 ? ', …' : ''}`)
}

/**
 * Parses the text of an input. Tests of rules in a folder or pattern have no documents. A diagnostic instead of a text is
 * that of an unreadable input.
 */
export function parseRuleFile(
  input: Input,
  read: Source | Diagnostic,
  io: Pick<Io, 'stderr'>,
  reading: ReadSettings,
): RuleFile {
  if ('code' in read) return { input, documents: [{ ...noDocument, span: read.span, diagnostics: [read] }] }
  if (isConfigName(read.name)) return skip(input, read, 'this is a configuration; `sigmacast config` checks it')
  const documents = attempt(input, io, () => parseRules(read, reading))
  // No file with a rule is anything else, which takes longer to find out.
  if (input.isNamed || documents?.some(({ rule }) => rule !== undefined)) return { input, documents, source: read }
  if (isTestFile(read)) return { input, documents: [], source: read }
  const isForeign =
    documents?.every(({ diagnostics }) => diagnostics.some(({ code }) => FOREIGN_YAML_CODES.has(code))) === true &&
    !looksLikeSigma(read)
  return isForeign ? skip(input, read, 'the file has no keys of a Sigma rule') : { input, documents, source: read }
}

const skip = (input: Input, source: Source, because: string): RuleFile => ({
  input,
  documents: [],
  skipped: { code: 'skipped', message: `skipped: ${because}`, source, span: { start: 0, end: 0 } },
})

/** Codes of diagnostics about YAML that is no Sigma rule at all. */
const FOREIGN_YAML_CODES: ReadonlySet<string> = new Set([
  'unknown-document',
  'document-not-a-map',
  'yaml-syntax',
  'tab-indentation',
  'template-leftover',
  'unsupported-tag',
  'unknown-action',
])

/** An empty document. */
export const noDocument: RuleDocument = {
  rule: undefined,
  identity: { id: null, title: null, name: null },
  span: { start: 0, end: 0 },
  diagnostics: [],
}

/**
 * Returns the result of `work`. If it throws, which is a bug of sigmacast or of the backend that it uses, this reports
 * one line and returns `undefined`, so that the other rules continue.
 */
export function attempt<Result>(
  input: Input,
  io: Pick<Io, 'stderr'>,
  work: () => Result,
  backend?: Backend,
): Result | undefined {
  try {
    return work()
  } catch (error) {
    io.stderr.write(bugLine(error, input.name, backend && originOf(backend)))
    return undefined
  }
}
