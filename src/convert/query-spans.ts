import type { Backend } from '../backend/backend.js'
import type { OptionSpecs } from '../backend/option.js'
import { withoutMarks } from '../dialect/marks.js'
import type { Plan } from '../dialect/plan.js'
import { planTexts } from '../dialect/print.js'
import type { QuerySpan } from '../dialect/query-span.js'
import { postprocess, type Trace } from './convert-rule.js'
import type { ConvertSettings } from './convert-settings.js'
import { planQuery } from './plan-query.js'
import type { PreparedQuery } from './prepare-query.js'

/** A query whose predicates have numbers, with the spans of the predicates in its texts. */
export interface SpannedQuery {
  /** The plan for the events, whose predicates have numbers; undefined if the target cannot express the rule. */
  readonly plan: Plan | undefined
  /** The spans in the query. Null if there is no query, or if postprocessing has rewritten the texts of predicates. */
  readonly spans: readonly QuerySpan[] | null
  readonly stages: readonly SpannedStage[]
}

/** The text of a stage of the plan, with its spans. */
export interface SpannedStage {
  /** Undefined if the stage has no condition. */
  readonly text: string | undefined
  readonly spans: readonly QuerySpan[]
}

/**
 * Finds the predicates in the query of a conversion. Plans and prints the numbered query again, with marks around the
 * text of each predicate, which the target and the pipelines carry along. The spans are those of the marks if the text
 * without them is the query.
 */
export function querySpans<Specs extends OptionSpecs>(
  numbered: PreparedQuery,
  { conversion: { query, options }, plan }: Pick<Trace<Specs>, 'conversion' | 'plan'>,
  backend: Backend<Specs>,
  settings: ConvertSettings<Specs>,
): SpannedQuery {
  if (plan === undefined) return { plan, spans: null, stages: [] }
  const planned = planQuery(numbered, backend, options, settings)
  const numberedPlan = planned.answer?.plan
  const marked = query === null ? null : postprocess(numbered, planned)
  const stageTexts = numberedPlan === undefined ? [] : planTexts(numberedPlan)
  return {
    plan: numberedPlan,
    spans: typeof marked === 'string' && query !== null ? spansIn(marked, query) : null,
    stages: planTexts(plan).map((text, index) => ({
      text,
      spans: (text === undefined ? null : spansIn(stageTexts[index] ?? '', text)) ?? [],
    })),
  }
}

/** Returns the spans in a text from its marked form. Null if that is not the text with marks. */
function spansIn(marked: string, text: string): readonly QuerySpan[] | null {
  const read = withoutMarks(marked)
  return read?.text === text ? read.spans : null
}
