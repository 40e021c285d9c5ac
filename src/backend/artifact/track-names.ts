import type { Rule } from '../../rule/rule.js'
import { diagnoseArtifact } from '../../text/diagnose-artifact.js'
import type { Diagnostic } from '../../text/diagnostic.js'
import type { Span } from '../../text/source.js'
import type { ArtifactName } from '../format.js'

/** Reports an artifact whose name an earlier one already has. */
export type NameTracker = (rule: Rule, name: ArtifactName | null) => Diagnostic | undefined

/**
 * Creates a tracker for the artifacts of one place of a platform.
 *
 * @example
 * const track = trackNames()
 * const name = { kind: 'stanza', name: 'Failed logons' }
 * track(rule, name) // undefined
 * track(rule, name).code // 'name-taken'
 */
export function trackNames(): NameTracker {
  const taken = new Map<string, Rule>()
  return (rule, name) => {
    const names = namesOf(name)
    const conflict = names.find((own) => taken.has(keyOf(own)))
    const other = conflict && taken.get(keyOf(conflict))
    if (conflict === undefined || other === undefined) {
      for (const own of names) taken.set(keyOf(own), rule)
      return undefined
    }
    const span = spanOfName(rule, conflict)
    if (other === rule)
      return diagnoseArtifact('name-taken', rule.source, span, [conflict.name, 'the artifacts of two targets'], {
        help: 'convert for each target into its own file or folder',
      })
    return diagnoseArtifact('name-taken', rule.source, span, [conflict.name], {
      related: [{ message: 'the other rule', source: other.source, span: spanOfName(other, conflict) }],
    })
  }
}

/** Returns the names of an artifact that have to be unique, each by itself. The platform saves it under the last one. */
export const namesOf = (whole: ArtifactName | null): readonly ArtifactName[] => {
  if (whole === null) return []
  const { kind, name, creates = null } = whole
  return [{ kind, name }, ...namesOf(creates)]
}

const keyOf = ({ kind, name }: ArtifactName): string => JSON.stringify([kind, name])

/** Returns the span of the text in the rule from which the name is derived. */
const spanOfName = ({ metadata, idSpan, titleSpan }: Rule, { name }: ArtifactName): Span =>
  metadata.id?.toLowerCase() === name.toLowerCase() ? idSpan : titleSpan
