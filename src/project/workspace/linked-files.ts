import { errorsBehind } from '../../lower/errors-behind.js'
import type { ReadSettings, RuleDocument } from '../../rule/parse-rules.js'
import { indexRules, type RuleIndex } from '../../rule/rule-index.js'
import { warnSharedIds } from '../../rule/shared-ids.js'
import { byPlace } from '../../text/collect-diagnostics.js'
import type { Diagnostic } from '../../text/diagnostic.js'
import { type LimitSettings, type Limits, limitsOf } from '../../text/limits.js'
import type { Input } from '../files/inputs.js'
import { isStream, readInput } from '../files/read-input.js'
import { MAX_KEPT_TEXT } from '../project-limits.js'
import type { Progress } from './progress.js'
import { type ReadInputs, type RuleFile, readRuleFiles, refuseNothing } from './rule-files.js'

export interface LinkedFiles {
  /** The files, with all diagnostics that need no conversion, such as ids that several rules have. */
  readonly files: AsyncIterable<RuleFile>
  /** All rules of all files; undefined if no rule depends on another. */
  readonly rules: RuleIndex | undefined
  /** The texts that are already read. Reading `files` removes them. */
  readonly texts: ReadInputs
}

export interface LinkSettings extends Pick<ReadSettings, 'keepWritten'> {
  readonly limits?: LimitSettings | undefined
  /** True for a file without rules that the command reads, too. Default: there is none. */
  readonly isOther?: (file: RuleFile) => boolean
}

/**
 * Reads the inputs one after the other. Reads all of them first only if rules refer to others or share ids. `platforms`
 * are the keys of options in rules, from `platformsOf`.
 */
export async function readLinkedFiles(
  inputs: readonly Input[],
  progress: Progress,
  { limits = {}, keepWritten = false, isOther = () => false }: LinkSettings,
  platforms: readonly string[],
): Promise<LinkedFiles> {
  const reading: ReadSettings = { limits, platforms, keepWritten }
  const texts: ReadInputs = new Map()
  const read = () => withSomeRule(readRuleFiles(inputs, progress, reading, texts), inputs, isOther)
  if (!(await someMeet(inputs, progress, limitsOf(limits), texts)))
    return { files: withAllErrors(read()), rules: undefined, texts }
  const files: RuleFile[] = []
  for await (const file of read()) files.push(file)
  const documents = files.flatMap((file) => file.documents ?? [])
  const rules = documents.flatMap(({ rule }) => rule ?? [])
  const writtenRules = documents.flatMap(({ rule, draft }) => rule ?? draft ?? [])
  return { files: withAllErrors(files, indexRules(writtenRules)), rules: indexRules(rules), texts }
}

/** Reads inputs that refer to no others, with all diagnostics that need no conversion. */
export const readUnlinkedFiles = (
  inputs: readonly Input[],
  progress: Progress,
  reading: ReadSettings,
  texts: ReadInputs,
): AsyncIterable<RuleFile> => withAllErrors(readRuleFiles(inputs, progress, reading, texts))

/** Throws a usage error at the end if no file has a rule, or is another one that the command reads. */
async function* withSomeRule(
  files: AsyncIterable<RuleFile>,
  inputs: readonly Input[],
  isOther: (file: RuleFile) => boolean,
): AsyncGenerator<RuleFile> {
  let skipped = 0
  for await (const file of files) {
    if (file.documents?.length === 0 && !isOther(file)) skipped++
    yield file
  }
  refuseNothing(inputs, skipped)
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
      documents: documents?.map((document) => {
        const more = moreDiagnostics(document)
        return more.length === 0 ? document : { ...document, diagnostics: insertByPlace(document.diagnostics, more) }
      }),
    }
  }
}

/** Inserts further diagnostics by their places into a list that may not be sorted. */
const insertByPlace = (diagnostics: readonly Diagnostic[], more: readonly Diagnostic[]): readonly Diagnostic[] =>
  [...diagnostics, ...more].sort(byPlace)

/**
 * A key at the beginning of a line, or in a map in braces as in JSON. Documents after an `action` may share an id. A
 * false match costs only memory.
 */
const REFERS = /(?:^|[{,?]\s*)["']?(?:correlation|filter|action)["']?\s*:/m

/** An id, recognized in the same way. */
const ID = /(?:^|[{,?]\s*)["']?id["']?\s*:\s*["']?([\w-]+)/gm

/**
 * True if a rule may refer to another or share its id. Always true for standard input and pipes, since they can be read
 * only once. Adds the first texts to `texts`: without them, reading takes a tenth of the time of a conversion.
 */
async function someMeet(
  inputs: readonly Input[],
  { io }: Progress,
  limits: Limits,
  texts: ReadInputs,
): Promise<boolean> {
  const ids = new Set<string>()
  let room = MAX_KEPT_TEXT
  for (const input of inputs) {
    if (isStream(input)) return true
    const read = await readInput(input, io, limits)
    if (!('text' in read)) continue
    room -= read.text.length
    if (room >= 0) texts.set(input, read.text)
    if (REFERS.test(read.text)) return true
    for (const [, id = ''] of read.text.matchAll(ID)) {
      if (ids.has(id.toLowerCase())) return true
      ids.add(id.toLowerCase())
    }
  }
  return false
}
