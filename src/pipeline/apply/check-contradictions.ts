import { type Bool, forEachLeaf, someLeaf } from '../../ir/bool.js'
import { exprText, predicateText } from '../../ir/expr-text.js'
import { type Expr, type FieldPredicate, isFieldPredicate } from '../../ir/predicate.js'
import { isAddedByPipeline, relatedStep } from '../../ir/step-place.js'
import type { LoweredItem } from '../../lower/lowered-item.js'
import { diagnosePipeline } from '../../text/diagnose-pipeline.js'
import type { Diagnostic, Related } from '../../text/diagnostic.js'
import { beginning } from '../../text/shorten.js'
import type { Source } from '../../text/source.js'
import { MAX_QUOTED_LENGTH } from './apply-limits.js'
import { type Contradiction, contradictionsIn, type Demand, onlyValueOf } from './contradictions.js'

/**
 * Warns of rules that can no longer match any event because of what pipelines added or changed. A rule that contradicts
 * itself is not reported here.
 *
 * Fields are assumed to hold one value, unless the target declares that they hold lists. Two fields that a pipeline
 * renames to one may be a list there, so their values are not compared. The expression `before` the pipelines is
 * computed only if there is a contradiction.
 */
export function checkContradictions(
  source: Source,
  before: { readonly items: Bool<LoweredItem>; readonly expr: () => Expr },
  after: Expr,
  holdsLists: (field: string) => boolean = () => false,
): readonly Diagnostic[] {
  if (contradictionsIn(after, () => true).length === 0) return []
  const exprBefore = before.expr()
  if (contradictionsIn(exprBefore, () => true).length > 0) return []
  const namesBefore = namesOf(before.items)
  const concerns = (demand: Demand, predicate: FieldPredicate): boolean =>
    isAddedByPipeline(predicate) ||
    demand.predicates.every(
      (other) =>
        isAddedByPipeline(other) || namesBefore.get(other.item.start) === namesBefore.get(predicate.item.start),
    )
  const exact = exactPlaces(exprBefore)
  const contradictions = contradictionsIn(after, concerns).filter(
    ({ demanded: { field, predicates } }) =>
      !/\{\}|\[/.test(field) &&
      !holdsLists(field) &&
      predicates.every((demand) => isAddedByPipeline(demand) || exact.has(demand.span.start)),
  )
  return firstOfEach(contradictions).map((contradiction) => diagnosed(source, contradiction))
}

/** Returns the rule's own name of each item's field, by the item's place. */
function namesOf(items: Bool<LoweredItem>): ReadonlyMap<number, string | null> {
  const names = new Map<number, string | null>()
  forEachLeaf(items, ({ span, field }) => names.set(span.start, field))
  return names
}

/**
 * Returns the places at which the rule itself requires whole values. A part of a text that a pipeline turned into a
 * whole value may be an element of a list.
 */
function exactPlaces(expr: Expr): ReadonlySet<number> {
  const places = new Set<number>()
  forEachLeaf(expr, (predicate) => {
    if (isFieldPredicate(predicate) && onlyValueOf(predicate) !== undefined) places.add(predicate.span.start)
  })
  return places
}

/** Two contradicting parts are found from both sides; this keeps the side that names the rule's own item. */
function firstOfEach(contradictions: readonly Contradiction[]): readonly Contradiction[] {
  const ofRules = contradictions.filter(({ at }) => !isAddedByPipeline(at))
  const byPart = new Map<unknown, Contradiction>()
  for (const contradiction of ofRules.length > 0 ? ofRules : contradictions.slice(0, 1)) {
    const { excluding, demanded } = contradiction
    if (![...byPart.values()].some((other) => other.excluding === demanded.part)) byPart.set(excluding, contradiction)
  }
  return [...byPart.values()]
}

function diagnosed(source: Source, { demanded, excluding, at }: Contradiction): Diagnostic {
  const changes = [...demanded.predicates, at].flatMap(({ changedBy = [] }) => changedBy)
  const adding = changes.filter(({ kind }) => kind === 'add_condition')
  const steps = adding.length > 0 ? adding : changes
  const related: Related[] = [...new Map(steps.map((step) => [step.span, relatedStep(step)])).values()]
  const other = demanded.predicates[0]
  if (other !== undefined && other.span.start !== at.span.start) {
    related.unshift({
      message: isAddedByPipeline(other) ? 'for this log source' : 'the other condition',
      span: other.span,
    })
  }
  const hasSeveralValues = isOnly(excluding, at.field) && !isLeaf(excluding)
  return diagnosePipeline(
    'contradiction-after-pipeline',
    source,
    hasSeveralValues ? at.item : at.span,
    [
      shortened(exprText(demanded.part)),
      shortened(isOnly(excluding, at.field) ? exprText(excluding) : predicateText(at)),
    ],
    { related },
  )
}

/** Lists of values may be long. */
const shortened = (text: string): string =>
  text.length > MAX_QUOTED_LENGTH ? `${beginning(text, MAX_QUOTED_LENGTH)} …` : text

const isLeaf = (expr: Expr): boolean => expr.kind === 'leaf' || (expr.kind === 'not' && expr.arg.kind === 'leaf')

/** True if all predicates of the expression are about this field. */
const isOnly = (expr: Expr, field: string): boolean =>
  !someLeaf(expr, (predicate) => !isFieldPredicate(predicate) || predicate.field !== field)
