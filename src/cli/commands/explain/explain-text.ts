import type { ExplainedStage, ExplainedStep, Explanation } from '../../../convert/explain-rule.js'
import { printable } from '../../../text/control-characters.js'
import { positionAt } from '../../../text/source.js'
import type { Colors } from '../../terminal/colors.js'
import { wrap } from '../../terminal/wrap.js'

/** The terminal that shows an explanation. */
export interface ExplanationPage {
  readonly colors: Colors
  /** Width at which lines are wrapped; infinite if the output has no width. */
  readonly columns: number
}

/**
 * Formats an explanation for people: a heading for each step and stage, then its changes. A single stage has
 * no section of its own if the query contains its text. Queries are not wrapped: they are copied.
 */
export function explanationText(title: string, explanation: Explanation, page: ExplanationPage): string {
  const { expression, steps, stages, conversion } = explanation
  const { bold, dim } = page.colors
  const only = stages.length === 1 ? stages.find(({ query }) => isWithin(query, conversion.query)) : undefined
  const sections = [
    ...(expression === null ? [] : [section('the rule', wrapped(expression.split('\n').map(printable), page), page)]),
    ...steps.map((step) => stepSection(step, page)),
    ...(only === undefined ? stages.map((stage) => stageSection(stage, page)) : []),
    section(
      `the query: ${conversion.fidelity}`,
      [
        ...(conversion.query === null ? [] : conversion.query.split('\n').map(printable)),
        ...(only === undefined ? [] : wrapped(lossLines(only, page), page)),
        ...(conversion.residual === null
          ? []
          : wrapped([dim(`does not check: ${printable(conversion.residual.text)}`)], page)),
      ],
      page,
    ),
  ]
  return `${wrap(bold(title), page.columns).join('\n')}\n\n${sections.join('\n')}\n`
}

const isWithin = (part: string | null, query: string | null): boolean => part !== null && query?.includes(part) === true

/** Writes a section. Its lines are indented by two spaces. */
const section = (heading: string, lines: readonly string[], { colors, columns }: ExplanationPage): string =>
  [...wrap(colors.cyan(printable(heading)), columns), ...lines.map((line) => `  ${line}`), ''].join('\n')

/** Wraps the lines of a section. The rows of a line are indented more than its first one. */
const wrapped = (lines: readonly string[], { columns }: ExplanationPage): readonly string[] =>
  lines.flatMap((line) => wrap(line, columns - 2, `${/^ */.exec(line)?.[0]}  `))

function stepSection({ step, variant, changes }: ExplainedStep, page: ExplanationPage): string {
  const { dim, red, green } = page.colors
  const { line } = positionAt(step.source.text, step.span.start)
  const lines = changes.flatMap(({ what, before, after }) =>
    what === 'kept'
      ? after.map((text) => dim(`= ${printable(text)}`))
      : [
          ...(what === 'items' ? [] : [what]),
          ...before.map((text) => red(`- ${printable(text)}`)),
          ...after.map((text) => green(`+ ${printable(text)}`)),
        ],
  )
  const place = [
    ...(variant === undefined ? [] : [`variant ${variant}`]),
    step.kind,
    step.pipeline,
    `line ${line}`,
    ...(step.confidence === undefined ? [] : [step.confidence]),
  ]
  return section(`${step.id} (${place.join(', ')})`, wrapped(lines, page), page)
}

function stageSection(stage: ExplainedStage, page: ExplanationPage): string {
  const { dialect, query, residual } = stage
  const { dim } = page.colors
  const lines = [...lossLines(stage, page), ...(residual === null ? [] : [`passes on: ${printable(residual)}`])]
  return section(dialect, [query === null ? dim('expresses nothing') : printable(query), ...wrapped(lines, page)], page)
}

/** Describes what a query assumes, and what it leaves out. */
const lossLines = (
  { assumptions, losses, implied }: ExplainedStage,
  { colors }: ExplanationPage,
): readonly string[] => [
  ...(assumptions.length === 0 ? [] : [colors.dim(`assumes: ${assumptions.join(', ')}`)]),
  ...implied.map(({ condition, impliedBy }) =>
    colors.dim(`omits ${printable(condition)}: ${printable(impliedBy)} implies it`),
  ),
  ...losses.map(({ predicate, because, effect }) =>
    colors.yellow(`${effect === 'dropped' ? 'omits' : 'widens'} ${printable(predicate)}: ${printable(because)}`),
  ),
]
