import { describe, expect, test } from 'vitest'
import { backends } from '../../backends/index.js'
import { type Conversion, convertRule, indexRules } from '../../src/index.js'
import { constructRule, constructs } from '../constructs/constructs.js'
import { correlations } from '../correlations/correlations.js'

/** Returns whether the properties of a conversion fit its fidelity, as the type `Conversion` says. */
function isConsistent(conversion: Conversion): boolean {
  const { fidelity, query, bareQuery, head, residual, ruleSettings, approximations, assumptions } = conversion
  const isComplete = query !== null && bareQuery !== null && head !== null
  const hasNothing = [query, bareQuery, residual, ruleSettings].every((value) => value === null)
  if (fidelity === 'none') return hasNothing && approximations.length === 0 && assumptions.length === 0
  if (fidelity === 'approximate') return isComplete && approximations.length > 0
  return isComplete && approximations.length === 0 && (residual === null) === (fidelity === 'exact')
}

describe.each([...backends])('the properties of each conversion fit its fidelity: %s', (_, backend) => {
  test.each([false, true])('lossy: %s', (lossy) => {
    const wrong = [...constructs.keys()].filter(
      (name) => !isConsistent(convertRule(constructRule(name), backend, { lossy })),
    )
    const wrongCorrelations = [...correlations].filter(
      ([, { rule, all }]) => !isConsistent(convertRule(rule, backend, { lossy, rules: indexRules(all) })),
    )
    expect([...wrong, ...wrongCorrelations.map(([name]) => name)]).toEqual([])
  })
})
