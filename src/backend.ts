// `sigmacast/backend`: what the built-in backends use, for authors of others, and every named type of the library.
export type { Approximation } from './backend/approximation.js'
export { type Attack, attackOf, type TacticUse, type TechniqueUse } from './backend/artifact/attack.js'
export { attackWarnings } from './backend/artifact/attack-warnings.js'
export { differencesOf } from './backend/artifact/differences.js'
export {
  fillText,
  joinText,
  type RuleText,
  type TextVariable,
  type TextVariables,
} from './backend/artifact/fill-text.js'
export { type HclBody, type HclValue, hclBody, hclText, hclValue } from './backend/artifact/hcl.js'
export { codeSpan } from './backend/artifact/markdown.js'
export { optionPlace, tagPlace } from './backend/artifact/places.js'
export { logSourceDefinitions, logSourceText, ruleFacts } from './backend/artifact/rule-facts.js'
export { ruleTexts, titleLine } from './backend/artifact/rule-texts.js'
export { checkResourceName, enabledOption, isInUse, resourceNameOption } from './backend/artifact/shared-options.js'
export { slugOf } from './backend/artifact/slug.js'
export { printResource, recomposedWarnings, terraformFormat } from './backend/artifact/terraform-resource.js'
export {
  type Backend,
  defineBackend,
  type FormatFor,
  type OptionRefusal,
  type RuleSettingsOf,
  type SpecsOf,
} from './backend/backend.js'
export type {
  ApproximateConversion,
  Conversion,
  ConversionWithoutQuery,
  ConversionWithQuery,
  ExactConversion,
  Residual,
  RuleHead,
  WiderConversion,
} from './backend/conversion.js'
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
  type FieldNotation,
  type FilterQuery,
  type Format,
  type Printed,
  type QueryFormat,
  queryFormat,
} from './backend/format.js'
export { jsonFormat } from './backend/json-format.js'
export type { OptionSettings, OptionSpec, OptionSpecs, OptionValues } from './backend/option.js'
export { checkTime, checkTimeOrNone, optionSeconds, secondsOrNone } from './backend/option-seconds.js'
export { optionValues } from './backend/option-values.js'
export { placeOf } from './backend/place-of-loss.js'
export type { PlatformLimit } from './backend/platform-limit.js'
export type { CostKind, QueryCost } from './backend/query-cost.js'
export type { QueryField, Requirement } from './backend/query-field.js'
export {
  adaptAndRender,
  type Dialect,
  type Logic,
  type NullAsFalse,
  type OneOf,
  type PresenceTest,
  type RenderedPredicate,
  type Renderer,
  type Renderers,
  render,
  type Within,
} from './dialect/dialect.js'
export { escapeWith, glob } from './dialect/escape.js'
export { type Leaf, textAfterField } from './dialect/leaf.js'
export { type Loss, type Plan, plan, type StagePlan } from './dialect/plan.js'
export { prefixNegation } from './dialect/prefix-negation.js'
export { planTexts, print } from './dialect/print.js'
export { queryExpression } from './dialect/query-expression.js'
export {
  type Assuming,
  assuming,
  assumingAll,
  type Negated,
  negated,
  type Rendering,
  type Reversible,
  reversible,
  SYMBOL,
  singleLine,
  type Unsupported,
  unsupported,
  type Wider,
  wider,
} from './dialect/rendering.js'
export { withLists } from './dialect/with-lists.js'
export type { Assumption } from './ir/assumptions.js'
export {
  and,
  type Bool,
  FALSE,
  forEachLeaf,
  leaf,
  mapLeaves,
  not,
  or,
  replaceLeaves,
  someLeaf,
  TRUE,
} from './ir/bool.js'
export {
  type CorrelationQuery,
  type CorrelationSpans,
  correlationsOf,
  type EventField,
  type EventQuery,
  eventsOf,
  type Figure,
  type FigureComparison,
  isBetweenValues,
  isMonotone,
  isMonotoneMeasure,
  lookBackOf,
  type Measure,
  type Period,
  type QueryPart,
  satisfiesComparisons,
} from './ir/correlation-query.js'
export { exprText, predicateText } from './ir/expr-text.js'
export {
  caselessOf,
  type FieldType,
  type FieldTypeName,
  type FieldTypes,
  fieldTypeNames,
  fieldTypeOf,
  type MultiField,
  mergeFieldTypes,
  NO_FIELD_TYPES,
  textOf,
  typeNameOf,
} from './ir/field-types.js'
export { fieldsOf, fieldsRead } from './ir/fields-read.js'
export { foldCase } from './ir/glob.js'
export { isObject } from './ir/json.js'
export { parseAddress, parseNetwork } from './ir/network.js'
export { parseRegex } from './ir/parse-regex.js'
export {
  ANY,
  hasCase,
  isAny,
  isAnything,
  isOne,
  ONE,
  type Pattern,
  type PatternPart,
  type Placeholder,
  parsePattern,
  pattern,
  patternText,
  placeholders,
  plainText,
  someText,
  type Wildcard,
} from './ir/pattern.js'
export {
  type Cidr,
  type Compare,
  type CompareOp,
  type Equals,
  type Exists,
  type Expr,
  type Expression,
  type FieldMatch,
  type FieldPredicate,
  type FieldRef,
  type IsNull,
  isFieldPredicate,
  type Keyword,
  type KeywordRegex,
  type Match,
  type Predicate,
  type PredicateKind,
  type PredicateOf,
  type Regex,
  type TimePart,
  type TimePartName,
} from './ir/predicate.js'
export { prefilterPatterns } from './ir/prefilter-patterns.js'
export {
  countWhile,
  hasPart,
  hasUnanalysedFlags,
  innerFlags,
  isAnyCharacter,
  leadingFlags,
  mayFoldCase,
  type RegexClass,
  type RegexClassItem,
  type RegexNode,
} from './ir/regex.js'
export { type RegexPatterns, regexPatterns } from './ir/regex-patterns.js'
export type * from './library-types.js'
export { modifiers } from './lower/modifiers/index.js'
export {
  type CompiledStreamMatcher,
  compileStreamMatcher,
  type StreamMatch,
  type StreamMatcher,
  type StreamSettings,
} from './match/stream/compile-stream-matcher.js'
export { derivedId, fallbackId } from './rule/metadata/fallback.js'
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
  Selection,
  SelectionRef,
  Value,
} from './rule/rule.js'
export type { Data, DataObject } from './rule/yaml/data.js'
export type { FieldSchema, FieldSchemaData, FieldTree, SchemaField } from './schema/field-schema.js'
export { fileSchema, plainField } from './schema/file-schema.js'
export { parseCsv } from './schema/parse-csv.js'
export type { ReadSchema, ReadSchemaData, SchemaFile, SchemaReader } from './schema/schema-reader.js'
export { type Code, catalogue, type Severity } from './text/catalogue.js'
export { CONTROL, CONTROLS, hexCode, jsonLine, unicodeEscape } from './text/control-characters.js'
export { type ArtifactCode, diagnoseArtifact } from './text/diagnose-artifact.js'
export { type Diagnoser, type Diagnostic, isError, type Paint, type Related } from './text/diagnostic.js'
export { keepLatest, keepRecent, oncePer } from './text/keep-recent.js'
export { rationales } from './text/rationales.js'
export { secondsText } from './text/seconds-text.js'
export type { Position, Source, Span } from './text/source.js'
export { utf8Bytes } from './text/utf8.js'
export { inBackQuotes } from './text/word-list.js'
