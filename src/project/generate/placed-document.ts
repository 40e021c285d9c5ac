import type { Rule } from '../../rule/rule.js'
import type { Diagnostic } from '../../text/diagnostic.js'
import type { ConvertedDocument } from './convert-documents.js'
import type { ProjectDocument } from './project-rules.js'

/** A converted document with the path of its file; without a path if it has no artifact. */
export interface PlacedDocument extends ConvertedDocument {
  readonly path: string | undefined
}

/** Returns a document without its artifact, with the reason. */
export const failed = (converted: ConvertedDocument, problem: Diagnostic | undefined): PlacedDocument => ({
  ...converted,
  artifact: undefined,
  path: undefined,
  diagnostics: [...converted.diagnostics, ...(problem === undefined ? [] : [problem])],
})

/** Reads the rule of a document; undefined if it has errors. */
export const ruleOf = async ({ file, index }: ProjectDocument): Promise<Rule | undefined> =>
  (await file.load())[index]?.rule
