import type { ExplainedStage, ExplainedStep, Explanation } from '../convert/explain-rule.js'
import { printable } from '../text/control-characters.js'
import { positionAt } from '../text/source.js'
import type { Colors } from './report/colors.js'

/** Formats an explanation for people: a heading for each step and stage, then its changes. */
export function explanationText(title: string, explanation: Explanation, colors: Colors): string {
  const { expression, steps, stages, conversion } = explanation
  const { bold, dim } = colors
  const sections = [
    ...(expression === null ? [] : [section('the rule', expression.split('\n').map(printable), colors)]),
    ...steps.map((step) => stepSection(step, colors)),
    ...stages.map((stage) => stageSection(stage, colors)),
    section(
      `the query: ${conversion.fidelity}`,
      [
        ...(conversion.query === null ? [] : conversion.query.split('\n').map(printable)),
        ...(conversion.residual === null ? [] : [dim(`does not check: ${printable(conversion.residual.text)}`)]),
      ],
      colors,
    ),
  ]
  return `${bold(title)}\n\n${sections.join('\n')}\n`
}

function section(heading: string, lines: readonly string[], { cyan }: Colors): string {
  return [cyan(printable(heading)), ...lines.map((line) => `  ${line}`), ''].join('\n')
}

function stepSection({ step, variant, changes }: ExplainedStep, colors: Colors): string {
  const { line } = positionAt(step.source.text, step.span.start)
  const lines = changes.flatMap(({ what, before, after }) =>
    what === 'kept'
      ? after.map((text) => colors.dim(`= ${printable(text)}`))
      : [
          ...(what === 'items' ? [] : [what]),
          ...before.map((text) => colors.red(`- ${printable(text)}`)),
          ...after.map((text) => colors.green(`+ ${printable(text)}`)),
        ],
  )
  const place = [
    ...(variant === undefined ? [] : [`variant ${variant}`]),
    step.kind,
    step.pipeline,
    `line ${line}`,
    ...(step.confidence === undefined ? [] : [step.confidence]),
  ]
  return section(`${step.id} (${place.join(', ')})`, lines, colors)
}

function stageSection({ dialect, query, assumptions, losses, residual }: ExplainedStage, colors: Colors): string {
  const lines = [
    query === null ? colors.dim('expresses nothing') : printable(query),
    ...(assumptions.length === 0 ? [] : [colors.dim(`assumes: ${assumptions.join(', ')}`)]),
    ...losses.map(({ predicate, because, effect }) =>
      colors.yellow(`${effect === 'dropped' ? 'omits' : 'widens'} ${printable(predicate)}: ${printable(because)}`),
    ),
    ...(residual === null ? [] : [`passes on: ${printable(residual)}`]),
  ]
  return section(dialect, lines, colors)
}
