import { looksLikePipeline } from '../../pipeline/read/looks-like-pipeline.js'
import { parsePipeline } from '../../pipeline/read/parse-pipeline.js'
import type { Diagnostic } from '../../text/diagnostic.js'
import type { Source } from '../../text/source.js'
import type { Input } from '../files/inputs.js'
import type { RuleFile } from '../workspace/rule-files.js'

/** A pipeline among the checked files. */
export interface CheckedPipeline {
  readonly input: Input
  readonly diagnostics: readonly Diagnostic[]
}

/** True for a file that is a pipeline, even a broken one. */
export const isPipelineFile = (file: RuleFile): boolean => pipelineSource(file) !== undefined

/** Checks a file that is a pipeline. Undefined for any other file. */
export function checkPipelineFile(file: RuleFile): CheckedPipeline | undefined {
  const source = pipelineSource(file)
  return source && { input: file.input, diagnostics: parsePipeline(source).diagnostics }
}

function pipelineSource({ documents = [], source, skipped }: RuleFile): Source | undefined {
  const text = source ?? skipped?.source
  const isOther = text !== undefined && documents.every(({ rule }) => rule === undefined)
  return isOther && looksLikePipeline(text) ? text : undefined
}
