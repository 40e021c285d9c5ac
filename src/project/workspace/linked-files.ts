import { errorsBehind } from '../../lower/errors-behind.js'
import type { ReadSettings, RuleDocument } from '../../rule/parse-rules.js'
import { indexRules, type RuleIndex } from '../../rule/rule-index.js'
import { warnSharedIds } from '../../rule/shared-ids.js'
import { byPlace } from '../../text/collect-diagnostics.js'
import type { Diagnostic } from '../../text/diagnostic.js'
import { type LimitSettings, type Limits, limitsOf } from '../../text/limits.js'
import type { Input } from '../files/inputs.js'
import { isStream, readInput } from '../files/read-input.js'
import type { Progress } from './progress.js'
import { type RuleFile, readRuleFiles } from './rule-files.js'

export interface LinkedFiles {
  /** The files, with all diagnostics that need no conversion, such as ids that several rules have. */
  readonly files: AsyncIterable<RuleFile>
  /** All rules of all files; undefined if no rule depends on another. */
  readonly rules: RuleIndex | undefined
}

export interface LinkSettings extends Pick<ReadSettings, 'keepWritten'> {
  readonly limits?: LimitSettings | undefined
}

/**
 * Reads the inputs one after the other. Reads all of them first only if rules refer to others or share ids. `platforms`
 * are the keys of options in rules, from `platformsOf`.
 */
export async function readLinkedFiles(
  inputs: readonly Input[],
  progress: Progress,
  { limits = {}, keepWritten = false }: LinkSettings,
  platforms: readonly string[],
): Promise<LinkedFiles> {
  const reading: ReadSettings = { limits, platforms, keepWritten }
  if (!(await someMeet(inputs, progress, limitsOf(limits))))
    return { files: withAllErrors(readRuleFiles(inputs, progress, reading)), rules: undefined }
  const files: RuleFile[] = []
  for await (const file of readRuleFiles(inputs, progress, reading)) files.push(file)
  const documents = files.flatMap((file) => file.documents ?? [])
  const rules = documents.flatMap(({ rule }) => rule ?? [])
  const writtenRules = documents.flatMap(({ rule, draft }) => rule ?? draft ?? [])
  return { files: withAllErrors(files, indexRules(writtenRules)), rules: indexRules(rules) }
}

/**
 * Adds the errors that depend on other rules. `written` are all rules, including those with errors: references to them
 * are valid, and their ids are taken.
 */
async function* withAllErrors(
  files: AsyncIterable<RuleFile> | Iterable<RuleFile>,
  rules?: RuleIndex,
): AsyncGenerator<RuleFile> {
  const sharedId = rules && warnSharedIds(rules)
  const moreDiagnostics = (document: RuleDocument): readonly Diagnostic[] => {
    const shared = document.rule && sharedId?.(document.rule)
    return [...errorsBehind(document, rules), ...(shared === undefined ? [] : [shared])]
  }
  for await (const { documents, ...file } of files) {
    yield {
      ...file,
      documents: documents?.map((document) => ({
        ...document,
        diagnostics: insertByPlace(document.diagnostics, moreDiagnostics(document)),
      })),
    }
  }
}

/** Inserts further diagnostics by their places into a list that may not be sorted. */
const insertByPlace = (diagnostics: readonly Diagnostic[], more: readonly Diagnostic[]): readonly Diagnostic[] =>
  more.length === 0 ? diagnostics : [...diagnostics, ...more].sort(byPlace)

/**
 * A key at the beginning of a line, or in a map in braces as in JSON. Documents after an `action` may share an id. A
 * false match costs only memory.
 */
const REFERS = /(?:^|[{,?]\s*)["']?(?:correlation|filter|action)["']?\s*:/m

/** An id, recognized in the same way. */
const ID = /(?:^|[{,?]\s*)["']?id["']?\s*:\s*["']?([\w-]+)/gm

/**
 * True if a rule may refer to another or share its id. Always true for standard input and pipes, since they can be read
 * only once.
 */
async function someMeet(inputs: readonly Input[], { io }: Progress, limits: Limits): Promise<boolean> {
  const ids = new Set<string>()
  for (const input of inputs) {
    if (isStream(input)) return true
    const read = await readInput(input, io, limits)
    if (!('text' in read)) continue
    if (REFERS.test(read.text)) return true
    for (const [, id = ''] of read.text.matchAll(ID)) {
      if (ids.has(id.toLowerCase())) return true
      ids.add(id.toLowerCase())
    }
  }
  return false
}
