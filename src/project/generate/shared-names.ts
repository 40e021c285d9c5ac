import { savedName } from '../../backend/artifact/saved-name.js'
import { diagnoseProject } from '../../text/diagnose-project.js'
import type { Project } from '../config/project.js'
import { type PlacedDocument, ruleOf } from './placed-document.js'

/**
 * Warns of rules that two outputs save under one name in different languages of a platform: deployed to one place, one
 * replaces the other. Outputs with equal targets are taken for different places, such as tenants. Earlier runs have
 * reported rules of which both artifacts are known.
 */
export async function withSharedNames(
  placed: readonly PlacedDocument[],
  targets: Project['targets'],
): Promise<readonly PlacedDocument[]> {
  const byName = new Map<string, PlacedDocument>()
  const found: PlacedDocument[] = []
  for (const document of placed) {
    const { output, artifact, isCached } = document
    const backend = artifact && targets.get(artifact.target)
    const saved = backend && savedName(backend, artifact.name)
    const other = saved && byName.get(saved.key)
    if (saved !== undefined && other === undefined) byName.set(saved.key, document)
    const isShared = other !== undefined && other.output !== output && other.artifact?.target !== artifact?.target
    const isReported = isCached && other?.isCached === true
    const rule = isShared && !isReported ? await ruleOf(document.document) : undefined
    if (rule === undefined || saved === undefined || other === undefined) found.push(document)
    else {
      const outputs = `the outputs \`${other.output.name}\` and \`${output.name}\``
      const warning = diagnoseProject('name-shared', rule.source, rule.idSpan, [saved.kind, outputs])
      found.push({ ...document, diagnostics: [...document.diagnostics, warning] })
    }
  }
  return found
}
