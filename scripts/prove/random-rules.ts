import fc from 'fast-check'
import type { Source } from '../../src/index.js'
import { itemKinds, keywordItem } from '../../test/property/arbitraries/items.js'
import { ruleSpec } from '../../test/property/arbitraries/rules.js'

/**
 * Field names with and without quotes: some that every target can search, some nested, some that are reserved words.
 */
const FIELDS = [
  'type',
  'user_name',
  'description',
  'ip',
  'data.type',
  'a.b{}.c',
  'details.list{}',
  'odd name',
  'dash-ed',
  '1st',
  'and',
  'isnot',
  'null',
  'Ünï',
]

/** Generates `count` random rules; deterministic for a seed. */
export function randomRules(count: number, seed: number): readonly Source[] {
  if (count === 0) return []
  const kinds = itemKinds(fc.constantFrom(...FIELDS))
  const anyItem = fc.oneof(...Object.values(kinds), keywordItem)
  const rule = fc.oneof(
    // Half of the rules contain one kind of predicate, so that none hides another.
    ...Object.values(kinds).map((item) => ({ weight: 1, arbitrary: ruleSpec(item) })),
    { weight: 1, arbitrary: ruleSpec(keywordItem, keywordItem) },
    { weight: 8, arbitrary: ruleSpec(anyItem, keywordItem) },
  )
  return fc
    .sample(rule, { numRuns: count, seed })
    .map(({ text }, at) => ({ name: `random rule ${at + 1} of seed ${seed}`, text }))
}
