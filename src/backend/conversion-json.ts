import { diagnosticJson } from '../text/diagnostic-json.js'
import type { Conversion } from './conversion.js'

type Outcome = Pick<
  Conversion,
  'query' | 'fidelity' | 'approximations' | 'assumptions' | 'residual' | 'ruleSettings' | 'diagnostics'
>

/** What a conversion came to, as plain data: keys in this order, null rather than a missing key. */
export const outcomeJson = (outcome: Outcome) => ({
  query: outcome.query,
  fidelity: outcome.fidelity,
  approximations: outcome.approximations,
  assumptions: outcome.assumptions,
  residual: outcome.residual,
  ruleSettings: outcome.ruleSettings,
  diagnostics: outcome.diagnostics.map(diagnosticJson),
})
