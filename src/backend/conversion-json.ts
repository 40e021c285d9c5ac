import { diagnosticJson } from '../text/diagnostic-json.js'
import type { Conversion } from './conversion.js'

type Outcome = Pick<
  Conversion,
  'query' | 'fidelity' | 'approximations' | 'assumptions' | 'residual' | 'ruleSettings' | 'diagnostics'
>

/** Returns the outcome of a conversion as plain data. The keys keep this order; a missing value is null. */
export const outcomeJson = (outcome: Outcome) => ({
  query: outcome.query,
  fidelity: outcome.fidelity,
  approximations: outcome.approximations,
  assumptions: outcome.assumptions,
  residual: outcome.residual,
  ruleSettings: outcome.ruleSettings,
  diagnostics: outcome.diagnostics.map(diagnosticJson),
})
