import { posix } from 'node:path'
import { platformOf } from '../../backend/artifact/rule-options.js'
import { type NameTracker, namesOf, trackNames } from '../../backend/artifact/track-names.js'
import { nameIdentity } from '../files/portable-name.js'
import type { ConvertedRule, TargetResult } from './convert-file.js'

/**
 * Returns a function that removes the artifact of each rule with a repeated name. In a folder, the targets have separate
 * names; otherwise the targets of one platform share them. If the platform reads all files of a folder together, the
 * targets share the names of each folder.
 */
export function openNames(isApart: boolean): (rule: ConvertedRule) => ConvertedRule {
  const trackers = new Map<string, NameTracker>()
  const trackerOf = (place: string): NameTracker => {
    const track = trackers.get(place) ?? trackNames()
    trackers.set(place, track)
    return track
  }
  const checked = (result: TargetResult, converted: ConvertedRule): TargetResult => {
    const { rule } = converted.document
    const conflict =
      rule &&
      namesOf(result.name)
        .map(({ kind, name }, depth) => trackerOf(placeOf(result, converted, depth))(rule, { kind, name }))
        .find((problem) => problem !== undefined)
    return conflict === undefined
      ? result
      : { ...result, artifact: null, diagnostics: [...result.diagnostics, conflict] }
  }
  /** Only the first name of an artifact is a part of its file. */
  const placeOf = ({ backend, format }: TargetResult, { input }: ConvertedRule, depth: number): string => {
    if (!isApart) return platformOf(backend)
    if (format.namesIn !== 'folder') return backend.name
    return depth > 0 ? platformOf(backend) : nameIdentity(`${posix.dirname(input.relative)}/`)
  }
  return (rule) => ({ ...rule, results: rule.results.map((result) => checked(result, rule)) })
}
