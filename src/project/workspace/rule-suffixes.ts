import type { RuleDocument } from '../../rule/parse-rules.js'
import { nameIdentity } from '../files/portable-name.js'
import { MAX_SUFFIX_LENGTH } from '../project-limits.js'

/**
 * Returns the suffix of each rule of a file for the names of its output files: empty for a single rule; else `-` and
 * the name, id or position. All are different, and none can lead out of a folder.
 */
export function ruleSuffixes(documents: readonly RuleDocument[]): readonly string[] {
  if (documents.length === 1) return ['']
  const taken = new Set<string>()
  return documents.map(({ identity }, index) => {
    const name = safe(identity.name ?? '') || safe(identity.id ?? '') || `${index + 1}`
    let suffix = `-${name}`
    for (let count = 2; taken.has(nameIdentity(suffix)); count++) suffix = `-${name}-${count}`
    taken.add(nameIdentity(suffix))
    return suffix
  })
}

const safe = (name: string): string =>
  name
    .slice(0, MAX_SUFFIX_LENGTH)
    .replace(/[^\p{L}\p{N}_.-]+/gu, '-')
    .replace(/^[-.]+|[-.]+$/g, '')
