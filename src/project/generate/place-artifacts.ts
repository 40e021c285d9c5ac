import { trackNames } from '../../backend/artifact/track-names.js'
import type { Rule } from '../../rule/rule.js'
import { diagnoseProject } from '../../text/diagnose-project.js'
import type { Diagnostic } from '../../text/diagnostic.js'
import { nameIdentity } from '../files/portable-name.js'
import { artifactPath } from './artifact-path.js'
import type { ConvertedDocument } from './convert-documents.js'
import type { ProjectDocument } from './project-rules.js'

/** A converted document with the path of its file; without a path if it has no artifact. */
export interface PlacedDocument extends ConvertedDocument {
  readonly path: string | undefined
}

/** Places documents one after the other. Of two documents with one path or one platform name, the second one fails. */
export type Placing = (converted: ConvertedDocument) => Promise<PlacedDocument>

/** Opens the paths of all outputs. */
export function openPaths(): () => Placing {
  const paths = new Map<string, ConvertedDocument>()
  return () => {
    const names = new Map<string, ProjectDocument>()
    return async (converted) => {
      const { output, document, artifact } = converted
      if (artifact === undefined) return { ...converted, path: undefined }
      const nameKey = artifact.name && JSON.stringify([artifact.name.kind, artifact.name.name])
      const sameName = nameKey === null ? undefined : names.get(nameKey)
      if (sameName !== undefined) {
        const [rule, other] = [await ruleOf(document), await ruleOf(sameName)]
        return failed(converted, rule && other && nameConflict(rule, other, artifact.name))
      }
      if (nameKey !== null) names.set(nameKey, document)
      const path = artifactPath(output.path, document, artifact)
      if (path === undefined) {
        const rule = await ruleOf(document)
        return failed(
          converted,
          rule && diagnoseProject('no-id-for-path', rule.source, rule.sectionSpan, [output.path]),
        )
      }
      const samePath = paths.get(nameIdentity(path))
      paths.set(nameIdentity(path), samePath ?? converted)
      if (samePath === undefined || (output.isOneFile && samePath.output === output)) return { ...converted, path }
      const [rule, other] = [await ruleOf(document), await ruleOf(samePath.document)]
      return failed(converted, rule && other && pathConflict(rule, other, path))
    }
  }
}

const ruleOf = async ({ file, index }: ProjectDocument): Promise<Rule | undefined> => (await file.load())[index]?.rule

const failed = (converted: ConvertedDocument, problem: Diagnostic | undefined): PlacedDocument => ({
  ...converted,
  artifact: undefined,
  path: undefined,
  diagnostics: [...converted.diagnostics, ...(problem === undefined ? [] : [problem])],
})

function nameConflict(
  rule: Rule,
  other: Rule,
  name: NonNullable<ConvertedDocument['artifact']>['name'],
): Diagnostic | undefined {
  const track = trackNames()
  track(other, name)
  return track(rule, name)
}

const pathConflict = (rule: Rule, other: Rule, path: string): Diagnostic =>
  diagnoseProject('path-taken', rule.source, rule.titleSpan, [path, other.metadata.title, rule.metadata.title], {
    related: [{ message: 'the other rule', source: other.source, span: other.titleSpan }],
  })
