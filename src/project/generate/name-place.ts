import { posix } from 'node:path'
import type { ArtifactName } from '../../backend/format.js'
import type { Rule } from '../../rule/rule.js'
import { diagnoseProject } from '../../text/diagnose-project.js'
import type { Diagnostic } from '../../text/diagnostic.js'
import type { Project } from '../config/project.js'
import { nameIdentity } from '../files/portable-name.js'

/** The kind of an artifact. */
interface Kind {
  readonly target: string
  readonly format: string
}

/** Returns the folder in which the name of an artifact has to be unique; undefined if it is unique in its output. */
export function namePlace(
  { target, format: name }: Kind,
  path: string | undefined,
  targets: Project['targets'],
): string | undefined {
  const format = targets.get(target)?.formats.find((candidate) => candidate.name === name)
  return format?.namesIn === 'folder' && path !== undefined ? nameIdentity(posix.dirname(path)) : undefined
}

/** Reports that another file in the folder contains an artifact with the same name. */
export const sharedNameConflict = (rule: Rule, { name }: ArtifactName, path: string, hint = ''): Diagnostic =>
  diagnoseProject('name-taken', rule.source, rule.titleSpan, [name, `this artifact and one in \`${path}\``], {
    help: `artifacts in one folder share their names: write them to different folders${hint}`,
  })
