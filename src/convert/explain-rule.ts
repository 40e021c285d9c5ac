import type { Backend, RuleSettingsOf, SpecsOf } from '../backend/backend.js'
import type { Conversion } from '../backend/conversion.js'
import type { OptionSpecs } from '../backend/option.js'
import type { RuleSettings } from '../backend/rule-settings.js'
import type { Leaf } from '../dialect/leaf.js'
import type { Plan } from '../dialect/plan.js'
import type { QuerySpan } from '../dialect/query-span.js'
import type { Assumption } from '../ir/assumptions.js'
import { type Bool, forEachLeaf, leaf, mapLeaves } from '../ir/bool.js'
import { exprLines } from '../ir/expr-lines.js'
import { exprText, predicateText } from '../ir/expr-text.js'
import type { Expr } from '../ir/predicate.js'
import type { StepPlace } from '../ir/step-place.js'
import { itemsToExpr } from '../lower/items-to-expr.js'
import type { LoweredItem } from '../lower/lowered-item.js'
import type { StepChange } from '../pipeline/apply/apply-pipelines.js'
import type { ProcessedRule } from '../pipeline/processed-rule.js'
import type { Rule } from '../rule/rule.js'
import type { Source } from '../text/source.js'
import { traceRule } from './convert-rule.js'
import type { ConvertSettings } from './convert-settings.js'
import { partsOf } from './joined-parts.js'
import { type NumberedPredicate, numberPredicates } from './number-predicates.js'
import type { PreparedQuery } from './prepare-query.js'
import type { PreparedRule } from './prepare-rule.js'
import { querySpans, type SpannedStage } from './query-spans.js'

/** The conversion of a rule step by step, as texts for people. */
export interface Explanation<Specs extends OptionSpecs = OptionSpecs, Settings extends RuleSettings = RuleSettings> {
  /**
   * The rule's expression before any pipeline, over several lines if it is long. Null for a rule that is no detection
   * rule, or that has errors.
   */
  readonly expression: string | null
  /** The pipeline steps that changed something or named a field, in their order. */
  readonly steps: readonly ExplainedStep[]
  /** The dialects of the target in their order, each with its query for the residual of the one before. */
  readonly stages: readonly ExplainedStage[]
  /** The predicates of the query in the order of their numbers; empty for a rule that has errors. */
  readonly predicates: readonly NumberedPredicate[]
  /** The condition on the events of each rule after filters and pipelines: several for a correlation. */
  readonly conditions: readonly ExplainedCondition[]
  /** The part that the query does not check; null if it checks all. */
  readonly residualTree: ExplainedTree | null
  /**
   * The parts of `conversion.query` that express predicates, in the order of the text. Null if there is no query, or if
   * postprocessing has rewritten these parts.
   */
  readonly spans: readonly QuerySpan[] | null
  readonly conversion: Conversion<Specs, Settings>
}

/** The condition of one rule. */
export interface ExplainedCondition {
  /** The name of the rule, or its title. */
  readonly rule: string
  readonly tree: ExplainedTree
}

/** A condition whose leaves have the numbers of their predicates. */
export type ExplainedTree = Bool<ExplainedLeaf>

/** A predicate as the query asks it: fields have the names that pipelines give them. */
export interface ExplainedLeaf {
  /** The number in `predicates`, which several leaves may have. Null for a condition that a correlation adds. */
  readonly predicate: number | null
  readonly text: string
}

/** A pipeline step or a filter, with the texts that it changed. */
export interface ExplainedStep {
  readonly step: StepPlace
  /** The variant, if the query joins several. */
  readonly variant?: string
  /**
   * The changed items, log source, fields, state and custom keys, before and after the step. Items with `kept` got the
   * name that they already had.
   */
  readonly changes: readonly {
    readonly what: string
    readonly before: readonly string[]
    readonly after: readonly string[]
  }[]
}

/** The part of a query in one of the languages of its target. */
export interface ExplainedStage {
  /** The name of the language. */
  readonly dialect: string
  /** Null if the language can express no part of the rule. */
  readonly query: string | null
  /** The parts of the query that express predicates, in the order of the text. */
  readonly spans: readonly QuerySpan[]
  readonly assumptions: readonly Assumption[]
  /** Parts of the rule that the language cannot express exactly, with the reasons. */
  readonly losses: readonly {
    readonly predicate: string
    /** The number in `predicates`. Null for a condition that a correlation adds. */
    readonly number: number | null
    readonly because: string
    readonly effect: 'dropped' | 'widened'
  }[]
  /** Lists that pipelines add and the query omits, because another condition allows only some of their values. */
  readonly implied: readonly { readonly condition: string; readonly impliedBy: string }[]
  /** The part that is left for the next stage, or unchecked after the last; null if the query is complete. */
  readonly residual: string | null
}

/**
 * Converts a rule as `convertRule` does, and describes each step: what each pipeline step changed, and the query and
 * residual of each stage. The spans say which part of the query expresses which predicate. Predicates have the same
 * numbers everywhere.
 *
 * @example
 * const { expression, stages, spans } = explainRule(rule, backend)
 * expression // 'EventID: 4625 and Image: "*\\\\cmd.exe"'
 * stages[0].query // 'EventID=4625 Image="*\\\\cmd.exe"'
 * spans // [{ predicate: 1, start: 0, end: 12 }, { predicate: 2, start: 13, end: 31 }]
 */
export function explainRule<B extends Backend>(
  rule: Rule,
  backend: B,
  settings?: ConvertSettings<SpecsOf<B>>,
): Explanation<SpecsOf<B>, RuleSettingsOf<B>>
export function explainRule(rule: Rule, backend: Backend, settings: ConvertSettings = {}): Explanation {
  const { conversion, prepared, preparedQuery, plan } = traceRule(rule, backend, settings)
  const { source } = rule
  const numbered = preparedQuery && numberPredicates(preparedQuery)
  const spanned = numbered && querySpans(numbered.prepared, { conversion, plan }, backend, settings)
  return {
    expression:
      prepared?.start === undefined ? null : exprLines(itemsToExpr(source, prepared.start.detection)).join('\n'),
    steps:
      prepared === undefined
        ? []
        : partsOf(prepared).flatMap((part) => explainSteps(part, source, prepared.joined.length > 0)),
    stages: spanned?.plan === undefined ? [] : explainStages(spanned.plan, spanned.stages),
    predicates: numbered?.predicates ?? [],
    conditions: numbered === undefined ? [] : explainConditions(numbered.prepared),
    residualTree: conversion.residual === null || spanned?.plan === undefined ? null : treeOf(spanned.plan.residual),
    spans: spanned?.spans ?? null,
    conversion,
  }
}

const textOf = (items: Bool<LoweredItem>, source: Source): string => exprText(itemsToExpr(source, items))

const explainSteps = ({ changes, way }: PreparedRule, source: Source, isJoined: boolean): readonly ExplainedStep[] =>
  changes
    .map((change) => ({
      step: change.step,
      ...(isJoined && way.variant !== undefined ? { variant: way.variant.name } : {}),
      changes: changesOf(change, source),
    }))
    .filter(({ changes }) => changes.length > 0)

function changesOf({ step, before, after }: StepChange, source: Source): ExplainedStep['changes'] {
  const textsBefore = itemTexts(before, source)
  const textsAfter = itemTexts(after, source)
  const kept = itemTexts(after, source, ({ changedBy = [] }) => changedBy.at(-1) === step).filter((text) =>
    textsBefore.includes(text),
  )
  const { logsource, metadata, custom } = before.rule
  const pairs: readonly (readonly [what: string, before: unknown, after: unknown])[] = [
    ['log source', logsource, after.rule.logsource],
    ['fields', metadata.fields, after.rule.metadata.fields],
    ['state', before.state, after.state],
    ['custom keys', custom, after.rule.custom],
  ]
  return [
    {
      what: 'items',
      before: textsBefore.filter((text) => !textsAfter.includes(text)),
      after: textsAfter.filter((text) => !textsBefore.includes(text)),
    },
    { what: 'kept', before: kept, after: kept },
    ...pairs.map(([what, old, now]) => {
      const [a = '{}', b = '{}'] = [JSON.stringify(old), JSON.stringify(now)]
      return a === b ? { what, before: [], after: [] } : { what, before: [a], after: [b] }
    }),
  ].filter((change) => change.before.length + change.after.length > 0)
}

/** Returns the texts of the selected items, without duplicates. */
function itemTexts(
  { detection }: ProcessedRule,
  source: Source,
  isSelected: (item: LoweredItem) => boolean = () => true,
): readonly string[] {
  const texts = new Set<string>()
  forEachLeaf(detection, (item) => {
    if (isSelected(item)) texts.add(textOf({ kind: 'leaf', leaf: item }, source))
  })
  return [...texts]
}

function explainStages(plan: Plan, texts: readonly SpannedStage[]): readonly ExplainedStage[] {
  return plan.stages.map(({ dialect, query, losses, implied, residual }, index) => {
    const assumptions = new Set<Assumption>()
    forEachLeaf(query, (leaf) => {
      for (const assumption of leaf.assumptions) assumptions.add(assumption)
    })
    const { text = null, spans = [] } = texts[index] ?? {}
    return {
      dialect: dialect.name,
      query: text,
      spans,
      assumptions: [...assumptions].sort(),
      losses: losses.map(({ predicate, because, effect }) => ({
        predicate: predicateText(predicate),
        number: predicate.number ?? null,
        because,
        effect,
      })),
      implied: implied.map(({ omitted, impliedBy }) => ({
        condition: leavesText(omitted),
        impliedBy: leavesText(impliedBy),
      })),
      residual: losses.length === 0 ? null : exprText(residual),
    }
  })
}

const leavesText = (tree: Bool<Leaf>): string => exprText(mapLeaves(tree, ({ predicate }) => leaf(predicate)))

const explainConditions = ({ rules }: PreparedQuery): readonly ExplainedCondition[] =>
  rules.flatMap(({ query, processed }) =>
    processed === undefined ? [] : [{ rule: query.name, tree: treeOf(query.expr) }],
  )

const treeOf = (expr: Expr): ExplainedTree =>
  mapLeaves(expr, (predicate) => leaf({ predicate: predicate.number ?? null, text: predicateText(predicate) }))
