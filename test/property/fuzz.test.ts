/**
 * Law: no mutated rule, correlation, pipeline or option makes anything throw. `npm run fuzz` runs more of the same
 * cases.
 */
import fc from 'fast-check'
import { fuzzCase } from '../../scripts/fuzz/fuzz-case.js'
import { runCase } from '../../scripts/fuzz/run-case.js'
import { law } from './law.js'

law(
  'mutated rules, pipelines and options pass through everything',
  [fc.nat()],
  (number) => {
    const outcome = runCase(fuzzCase(1, number))
    if ('error' in outcome) throw new Error(`${outcome.step}: ${String(outcome.error)}`, { cause: outcome.error })
  },
  { share: 0.2 },
)
