import { approximations } from '../../../src/backend/approximation.js'
import type { Backend } from '../../../src/backend/backend.js'
import { type Trace, traceRule } from '../../../src/convert/convert-rule.js'
import type { ConvertSettings } from '../../../src/convert/convert-settings.js'
import type { Loss } from '../../../src/dialect/plan.js'
import { assumptions } from '../../../src/ir/assumptions.js'
import { forEachLeaf } from '../../../src/ir/bool.js'
import { exprText } from '../../../src/ir/expr-text.js'
import type { Expr, Predicate } from '../../../src/ir/predicate.js'
import type { CorrelationRule, DetectionRule } from '../../../src/rule/rule.js'
import type { RuleIndex } from '../../../src/rule/rule-index.js'
import { queryMarks } from '../../../src/site/query/query-marks.js'
import type { Diagnostic } from '../../../src/text/diagnostic.js'
import type { Input } from '../input/input.js'
import type { NamedFact, TargetAnswer, Unchecked } from './answer.js'
import { type ChosenPipelines, pipelinesFor } from './choose-pipelines.js'
import { type NumberedPlaces, numberPlaces, type SourcedExpr } from './number-places.js'
import { remarksOf } from './remarks.js'
import type { Sources } from './sources.js'
import { targetOptions } from './target-options.js'

export type ConvertibleRule = DetectionRule | CorrelationRule

/** The conversion of a rule for one target, with the values that other parts of the answer use. */
export interface ConvertedTarget {
  readonly backend: Backend
  readonly settings: ConvertSettings
  readonly trace: Trace
  readonly pipelineNames: readonly string[]
  readonly otherPipelines: readonly string[]
}

export interface RuleInput {
  readonly rule: ConvertibleRule
  readonly index: RuleIndex
  readonly input: Input
  readonly pipelines: ChosenPipelines
}

/** Converts a rule for a target. A target that is not for one of the pipelines is converted without it. */
export function convertTarget({ rule, index, input, pipelines }: RuleInput, backend: Backend): ConvertedTarget {
  const { pipelines: own, names, others } = pipelinesFor(pipelines, backend)
  const { options } = targetOptions(backend, input)
  const settings: ConvertSettings = { lossy: true, rules: index, pipelines: own, options }
  return {
    backend,
    settings,
    trace: traceRule(rule, backend, settings),
    pipelineNames: names,
    otherPipelines: others,
  }
}

/** Numbers the predicates that any of the targets has. */
export const predicatesOf = (converted: readonly ConvertedTarget[], sources: Sources): NumberedPlaces =>
  numberPlaces(
    converted.flatMap(({ trace }): readonly SourcedExpr[] =>
      (trace.preparedQuery?.rules ?? []).map(({ rule, query }) => ({ expr: query.expr, source: rule.source })),
    ),
    sources,
  )

/** Returns a conversion as data. */
export function targetAnswer(converted: ConvertedTarget, predicates: NumberedPlaces, sources: Sources): TargetAnswer {
  const { backend, trace, pipelineNames, otherPipelines } = converted
  const { conversion } = trace
  return {
    name: backend.name,
    title: backend.title,
    verdict: conversion.fidelity,
    query: conversion.query,
    marks: queryMarks(trace, backend, converted.settings, predicates.numberAt),
    assumptions: namedFacts(conversion.assumptions, assumptions),
    approximations: namedFacts(conversion.approximations, approximations),
    unchecked: conversion.residual === null ? [] : uncheckedParts(conversion.residual.expr, trace, predicates),
    pipelines: pipelineNames,
    otherPipelines,
    remarks: remarksOf(conversion.diagnostics.filter(isOfTarget), sources),
  }
}

const namedFacts = <Name extends string>(
  names: readonly Name[],
  sentences: Readonly<Record<Name, string>>,
): readonly NamedFact[] => names.map((name) => ({ name, sentence: sentences[name] }))

/** The residual says what these diagnostics say. */
const SAID_BY_RESIDUAL: ReadonlySet<string> = new Set(['left-out', 'widened', 'approximate'])

const isOfTarget = ({ code }: Diagnostic): boolean => !SAID_BY_RESIDUAL.has(code)

/** Returns each conjunct of the residual with the reasons for it. */
function uncheckedParts(residual: Expr, { plan }: Trace, predicates: NumberedPlaces): readonly Unchecked[] {
  const losses = new Map<Predicate, Loss>((plan?.losses ?? []).map((loss) => [loss.predicate, loss]))
  const parts = residual.kind === 'and' ? residual.args : [residual]
  return parts.map((part) => {
    const numbers = new Set<number>()
    const lost: Loss[] = []
    forEachLeaf(part, (predicate) => {
      const number = predicates.numberOf(predicate)
      const loss = losses.get(predicate)
      if (loss !== undefined) lost.push(loss)
      if (number !== undefined && loss !== undefined) numbers.add(number)
    })
    const [first] = numbers
    return {
      text: exprText(part),
      reasons: [...new Set(lost.map(({ because }) => because))],
      effect: lost.some(({ effect }) => effect === 'dropped') ? 'dropped' : 'widened',
      predicates: [...numbers],
      place: (first === undefined ? undefined : predicates.marks[first - 1]?.place) ?? null,
    }
  })
}
