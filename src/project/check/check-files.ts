import type { EnabledCheck } from '../../check/check-document.js'
import { checkContexts, openContexts, type ReadSource } from '../../check/check-sources.js'
import { type DocumentSettings, documentDiagnostics } from '../../check/document-diagnostics.js'
import type { Finding } from '../../check/finding.js'
import type { CheckFacts, RuleContext } from '../../check/rule-context.js'
import type { RuleDocument } from '../../rule/parse-rules.js'
import type { RuleIndex } from '../../rule/rule-index.js'
import type { Output } from '../config/project.js'
import type { Io } from '../files/io.js'
import { attempt, noDocument, type RuleFile } from '../workspace/rule-files.js'
import { projectOutputs } from './project-outputs.js'

export interface CheckFilesSettings extends DocumentSettings {
  readonly checks: readonly EnabledCheck[]
  readonly facts: Omit<CheckFacts, 'outputs' | 'tests'>
  /** The outputs of the project, for which rules are converted. Default: none. */
  readonly outputs?: readonly Output[]
  /** All rules of all files; undefined if no rule depends on another. */
  readonly rules: RuleIndex | undefined
  /** Returns the tests of a rule. */
  readonly tests?: CheckFacts['tests'] | undefined
}

/** A rule with its diagnostics and findings by place; `findings` is undefined if sigmacast failed because of a bug. */
export interface CheckedDocument {
  readonly document: RuleDocument
  readonly findings: readonly Finding[] | undefined
}

export interface CheckedFile extends Pick<RuleFile, 'input' | 'skipped'> {
  readonly documents: readonly CheckedDocument[]
}

/** The rules of files, with what checks need to know about them. */
export interface OpenedFiles {
  readonly sources: readonly ReadSource[]
  readonly contexts: readonly RuleContext[]
}

/** Opens the rules of files for checks, and for other questions about the whole set. */
export function openFiles(
  files: readonly RuleFile[],
  settings: Omit<CheckFilesSettings, 'checks'>,
  io: Pick<Io, 'stderr'>,
): OpenedFiles {
  const sources = files.map(({ input, source = { name: input.name, text: '' }, documents = [] }) => ({
    source,
    documents: documents.flatMap((document) => {
      const diagnostics = attempt(input, io, () => documentDiagnostics(document, settings.rules, settings))
      return diagnostics === undefined ? [] : [{ document, diagnostics }]
    }),
  }))
  const outputs = projectOutputs(settings.outputs ?? [], files, settings.rules)
  const facts = settings.tests === undefined ? settings.facts : { ...settings.facts, tests: settings.tests }
  return { sources, contexts: openContexts(sources, { ...facts, outputs }) }
}

/** Checks the rules of files, alone and together. */
export function checkFiles(
  files: readonly RuleFile[],
  settings: CheckFilesSettings,
  io: Pick<Io, 'stderr'>,
): readonly CheckedFile[] {
  const { sources, contexts } = openFiles(files, settings, io)
  const findings = checkContexts(sources, contexts, settings.checks)
  return files.map(({ documents = [noDocument], ...file }) => ({
    ...file,
    documents: documents.map((document) => ({ document, findings: findings.get(document) })),
  }))
}
