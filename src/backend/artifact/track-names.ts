import type { Rule } from '../../rule/rule.js'
import { type Diagnostic, diagnose } from '../../text/diagnostic.js'
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
    if (name === null) return undefined
    const key = JSON.stringify([name.kind, name.name])
    const other = taken.get(key)
    if (other === undefined) {
      taken.set(key, rule)
      return undefined
    }
    const help =
      other === rule ? 'two targets produce it: write to a folder/, or convert for each target separately' : undefined
    return diagnose('name-taken', rule.source, namePlace(rule, name), [name.name], {
      help,
      related: [{ message: 'the other rule', source: other.source, span: namePlace(other, name) }],
    })
  }
}

/** Returns the place in the rule of the text from which the name is derived. */
const namePlace = ({ metadata, idSpan, titleSpan }: Rule, { name }: ArtifactName): Span =>
  metadata.id?.toLowerCase() === name.toLowerCase() ? idSpan : titleSpan
