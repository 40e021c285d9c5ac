import { leaf, mapLeaves } from '../ir/bool.js'
import type { StepPlace } from '../ir/step-place.js'
import { diagnosticJson, placeJson } from '../text/diagnostic-json.js'
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
  residual: outcome.residual === null ? null : residualJson(outcome.residual),
  ruleSettings: outcome.ruleSettings,
  diagnostics: outcome.diagnostics.map(diagnosticJson),
})

/** The residual, with places in pipelines instead of their texts, which would be repeated for each predicate. */
const residualJson = ({ expr, text }: NonNullable<Outcome['residual']>) => ({
  expr: mapLeaves(expr, ({ changedBy, ...predicate }) =>
    leaf(changedBy === undefined ? predicate : { ...predicate, changedBy: changedBy.map(stepJson) }),
  ),
  text,
})

const stepJson = ({ id, kind, pipeline, confidence, source, span }: StepPlace) => ({
  id,
  kind,
  pipeline,
  confidence: confidence ?? null,
  file: source.name,
  ...placeJson(source, span),
})
