import { namesOf, trackNames } from '../../backend/artifact/track-names.js'
import type { ArtifactName } from '../../backend/format.js'
import type { Rule } from '../../rule/rule.js'
import { diagnoseFile } from '../../text/diagnose-file.js'
import type { Diagnostic } from '../../text/diagnostic.js'
import type { Project } from '../config/project.js'
import { nameIdentity } from '../files/portable-name.js'
import { artifactPath } from './artifact-path.js'
import type { ConvertedDocument } from './convert-documents.js'
import { namePlace, sharedNameConflict } from './name-place.js'
import { failed, type PlacedDocument, ruleOf } from './placed-document.js'

/** Places documents one after the other. Of two documents with one path or one platform name, the second one fails. */
export type Placing = (converted: ConvertedDocument) => Promise<PlacedDocument>

interface Named {
  readonly converted: ConvertedDocument
  readonly path: string | undefined
}

/** Opens the paths of all outputs. */
export function openPaths(targets: Project['targets']): Placing {
  const paths = new Map<string, ConvertedDocument>()
  const names = new Map<string, Named>()
  return async (converted) => {
    const { output, document, artifact } = converted
    if (artifact === undefined) return { ...converted, path: undefined }
    const path = artifactPath(output.path, document, artifact)
    const own = namesOf(artifact.name).map((name, depth) => {
      const folder = depth === 0 ? namePlace(artifact, path, targets) : undefined
      return { name, key: JSON.stringify([folder ?? [output.name], name.kind, name.name]) }
    })
    for (const { name, key } of own) {
      const other = names.get(key)
      if (other !== undefined) return failed(converted, await nameConflict(converted, other, name))
    }
    for (const { key } of own) names.set(key, { converted, path })
    if (path === undefined) {
      const rule = await ruleOf(document)
      return failed(converted, rule && diagnoseFile('no-id-for-path', rule.source, rule.sectionSpan, [output.path]))
    }
    const samePath = paths.get(nameIdentity(path))
    paths.set(nameIdentity(path), samePath ?? converted)
    if (samePath === undefined || (output.isOneFile && samePath.output === output)) return { ...converted, path }
    const [rule, other] = [await ruleOf(document), await ruleOf(samePath.document)]
    return failed(converted, rule && other && pathConflict(rule, other, path))
  }
}

async function nameConflict(
  { output, document }: ConvertedDocument,
  { converted: other, path }: Named,
  name: ArtifactName,
): Promise<Diagnostic | undefined> {
  const [rule, otherRule] = [await ruleOf(document), await ruleOf(other.document)]
  if (rule === undefined || otherRule === undefined) return undefined
  if (other.output !== output && path !== undefined) return sharedNameConflict(rule, name, path)
  const track = trackNames()
  track(otherRule, name)
  return track(rule, name)
}

const pathConflict = (rule: Rule, other: Rule, path: string): Diagnostic =>
  diagnoseFile('path-taken', rule.source, rule.titleSpan, [path, other.metadata.title, rule.metadata.title], {
    related: [{ message: 'the other rule', source: other.source, span: other.titleSpan }],
  })
