import { byPlace, collectDiagnostics } from '../text/collect-diagnostics.js'
import { diagnose } from '../text/diagnose.js'
import type { Diagnostic } from '../text/diagnostic.js'
import type { UnlistedCounts } from '../text/limit-diagnostics.js'
import { type LimitSettings, limitsOf } from '../text/limits.js'
import type { Source, Span } from '../text/source.js'
import { applyActions, type NumberedDocument } from './actions.js'
import type { Document } from './document.js'
import { gradeYaml } from './grade-yaml.js'
import { type Identity, identityOf, NO_IDENTITY } from './identity.js'
import { limitDocuments } from './limit-documents.js'
import { readRule } from './read-rule.js'
import type { Rule } from './rule.js'
import { describe, type YamlMapping, type YamlNode } from './yaml/node.js'
import { readYaml } from './yaml/read-yaml.js'

/** One document of a file: its rule if it has no errors, and its diagnostics. */
export interface RuleDocument {
  readonly rule: Rule | undefined
  /** The rule as far as it could be read, if it has errors. `errorsBehind` finds further errors in it. */
  readonly draft?: Rule
  /** The names of the rule, known even if it has errors. */
  readonly identity: Identity
  readonly span: Span
  readonly diagnostics: readonly Diagnostic[]
  /** The document as written, if it is a map and `ReadSettings.keepWritten` asks for it. */
  readonly root?: YamlMapping
}

/** Settings of `parseRules`. */
export interface ReadSettings {
  /** Overrides for the limits on the size of a file. */
  readonly limits?: LimitSettings
  /**
   * Keys below `sigmacast` that are platforms with options, from `platformsOf` for the known backends; any other key
   * is an error. Absent: any key may be a platform.
   */
  readonly platforms?: readonly string[]
  /** True to keep the YAML of each document in `RuleDocument.root`, for checks of how rules are written. */
  readonly keepWritten?: boolean
}

/**
 * Parses the rules of a source, in order. An error excludes only its own rule. A text without any document gives one
 * `RuleDocument` with an error. Never throws.
 *
 * @example
 * parseRules({ name: 'rule.yml', text }).map(({ rule }) => rule?.metadata.title) // ['Failed logons']
 */
export function parseRules(source: Source, settings: ReadSettings = {}): readonly RuleDocument[] {
  const limits = limitsOf(settings.limits)
  const filled = readYaml(source, limits, gradeYaml)
    .filter(({ root, diagnostics }) => diagnostics.length > 0 || !isEmpty(root))
    .map((document, index) => ({ ...document, number: index + 1 }))
  if (filled.length === 0) return [brokenDocument(diagnose('no-document', source, { start: 0, end: 0 }, []))]
  const unlisted: UnlistedCounts = { errors: 0, warnings: 0 }
  const reading = { limits, platforms: settings.platforms, keepWritten: settings.keepWritten === true }
  const rules = applyActions(source, filled).map((document) => {
    const { errors, warnings } = document.unlisted ?? { errors: 0, warnings: 0 }
    unlisted.errors += errors
    unlisted.warnings += warnings
    return readDocument(source, reading, document, errors > 0)
  })
  return limitDocuments(rules, unlisted)
}

/** Reads a document. `isBroken` is true if it has an error that is not among its diagnostics. */
function readDocument(
  source: Source,
  { keepWritten, ...reading }: Pick<Document, 'limits' | 'platforms'> & { readonly keepWritten: boolean },
  { root, span, diagnostics, number }: NumberedDocument,
  isBroken: boolean,
): RuleDocument {
  if (root === undefined) return { rule: undefined, identity: NO_IDENTITY, span, diagnostics }
  if (root.kind !== 'mapping')
    return brokenDocument(diagnose('document-not-a-map', source, root.span, [describe(root)]))
  const collected = collectDiagnostics()
  collected.reportAll(diagnostics)
  const rule = readRule({ source, root, number, ...reading }, collected.report)
  const common = {
    identity: identityOf(root),
    span,
    diagnostics: [...collected.diagnostics].sort(byPlace),
    ...(keepWritten ? { root } : {}),
  }
  if (!isBroken && !collected.hasErrors()) return { rule, ...common }
  return { rule: undefined, ...(rule === undefined ? {} : { draft: rule }), ...common }
}

function brokenDocument(diagnostic: Diagnostic): RuleDocument {
  return { rule: undefined, identity: NO_IDENTITY, span: diagnostic.span, diagnostics: [diagnostic] }
}

const isEmpty = (root: YamlNode | undefined): boolean =>
  root === undefined || (root.kind === 'scalar' && root.type === 'null')
