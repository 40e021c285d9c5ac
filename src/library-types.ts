// Types in the signatures of the library that no backend uses. `sigmacast/backend` exports them.
export type { NameTracker } from './backend/artifact/track-names.js'
export type { RuleSettings } from './backend/rule-settings.js'
export type { RuleMatcherSettings } from './convert/compile-rule-matcher.js'
export type { PipelineSuggestion } from './convert/convert-settings.js'
export type {
  ExplainedCondition,
  ExplainedLeaf,
  ExplainedStage,
  ExplainedStep,
  ExplainedTree,
} from './convert/explain-rule.js'
export type { NumberedPredicate } from './convert/number-predicates.js'
export type { WitnessRuleSettings } from './convert/witness-rule.js'
export type { QuerySpan } from './dialect/query-span.js'
export type { Confidence, StepPlace } from './ir/step-place.js'
export type { Detection, Lowered, LowerSettings } from './lower/lower-rule.js'
export type { ItemModifier, Modifier, ValueModifier } from './lower/modifiers/modifier.js'
export type { CompiledMatcher } from './match/compile-matcher.js'
export type { PlaceholderRequest, PlaceholderResolver } from './pipeline/action.js'
export type { Finalized } from './pipeline/apply/finalize-queries.js'
export type { ParsedPipeline } from './pipeline/read/parse-pipeline.js'
export type {
  Alias,
  AliasedField,
  Correlation,
  CorrelationCondition,
  CorrelationType,
  CountCondition,
  FieldReference,
  RuleReference,
  RulesCondition,
  Timespan,
} from './rule/correlation.js'
export type { Identity } from './rule/identity.js'
export type { LimitName, LimitSettings, LimitSpec } from './text/limits.js'
export type { Witness } from './witness/witnesses.js'
