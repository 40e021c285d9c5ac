import type { Backend } from '../backend/backend.js'
import type { Conversion } from '../backend/conversion.js'
import type { OptionSpecs } from '../backend/option.js'
import type { Plan } from '../dialect/plan.js'
import { planTexts } from '../dialect/print.js'
import type { Assumption } from '../dialect/rendering.js'
import { type Bool, forEachLeaf } from '../ir/bool.js'
import { exprLines } from '../ir/expr-lines.js'
import { exprText, predicateText } from '../ir/expr-text.js'
import type { StepPlace } from '../ir/step-place.js'
import { itemsToExpr } from '../lower/items-to-expr.js'
import type { LoweredItem } from '../lower/lowered-item.js'
import type { StepChange } from '../pipeline/apply/apply-pipelines.js'
import type { ProcessedRule } from '../pipeline/processed-rule.js'
import type { Rule } from '../rule/rule.js'
import type { Source } from '../text/source.js'
import { traceRule } from './convert-rule.js'
import type { ConvertSettings } from './convert-settings.js'
import type { PreparedRule } from './prepare-rule.js'

/** The conversion of a rule step by step, as texts for people. */
export interface Explanation {
  /**
   * The rule's expression before any pipeline, over several lines if it is long. Null for a rule that is no detection
   * rule, or that has errors.
   */
  readonly expression: string | null
  /** The pipeline steps that changed something or named a field, in their order. */
  readonly steps: readonly ExplainedStep[]
  /** The dialects of the target in their order, each with its query for the residual of the one before. */
  readonly stages: readonly ExplainedStage[]
  readonly conversion: Conversion
}

export interface ExplainedStep {
  readonly step: StepPlace
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

export interface ExplainedStage {
  /** The name of the language. */
  readonly dialect: string
  /** Null if the language can express no part of the rule. */
  readonly query: string | null
  readonly assumptions: readonly Assumption[]
  /** Parts of the rule that the language cannot express exactly, with the reasons. */
  readonly losses: readonly {
    readonly predicate: string
    readonly because: string
    readonly effect: 'dropped' | 'widened'
  }[]
  /** The part that is left for the next stage, or unchecked after the last; null if the query is complete. */
  readonly residual: string | null
}

/**
 * Converts a rule as `convertRule` does, and describes each step: what each pipeline step changed, and the query and
 * residual of each stage.
 *
 * @example
 * const { expression, stages } = explainRule(rule, backend)
 * expression // 'EventID: 4625 and Image: "*\\\\cmd.exe"'
 * stages[0].query // 'EventID=4625 Image="*\\\\cmd.exe"'
 */
export function explainRule<Specs extends OptionSpecs>(
  rule: Rule,
  backend: Backend<Specs>,
  settings: ConvertSettings<Specs> = {},
): Explanation {
  const { conversion, prepared, plan } = traceRule(rule, backend, settings)
  const { source } = rule
  return {
    expression:
      prepared?.start === undefined ? null : exprLines(itemsToExpr(source, prepared.start.detection)).join('\n'),
    steps: prepared === undefined ? [] : explainSteps(prepared, source),
    stages: plan === undefined ? [] : explainStages(plan),
    conversion,
  }
}

const textOf = (items: Bool<LoweredItem>, source: Source): string => exprText(itemsToExpr(source, items))

const explainSteps = ({ changes }: PreparedRule, source: Source): readonly ExplainedStep[] =>
  changes
    .map((change) => ({ step: change.step, changes: changesOf(change, source) }))
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

function explainStages(plan: Plan): readonly ExplainedStage[] {
  const texts = planTexts(plan)
  return plan.stages.map(({ dialect, query, losses, residual }, index) => {
    const assumptions = new Set<Assumption>()
    forEachLeaf(query, (leaf) => {
      for (const assumption of leaf.assumptions) assumptions.add(assumption)
    })
    return {
      dialect: dialect.name,
      query: texts[index] ?? null,
      assumptions: [...assumptions].sort(),
      losses: losses.map(({ predicate, because, effect }) => ({
        predicate: predicateText(predicate),
        because,
        effect,
      })),
      residual: losses.length === 0 ? null : exprText(residual),
    }
  })
}
