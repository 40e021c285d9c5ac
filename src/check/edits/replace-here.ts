import type { YamlScalar } from '../../rule/yaml/node.js'
import type { Edit } from '../finding.js'
import type { RuleContext } from '../rule-context.js'
import { replaceScalar } from './edit-node.js'
import { type EntryPlace, placeOf } from './place-of.js'

/**
 * Replaces the text of a key or value in its own style. Returns `undefined` if the edit would change other places as
 * well, or if the map of a key has the new key already. Also for a key that its map has twice: a new key would hide the
 * mistake.
 */
export function replaceHere(context: RuleContext, scalar: YamlScalar, text: string): Edit | undefined {
  const place = placeOf(context, scalar.span)
  if (place === undefined || (place.kind === 'key' && (has(place, text) || isDuplicate(context, scalar))))
    return undefined
  return replaceScalar(context.source, scalar, text)
}

const has = ({ map, entry }: EntryPlace, name: string): boolean =>
  map.entries.some((other) => other !== entry && other.key.text === name)

/** Only the first of two equal keys is an entry of its map. */
const isDuplicate = ({ document }: RuleContext, { span }: YamlScalar): boolean =>
  document.diagnostics.some(
    ({ code, related = [] }) =>
      code === 'duplicate-key' &&
      related.some((first) => first.span.start === span.start && first.span.end === span.end),
  )
