import { setImmediate } from 'node:timers/promises'
import { parseRules, type RuleDocument } from '../rule/parse-rules.js'
import { type LimitSettings, limitsOf } from '../text/limits.js'
import type { Input } from './inputs.js'
import type { Io } from './io.js'
import type { Progress } from './progress.js'
import { readInput } from './read-input.js'
import { bugLine } from './report.js'

/** An input that was read. */
export interface RuleFile {
  readonly input: Input
  /** An input that cannot be read is one document that says so; undefined if reading it failed by a fault of sigmacast. */
  readonly documents: readonly RuleDocument[] | undefined
}

/** Longest time, in milliseconds, without a look at what happened outside, such as a pipe that was closed. */
const BREATH = 50

/** Reads the inputs one after the other. */
export async function* readRuleFiles(
  inputs: readonly Input[],
  progress: Progress,
  limits?: LimitSettings,
): AsyncGenerator<RuleFile> {
  const { io } = progress
  let rested = io.now()
  try {
    for (const input of inputs) {
      yield { input, documents: await documentsOf(input, io, limits) }
      progress.advance()
      if (io.now() - rested < BREATH) continue
      await setImmediate()
      rested = io.now()
    }
  } finally {
    progress.end()
  }
}

async function documentsOf(
  input: Input,
  io: Io,
  limits: LimitSettings = {},
): Promise<readonly RuleDocument[] | undefined> {
  const read = await readInput(input, io, limitsOf(limits))
  if ('code' in read) return [{ ...noDocument, span: read.span, diagnostics: [read] }]
  return attempt(input, io, () => parseRules(read, { limits }))
}

/** Stands for a document of which nothing is known. */
export const noDocument: RuleDocument = {
  rule: undefined,
  identity: { id: null, title: null, name: null },
  span: { start: 0, end: 0 },
  diagnostics: [],
}

/** What `work` gives. If it throws, which is a fault of sigmacast, one line says so; the other rules go on. */
export function attempt<Result>(input: Input, io: Io, work: () => Result): Result | undefined {
  try {
    return work()
  } catch (error) {
    io.stderr.write(bugLine(error, input.name))
    return undefined
  }
}
