export { type Approximation, approximations } from './backend/approximation.js'
export { type Attack, attackOf, type TacticUse, type TechniqueUse } from './backend/artifact/attack.js'
export { platformsOf } from './backend/artifact/rule-options.js'
export { type NameTracker, trackNames } from './backend/artifact/track-names.js'
export { type Backend, defineBackend } from './backend/backend.js'
export type { Conversion, RuleHead } from './backend/conversion.js'
export {
  type CorrelatedQuery,
  type CorrelationAnswer,
  type CorrelationContext,
  type Inexpressible,
  inexpressible,
  planEvents,
  refuseCorrelations,
} from './backend/correlate.js'
export {
  type ArtifactName,
  type Converted,
  type ConvertedExpression,
  defineFormat,
  type ExpressionFormat,
  type Format,
  type Printed,
  type QueryFormat,
  queryFormat,
} from './backend/format.js'
export { jsonFormat } from './backend/json-format.js'
export type { OptionSettings, OptionSpec, OptionSpecs, OptionValues } from './backend/option.js'
export { optionValues } from './backend/option-values.js'
export type { PlatformLimit } from './backend/platform-limit.js'
export type { RuleSettings } from './backend/rule-settings.js'
export { compileRuleMatcher, type RuleMatcherSettings } from './convert/compile-rule-matcher.js'
export { convertRule } from './convert/convert-rule.js'
export type { ConvertSettings, PipelineSuggestion } from './convert/convert-settings.js'
export { type ExplainedStage, type ExplainedStep, type Explanation, explainRule } from './convert/explain-rule.js'
export { type Artifact, type ArtifactSettings, makeArtifact } from './convert/make-artifact.js'
export { type Witnessed, type WitnessRuleSettings, witnessRule } from './convert/witness-rule.js'
export type {
  Dialect,
  Logic,
  NullAsFalse,
  OneOf,
  PresenceTest,
  Renderer,
  Renderers,
  Within,
} from './dialect/dialect.js'
export type { Leaf } from './dialect/leaf.js'
export { type Loss, type Plan, plan, type StagePlan } from './dialect/plan.js'
export { planTexts, print } from './dialect/print.js'
export { queryExpression } from './dialect/query-expression.js'
export {
  type Assuming,
  type Assumption,
  assuming,
  assumptions,
  type Negated,
  negated,
  type Rendering,
  type Reversible,
  reversible,
  type Unsupported,
  unsupported,
  type Wider,
  wider,
} from './dialect/rendering.js'
export { and, type Bool, FALSE, forEachLeaf, leaf, mapLeaves, not, or, replaceLeaves, TRUE } from './ir/bool.js'
export {
  type CorrelationQuery,
  type CorrelationSpans,
  type EventField,
  type EventQuery,
  eventsOf,
  type Figure,
  type FigureComparison,
  isMonotone,
  type Measure,
  type Period,
  type QueryPart,
} from './ir/correlation-query.js'
export { exprText, predicateText } from './ir/expr-text.js'
export {
  type CaselessField,
  type FieldType,
  type FieldTypeName,
  type FieldTypes,
  fieldTypeNames,
} from './ir/field-types.js'
export {
  ANY,
  ONE,
  type Pattern,
  type PatternPart,
  type Placeholder,
  parsePattern,
  pattern,
  patternText,
  plainText,
  type Wildcard,
} from './ir/pattern.js'
export type {
  Cidr,
  Compare,
  CompareOp,
  Equals,
  Exists,
  Expr,
  Expression,
  FieldMatch,
  FieldRef,
  IsNull,
  Keyword,
  KeywordRegex,
  Match,
  Predicate,
  PredicateKind,
  PredicateOf,
  Regex,
  TimePart,
  TimePartName,
} from './ir/predicate.js'
export type { Confidence, StepPlace } from './ir/step-place.js'
export { errorsBehind } from './lower/errors-behind.js'
export { type Detection, type Lowered, type LowerSettings, lowerRule } from './lower/lower-rule.js'
export { modifiers } from './lower/modifiers/index.js'
export type { ItemModifier, Modifier, ValueModifier } from './lower/modifiers/modifier.js'
export { type CompiledMatcher, compileMatcher, type Matcher } from './match/compile-matcher.js'
export type { Json } from './match/field-values.js'
export {
  type CompiledStreamMatcher,
  compileStreamMatcher,
  type StreamMatch,
  type StreamMatcher,
  type StreamSettings,
} from './match/stream/compile-stream-matcher.js'
export type { PlaceholderRequest, PlaceholderResolver } from './pipeline/action.js'
export { type Finalized, finalizeQueries } from './pipeline/apply/finalize-queries.js'
export type { Pipeline } from './pipeline/pipeline.js'
export { type ParsedPipeline, parsePipeline } from './pipeline/read/parse-pipeline.js'
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
export { type Identity, parseRules, type ReadSettings, type RuleDocument } from './rule/parse-rules.js'
export type {
  CorrelationRule,
  DetectionRule,
  FilterRule,
  FirstSeen,
  Item,
  LogSource,
  Metadata,
  ModifierUse,
  NamedSelection,
  Rule,
  Selection,
  SelectionRef,
  Value,
} from './rule/rule.js'
export { indexRules, type RuleIndex } from './rule/rule-index.js'
export { warnSharedIds } from './rule/shared-ids.js'
export { standsAlone } from './rule/stands-alone.js'
export type { Data, DataObject } from './rule/yaml/data.js'
export { type Code, catalogue, type Severity } from './text/catalogue.js'
export { type Diagnostic, formatDiagnostic, type Paint, type Related } from './text/diagnostic.js'
export { type LimitName, type LimitSettings, type LimitSpec, limitSpecs } from './text/limits.js'
export { type Position, positionAt, type Source, type Span } from './text/source.js'
export type { Witness } from './witness/witnesses.js'
