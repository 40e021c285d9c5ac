import type { MetadataChange, OutputChange, RuleChange } from '../../../project/diff/rules-diff.js'
import type { Data } from '../../../rule/yaml/data.js'
import { counted } from '../../../text/count.js'
import { MAX_EXAMPLE_LENGTH } from '../../cli-limits.js'

/** Keys whose values are too long for one line; only the key is named. */
const LONG_KEYS: ReadonlySet<string> = new Set([
  'description',
  'references',
  'falsepositives',
  'tags',
  'fields',
  'related',
])

/** Describes changes of metadata: `level medium → high, description changed`. */
export const metadataWords = (changes: readonly MetadataChange[]): string => changes.map(metadataWord).join(', ')

function metadataWord({ key, before, after }: MetadataChange): string {
  if (before === undefined) return isShort(key, after) ? `${key} ${text(after)} added` : `${key} added`
  if (after === undefined) return isShort(key, before) ? `${key} ${text(before)} removed` : `${key} removed`
  return isShort(key, before) && isShort(key, after) ? `${key} ${text(before)} → ${text(after)}` : `${key} changed`
}

const isShort = (key: string, value: Data | undefined): boolean =>
  !LONG_KEYS.has(key) && typeof value !== 'object' && text(value).length <= MAX_EXAMPLE_LENGTH

const text = (value: Data | undefined): string => String(value)

/** Describes the change of an artifact: `created`, `exact → wider`, `renamed to X`. */
export function outputWords({ kind, before, after }: OutputChange): string {
  const fidelity = before?.fidelity === after?.fidelity ? after?.fidelity : `${before?.fidelity} → ${after?.fidelity}`
  if (kind === 'created') return `created, ${after?.fidelity}`
  if (kind === 'removed') return 'removed'
  if (kind === 'updated') return `updated, ${fidelity}`
  const isMoved = before?.path !== after?.path
  const [from, to] = isMoved ? [before?.path, after?.path] : [before?.name, after?.name]
  return `renamed from ${from} to ${to}, ${fidelity}`
}

/** Counts the rules of each kind: `2 changed, 1 new, 1 removed`. */
export function countWords(rules: readonly RuleChange[]): string {
  const count = (kind: RuleChange['kind']): number => rules.filter((rule) => rule.kind === kind).length
  const parts = [
    [count('added'), 'new'],
    [count('changed'), 'changed'],
    [count('removed'), 'removed'],
  ] as const
  const words = parts.filter(([number]) => number > 0).map(([number, word]) => `${number} ${word}`)
  return words.length === 0 ? 'no change' : words.join(', ')
}

export const unchangedWords = (unchanged: number): string => `${counted(unchanged, 'rule')} unchanged`
