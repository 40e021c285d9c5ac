import type { Acceptance } from '../config.js'
import { FIDELITIES } from '../schema/output-schema.js'

type Severity = 'error' | 'warn' | 'ignore'

/** An acceptance with all defaults. */
export interface EffectiveAcceptance extends Acceptance {
  readonly fidelity: readonly (typeof FIDELITIES)[number][]
  readonly unmapped: { readonly fields: Severity; readonly logsource: Severity }
}

/** Adds the defaults to what a configuration accepts. */
export function acceptanceOf(accept: Acceptance): EffectiveAcceptance {
  const { fidelity = ['exact', 'approximate'], assumptions, unmapped } = accept
  return {
    fidelity: FIDELITIES.filter((name) => [fidelity].flat().includes(name)),
    ...(assumptions === undefined ? {} : { assumptions: [assumptions].flat() }),
    unmapped: { fields: unmapped?.fields ?? 'warn', logsource: unmapped?.logsource ?? 'warn' },
  }
}
