// `sigmacast/reason`: answers about what rules match, each with a proof or an event.
export {
  type CompareSettings,
  compareRules,
  type MeaningSettings,
  type RuleComparison,
} from './convert/compare-rules.js'
export {
  type CoveredRule,
  type CoveredRules,
  type CoveredRulesSettings,
  coveredRules,
} from './convert/covered-rules.js'
export {
  type DataAssumption,
  type ExistenceAnswer,
  type LawAnswer,
  type Proven,
  type Shown,
  type Undecided,
  type UndecidedReason,
  undecidedReasons,
} from './reason/answer.js'
export {
  type Comparison,
  compareExpressions,
  type DecidedComparison,
  type DecidedRelation,
  type Relation,
  type UndecidedComparison,
} from './reason/compare.js'
export type { GroupedExpr } from './reason/cover-index.js'
export { type Covering, type Coverings, findCovered } from './reason/find-covered.js'
export { type NeedlessPart, needlessParts } from './reason/needless-parts.js'
export { equivalent, implies, overlaps, satisfiable } from './reason/questions.js'
export { openReasoner, type Reasoner, type ReasonSettings } from './reason/reasoner.js'
export { withoutPart } from './reason/without-part.js'
export type { EventObject } from './witness/event-object.js'
