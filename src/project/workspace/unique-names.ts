import { posix } from 'node:path'
import { type SavedName, savedName } from '../../backend/artifact/saved-name.js'
import { type NameTracker, namesOf, trackNames } from '../../backend/artifact/track-names.js'
import { platformOf } from '../../backend/platform.js'
import type { Rule } from '../../rule/rule.js'
import { diagnoseProject } from '../../text/diagnose-project.js'
import { type Diagnostic, isError } from '../../text/diagnostic.js'
import { nameIdentity } from '../files/portable-name.js'
import type { ConvertedRule, TargetResult } from './convert-file.js'

/**
 * Returns a function that removes the artifact of each rule with a repeated name. In a folder, the targets have separate
 * names, and a warning says if they share one on the platform; otherwise the targets of one platform share all names. If
 * the platform reads all files of a folder together, the targets share the names of each folder.
 */
export function openNames(isApart: boolean): (rule: ConvertedRule) => ConvertedRule {
  const trackers = new Map<string, NameTracker>()
  const trackerOf = (place: string): NameTracker => {
    const track = trackers.get(place) ?? trackNames()
    trackers.set(place, track)
    return track
  }
  const problemOf = (result: TargetResult, converted: ConvertedRule): Diagnostic | undefined => {
    const { rule } = converted.document
    return (
      rule &&
      namesOf(result.name)
        .map((name, depth) => trackerOf(placeOf(result, converted, depth))(rule, name))
        .find((problem) => problem !== undefined)
    )
  }
  /** Only the first name of an artifact is a part of its file. */
  const placeOf = ({ backend, format }: TargetResult, { input }: ConvertedRule, depth: number): string => {
    if (!isApart) return platformOf(backend)
    if (format.namesIn !== 'folder') return backend.name
    return depth > 0 ? platformOf(backend) : nameIdentity(`${posix.dirname(input.relative)}/`)
  }
  return (rule) => {
    const results = rule.results.map((result) => {
      const problem = problemOf(result, rule)
      return problem === undefined ? result : withProblem(result, problem)
    })
    return {
      ...rule,
      results: isApart && rule.document.rule !== undefined ? withShared(results, rule.document.rule) : results,
    }
  }
}

const withProblem = (result: TargetResult, problem: Diagnostic): TargetResult => ({
  ...result,
  artifact: isError(problem) ? null : result.artifact,
  diagnostics: [...result.diagnostics, problem],
})

/** Warns of results for one rule that have one name on a platform. */
const withShared = (results: readonly TargetResult[], rule: Rule): readonly TargetResult[] =>
  results.map((result, index) => {
    const saved = savedBy(result)
    const other = saved && results.slice(0, index).find((earlier) => savedBy(earlier)?.key === saved.key)
    if (saved === undefined || other === undefined) return result
    const who = `the targets \`${other.backend.name}\` and \`${result.backend.name}\``
    return withProblem(result, diagnoseProject('name-shared', rule.source, rule.idSpan, [saved.kind, who]))
  })

const savedBy = ({ artifact, backend, name }: TargetResult): SavedName | undefined =>
  artifact === null ? undefined : savedName(backend, name)
