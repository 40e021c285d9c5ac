import fc from 'fast-check'
import type { Source } from '../../../src/index.js'
import { type ItemSpec, itemKinds, keywordItem } from '../../../test/property/arbitraries/items.js'
import { ruleSpec } from '../../../test/property/arbitraries/rules.js'

const FIELDS = ['type', 'user_name', 'data.type', 'data.user.id', 'ip', 'odd name', 'dash-ed', '1st', 'and', 'Ünï']

/**
 * Generates `count` random rules of all kinds, written as every reader of rules accepts them: one space between words,
 * lower-case operators, double quotation marks, no escaped surrogates. Deterministic for a seed.
 */
export function plainRules(count: number, seed: number): readonly Source[] {
  if (count === 0) return []
  const kinds = Object.values(itemKinds(fc.constantFrom(...FIELDS)))
  const items = [...kinds, keywordItem].map((item) => item.map(standard))
  const specs = items.map((item) => ruleSpec(item, undefined, 'auth0', () => () => 0))
  const mixed = ruleSpec(fc.oneof(...items), items.at(-1), 'auth0', () => () => 0)
  const rule = fc.oneof(...specs, { weight: specs.length, arbitrary: mixed })
  return fc
    .sample(rule, { numRuns: count, seed })
    .map(({ text }, at) => ({ name: `random rule ${at + 1} of seed ${seed}`, text: withoutSurrogates(text) }))
}

/** The item with the order of modifiers that is the most common, and without `all` for a single value. */
function standard({ modifiers, values, ...item }: ItemSpec): ItemSpec {
  const [first, second, ...rest] = modifiers
  const ordered = second === 'fieldref' && first !== undefined ? [second, first, ...rest] : modifiers
  return { ...item, values, modifiers: ordered.filter((name) => name !== 'all' || values.length > 1) }
}

/** The text with one escape for each character; a lone surrogate becomes another character. */
const withoutSurrogates = (text: string): string =>
  text
    .replace(/\\u(d[89ab]..)\\u(d[c-f]..)/gi, (_, high: string, low: string) => {
      const point = 0x10000 + ((Number.parseInt(high, 16) & 0x3ff) << 10) + (Number.parseInt(low, 16) & 0x3ff)
      return `\\U${point.toString(16).padStart(8, '0')}`
    })
    .replace(/\\ud[89a-f]../gi, '\\u00ff')
