import type { Identity } from '../../rule/identity.js'
import type { RuleDocument } from '../../rule/parse-rules.js'
import type { Diagnostic } from '../../text/diagnostic.js'
import type { Input } from '../files/inputs.js'
import type { Note } from '../workspace/note.js'
import type { AheadFile } from './ahead/ahead.js'
import type { RuleFacts } from './rule-facts.js'

/** A document of a project: a rule, a filter, or one with errors. */
export interface ProjectDocument {
  readonly file: ProjectFile
  /** Its position in the file, from 0. */
  readonly index: number
  /** The suffix that distinguishes it from the other documents of its file. */
  readonly suffix: string
  /** Undefined if the document is no rule, or has errors. */
  readonly facts: RuleFacts | undefined
}

/** A file of rules. */
export interface ProjectFile {
  readonly input: Input
  /** The stamp of the file when it was read. */
  readonly stamp: string
  readonly hash: string
  readonly documents: readonly ProjectDocument[]
  /** True if the file was not read, because an earlier run knows it. */
  readonly isCached: boolean
  /** True if the file may contain a filter that could not be read. Rules must not lose their filters. */
  readonly mayHideFilter: boolean
  /** The note that the file is no Sigma rule. */
  readonly note: Note | undefined
  /** True if sigmacast failed to read the file because of a bug. */
  readonly crashed: boolean
  /** Reads and parses the file unless it is parsed. */
  readonly load: () => Promise<readonly RuleDocument[]>
  /** The documents, if the file is parsed. */
  readonly parsed: () => readonly RuleDocument[] | undefined
  /** The results of reading the documents, if the file is not cached. */
  readonly read: () => readonly ReadDocument[] | undefined
  /** The results of a thread for the file. */
  readonly ahead: AheadFile | undefined
}

/** The results of reading a document. */
export interface ReadDocument {
  readonly identity: Identity
  readonly diagnostics: readonly Diagnostic[]
  /** Errors that later stages would find in a document that is no rule because of its errors. */
  readonly furtherErrors: readonly Diagnostic[]
}

/** Returns a key of a document that is stable between runs while its file is unchanged. */
export const keyOf = ({ file, index }: ProjectDocument): string => `${file.input.name}#${index}`
