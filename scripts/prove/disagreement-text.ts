import { exprText } from '../../src/backend.js'
import type { Disagreement } from './prove.js'

/** Describes a disagreement: the rule, the query, the event and both verdicts. */
export function disagreementText({ subject, claim, difference }: Disagreement, target: string, engine: string): string {
  const { query, fidelity, residual } = claim
  return [
    `${target} on ${engine}: ${difference.kind === 'refusal' ? 'the engine rejects the query' : 'the verdicts differ'}`,
    ...subject.rule.source.text.trimEnd().split('\n').map(indented),
    indented(`meaning: ${exprText(subject.expr)}`),
    indented(`query (${fidelity}): ${query}`),
    ...(residual === undefined ? [] : [indented(`residual: ${residual}`)]),
    ...(difference.kind === 'refusal'
      ? [indented(`refused: ${difference.because}`)]
      : [
          indented(`event: ${JSON.stringify(difference.event)}`),
          indented(
            `the rule ${difference.wanted ? 'matches' : 'does not match'}, the query ${difference.selected ? 'selects' : 'does not select'}`,
          ),
        ]),
  ].join('\n')
}

const indented = (line: string): string => `  ${line}`
