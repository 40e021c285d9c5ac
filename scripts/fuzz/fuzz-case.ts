import { type Choose, hash, seeded } from '../../src/witness/choose.js'
import { mutateStructure } from './mutate-structure.js'
import { mutateText } from './mutate-text.js'
import { OPTION_VALUES } from './odd-values.js'
import { pickFrom } from './pick-from.js'
import { pipelineTexts, ruleTexts } from './seed-texts.js'

/** One input of everything that takes one. */
export interface FuzzCase {
  /** The text of a file of rules. */
  readonly rules: string
  readonly pipeline: string | null
  /** What every option gets whose type takes it; null for the defaults. */
  readonly option: unknown
  readonly lossy: boolean
}

/** The case of this number under this seed: always the same. */
export function fuzzCase(seed: number, number: number): FuzzCase {
  const choose = seeded(hash(`${seed} ${number}`))
  return {
    rules: mutated(ruleTexts, choose),
    pipeline: choose(3) > 0 ? null : mutated(pipelineTexts, choose),
    option: choose(3) > 0 ? null : pickFrom(OPTION_VALUES, choose),
    lossy: choose(2) === 0,
  }
}

function mutated(texts: readonly string[], choose: Choose): string {
  const start = pickFrom(texts, choose)
  if (choose(2) === 0) return mutateStructure(start, choose) ?? start
  let text = start
  for (let left = 1 + choose(4); left > 0; left--) text = mutateText(text, texts, choose)
  return text
}
