import { resolve } from 'node:path'
import type { Input } from '../../../project/files/inputs.js'
import type { Io } from '../../../project/files/io.js'
import type { ConvertedRule } from '../../../project/workspace/convert-file.js'
import { refuseSeveral } from '../../../project/workspace/join-artifacts.js'
import type { Diagnostic } from '../../../text/diagnostic.js'
import { convertedLines } from '../../results/json-lines.js'
import { artifactsOf, convertedOf, type FileArtifact, writeArtifacts, writeOutput } from '../../results/outputs.js'
import { printArtifacts } from './print-rule.js'

/** The destination of the results of `convert`. */
export interface ResultDestination {
  /** The path as given; undefined for stdout. */
  readonly output: string | undefined
  /** True if each result is one line of JSON. */
  readonly json: boolean
  /** The inputs, which are never overwritten. */
  readonly inputs: readonly Input[]
  readonly io: Io
  /** Receives diagnostics about another file than a rule. */
  readonly report: (file: string, diagnostics: readonly Diagnostic[]) => void
}

/** Writes the results of `convert` to their destination. */
export interface ResultWriter {
  /** Adds the result of a rule; `hasSeveralResults` is false for the only result of the run. */
  readonly put: (rule: ConvertedRule, hasSeveralResults: boolean) => void
  /**
   * Writes the pending results and returns the messages about them. Undefined if writing failed, which has been
   * reported, or if `isComplete` is false and the single file was left unchanged.
   */
  readonly close: (isComplete: boolean) => Promise<readonly string[] | undefined>
}

/**
 * Opens the destination: stdout receives each result at once; files are written at the end, when name conflicts are
 * known.
 */
export function openResultWriter({ output, json, inputs, io }: ResultDestination): ResultWriter {
  if (output === undefined) {
    if (json) return { put: (rule) => void io.stdout.write(convertedLines(rule)), close: async () => [] }
    const waiting: ConvertedRule[] = []
    let isFirst = true
    const print = (rule: ConvertedRule, hasSeveralResults: boolean): void => {
      printArtifacts(rule, hasSeveralResults, isFirst, io)
      isFirst &&= rule.results.every(({ artifact }) => artifact === null)
    }
    return {
      put: (rule, hasSeveralResults) => {
        const isAlone = !io.stdout.isTTY && rule.results.some(({ format }) => format.layout === 'apart')
        if (isAlone) waiting.push(rule)
        else print(rule, hasSeveralResults)
      },
      close: async () => {
        refuseSeveral('standard output', convertedOf(waiting.flatMap(artifactsOf)))
        for (const rule of waiting) print(rule, false)
        return []
      },
    }
  }
  if (json) {
    const lines: string[] = []
    return {
      put: (rule) => void lines.push(convertedLines(rule)),
      close: async () => {
        await writeOutput(resolve(io.cwd, output), lines.join(''), inputs, io)
        return []
      },
    }
  }
  const artifacts: FileArtifact[] = []
  return {
    put: (rule) => void artifacts.push(...artifactsOf(rule)),
    close: (isComplete) => writeArtifacts(output, artifacts, isComplete, io),
  }
}
