import { indexRules, type RuleIndex } from '../rule/rule-index.js'
import { type LimitSettings, type Limits, limitsOf } from '../text/limits.js'
import type { Input } from './inputs.js'
import type { Progress } from './progress.js'
import { readInput } from './read-input.js'
import { type RuleFile, readRuleFiles } from './rule-files.js'

export interface LinkedFiles {
  readonly files: AsyncIterable<RuleFile>
  /** All rules of all files; undefined if none refers to others. */
  readonly rules: RuleIndex | undefined
}

/** The inputs one after the other; all at once only where some rule refers to others, since then each has to be known first. */
export async function readLinkedFiles(
  inputs: readonly Input[],
  progress: Progress,
  limits: LimitSettings = {},
): Promise<LinkedFiles> {
  if (!(await someRefers(inputs, progress, limitsOf(limits))))
    return { files: readRuleFiles(inputs, progress, limits), rules: undefined }
  const all: RuleFile[] = []
  for await (const file of readRuleFiles(inputs, progress, limits)) all.push(file)
  const rules = all.flatMap(({ documents = [] }) => documents.flatMap(({ rule }) => rule ?? []))
  return { files: inTurn(all), rules: indexRules(rules) }
}

/** A key at the beginning of a line, or one of a map in braces, as JSON has it. One more than there are costs only memory. */
const REFERS = /(?:^|[{,?]\s*)["']?(?:correlation|filter)["']?\s*:/m

/** Standard input can be read only once, so it is taken to refer to something. */
async function someRefers(inputs: readonly Input[], { io }: Progress, limits: Limits): Promise<boolean> {
  for (const input of inputs) {
    if (input.path === null) return true
    const read = await readInput(input, io, limits)
    if ('text' in read && REFERS.test(read.text)) return true
  }
  return false
}

async function* inTurn(files: readonly RuleFile[]): AsyncGenerator<RuleFile> {
  yield* files
}
