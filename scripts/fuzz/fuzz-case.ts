import { type Choose, hash, seeded } from '../../src/witness/choose.js'
import { mutateStructure } from './mutate-structure.js'
import { mutateText } from './mutate-text.js'
import { OPTION_VALUES } from './odd-values.js'
import { pickFrom } from './pick-from.js'
import { pipelineTexts, ruleTexts } from './seed-texts.js'

/** One input for every stage. */
export interface FuzzCase {
  /** The text of a rule file. */
  readonly rules: string
  readonly pipeline: string | null
  /** Value for every option whose type accepts it; null for the defaults. */
  readonly option: unknown
  readonly lossy: boolean
}

/** The case with this number and seed; deterministic. */
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
