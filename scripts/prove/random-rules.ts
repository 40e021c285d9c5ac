import fc from 'fast-check'
import type { Source } from '../../src/index.js'
import { type ItemSpec, itemKinds, keywordItem } from '../../test/property/arbitraries/items.js'
import { ruleSpec } from '../../test/property/arbitraries/rules.js'
import { RANDOM_FIELDS } from './field-names.js'
import { SPECIAL } from './fixed/character-items.js'

/** Generates `count` random rules; deterministic for a seed. */
export function randomRules(count: number, seed: number): readonly Source[] {
  if (count === 0) return []
  const kinds = itemKinds(fc.constantFrom(...RANDOM_FIELDS))
  const anyItem = fc.oneof(...Object.values(kinds), keywordItem)
  const rule = fc.oneof(
    // Half of the rules contain one kind of predicate, so that none hides another.
    ...Object.values(kinds).map((item) => ({ weight: 1, arbitrary: ruleSpec(item) })),
    { weight: 1, arbitrary: ruleSpec(keywordItem, keywordItem) },
    { weight: 8, arbitrary: ruleSpec(anyItem, keywordItem) },
  )
  const texts = fc.sample(rule, { numRuns: count, seed }).map(({ text }, at) => {
    if (at % 3 !== 0) return text
    // One rule in three has a special character in each of its plain values, so that every character has its turn.
    const character = SPECIAL[(at / 3) % SPECIAL.length] ?? ''
    return fc.sample(ruleSpec(plainItem(character)), { numRuns: 1, seed: seed + at })[0]?.text ?? text
  })
  return texts.map((text, at) => ({ name: `random rule ${at + 1} of seed ${seed}`, text }))
}

/** An item without modifiers, whose value contains the character literally. */
function plainItem(character: string): fc.Arbitrary<ItemSpec> {
  const word = fc.string({ unit: fc.constantFrom(...'aBx1é '), maxLength: 3 })
  return fc.tuple(fc.constantFrom(...RANDOM_FIELDS), word, word).map(([field, before, after]) => ({
    field,
    modifiers: [],
    values: [{ text: `${before}${character.replace(/[*?\\]/, '\\$&')}${after}`, plain: false }],
    samples: [],
  }))
}
