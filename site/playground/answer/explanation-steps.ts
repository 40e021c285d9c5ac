import { explainRule } from '../../../src/convert/explain-rule.js'
import { positionAt } from '../../../src/text/source.js'
import type { ExplanationStep } from './answer.js'
import type { ConvertedTarget, ConvertibleRule } from './convert-targets.js'

/** Explains a conversion step by step: the rule, each pipeline step, each language of the target, and the verdict. */
export function explanationSteps(
  rule: ConvertibleRule,
  { backend, settings }: ConvertedTarget,
): readonly ExplanationStep[] {
  const { expression, steps, stages, conversion } = explainRule(rule, backend, settings)
  return [
    ...(expression === null ? [] : [step('The rule asks', expression)]),
    ...steps.map(({ step: { id, kind, pipeline, source, span }, changes }) => ({
      ...step(`Step ${id} of ${pipeline}`, null),
      changes: changes.flatMap(changeLines),
      notes: [`${kind}, line ${positionAt(source.text, span.start).line} of ${source.name}`],
    })),
    ...stages.map(({ dialect, query, assumptions, losses, residual }) => ({
      ...step(`${dialect} can say`, query),
      notes: [
        ...(query === null ? ['The language can express no part of this rule.'] : []),
        ...(assumptions.length === 0 ? [] : [`Assumes ${assumptions.join(', ')}.`]),
        ...losses.map(
          ({ predicate, because, effect }) =>
            `${effect === 'dropped' ? 'Leaves out' : 'Widens'} ${predicate}: ${because}.`,
        ),
        ...(residual === null ? [] : [`Passes on: ${residual}`]),
      ],
    })),
    {
      ...step('The query', conversion.query),
      notes: [
        `Verdict: ${conversion.fidelity}.`,
        ...(conversion.residual === null ? [] : [`Does not check: ${conversion.residual.text}`]),
      ],
    },
  ]
}

type Change = ReturnType<typeof explainRule>['steps'][number]['changes'][number]

function changeLines({ what, before, after }: Change): ExplanationStep['changes'] {
  if (what === 'kept') return after.map((text) => ({ sign: '=', text }))
  return [
    ...before.map((text) => ({ sign: '-' as const, text: named(what, text) })),
    ...after.map((text) => ({ sign: '+' as const, text: named(what, text) })),
  ]
}

const step = (title: string, code: string | null): ExplanationStep => ({ title, code, changes: [], notes: [] })

const named = (what: string, text: string): string => (what === 'items' ? text : `${what}: ${text}`)
