import { indexRules, type RuleIndex } from '../rule/rule-index.js'
import type { Input } from './inputs.js'
import type { Progress } from './progress.js'
import { isStream, readInput } from './read-input.js'
import { type RuleFile, readRuleFiles } from './rule-files.js'

export interface LinkedFiles {
  readonly files: AsyncIterable<RuleFile>
  /** All rules of all files; undefined if none refers to others. */
  readonly rules: RuleIndex | undefined
}

/** The inputs one after the other; all at once only where some rule refers to others, since then each has to be known first. */
export async function readLinkedFiles(inputs: readonly Input[], progress: Progress): Promise<LinkedFiles> {
  if (!(await someRefers(inputs, progress))) return { files: readRuleFiles(inputs, progress), rules: undefined }
  const all: RuleFile[] = []
  for await (const file of readRuleFiles(inputs, progress)) all.push(file)
  const rules = all.flatMap(({ documents = [] }) => documents.flatMap(({ rule }) => rule ?? []))
  return { files: inTurn(all), rules: indexRules(rules) }
}

/** A key at the beginning of a line, or one of a map in braces, as JSON has it. One more than there are costs only memory. */
const REFERS = /(?:^|[{,?]\s*)["']?(?:correlation|filter)["']?\s*:/m

/** Standard input and pipes can be read only once, so they are taken to refer to something. */
async function someRefers(inputs: readonly Input[], { io }: Progress): Promise<boolean> {
  for (const input of inputs) {
    if (isStream(input)) return true
    const read = await readInput(input, io)
    if ('text' in read && REFERS.test(read.text)) return true
  }
  return false
}

async function* inTurn(files: readonly RuleFile[]): AsyncGenerator<RuleFile> {
  yield* files
}
