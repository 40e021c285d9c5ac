import { platformOf } from '../../backend/artifact/rule-options.js'
import { type NameTracker, trackNames } from '../../backend/artifact/track-names.js'
import type { ConvertedRule, TargetResult } from './convert-file.js'

/**
 * Returns a function that removes the artifact of each rule with a repeated name. In a folder, the targets have
 * separate names; otherwise the targets of one platform share them.
 */
export function openNames(isApart: boolean): (rule: ConvertedRule) => ConvertedRule {
  const trackers = new Map<string, NameTracker>()
  const checked = (result: TargetResult, { document: { rule } }: ConvertedRule): TargetResult => {
    const place = isApart ? result.backend.name : platformOf(result.backend)
    const track = trackers.get(place) ?? trackNames()
    trackers.set(place, track)
    const conflict = rule && track(rule, result.name)
    return conflict === undefined
      ? result
      : { ...result, artifact: null, diagnostics: [...result.diagnostics, conflict] }
  }
  return (rule) => ({ ...rule, results: rule.results.map((result) => checked(result, rule)) })
}
