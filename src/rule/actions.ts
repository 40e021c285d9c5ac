import { diagnose } from '../text/diagnose.js'
import type { Diagnostic } from '../text/diagnostic.js'
import type { Source } from '../text/source.js'
import { isMetadataKey } from './metadata/read-metadata.js'
import type { YamlDocument } from './yaml/build-documents.js'
import { mergeMappings, withoutKey } from './yaml/merge.js'
import { scalarText, valueAt, type YamlMapping } from './yaml/node.js'

export interface NumberedDocument extends YamlDocument {
  /** Number of the document among the non-empty documents of its source, from 1. */
  readonly number: number
}

/**
 * Resolves the actions of a stream of documents. `action: global` is merged into each later detection rule, until
 * `action: reset`; `action: repeat` is the previous rule with some keys replaced. Correlations and filters are complete
 * by themselves. Returns one document per rule.
 */
export function applyActions(source: Source, documents: readonly NumberedDocument[]): readonly NumberedDocument[] {
  if (!documents.some(({ root }) => valueAt(root, 'action') !== undefined)) return documents
  const rules: NumberedDocument[] = []
  let global: YamlMapping | undefined
  let unused: NumberedDocument | undefined
  let previous: YamlMapping | undefined
  const reportUnused = (): void => {
    if (unused?.root === undefined) return
    const warning = diagnose('unused-global', source, unused.root.span, [])
    rules.push(refused({ ...unused, diagnostics: [] }, warning))
  }
  for (const document of documents) {
    const { root } = document
    if (root?.kind !== 'mapping') {
      rules.push(document)
      continue
    }
    const action = valueAt(root, 'action')
    const body = withoutKey(root, 'action')
    const name = action === undefined ? 'none' : scalarText(action)
    if (name === 'global') {
      global = global === undefined ? body : mergeMappings(global, body)
      unused = document
      if (document.diagnostics.length > 0) rules.push({ ...document, root: undefined })
    } else if (name === 'reset') {
      reportUnused()
      global = unused = undefined
      // A reset may contain a rule. Metadata alone describe the reset, and pySigma ignores them.
      const isRule = body.entries.some(({ key }) => !isMetadataKey(key.text))
      if (isRule || document.diagnostics.length > 0) rules.push({ ...document, root: isRule ? body : undefined })
    } else if (name === 'none' && isComplete(body)) {
      rules.push(document)
    } else if (name === 'repeat' && previous === undefined) {
      rules.push(refused(document, diagnose('nothing-to-repeat', source, action?.span ?? root.span, [])))
    } else if (name === 'repeat' || name === 'none') {
      const under = name === 'repeat' ? previous : global
      previous = under === undefined ? body : mergeMappings(under, body)
      if (name === 'none') unused = undefined
      rules.push({ ...document, root: previous })
    } else rules.push(refused(document, diagnose('unknown-action', source, action?.span ?? root.span, [name])))
  }
  reportUnused()
  return rules
}

/** True for a correlation or a filter, as in pySigma: a global document has what detection rules share. */
export const isComplete = (root: YamlMapping): boolean =>
  ['correlation', 'filter'].some((key) => valueAt(root, key)?.kind === 'mapping')

const refused = (document: NumberedDocument, diagnostic: Diagnostic): NumberedDocument => ({
  ...document,
  root: undefined,
  diagnostics: [...document.diagnostics, diagnostic],
})
