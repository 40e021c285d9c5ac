import { exprText } from '../../../src/backend.js'
import type { Unexplained } from './compare-verdicts.js'

/** Describes an unexplained difference: the rule, the event and both verdicts. */
export function unexplainedText({ subject, difference }: Unexplained, judge: string): string {
  const lines = [
    ...subject.rule.source.text.trimEnd().split('\n'),
    `meaning: ${exprText(subject.expr)}`,
    ...(difference.kind === 'refusal'
      ? [`refused: ${difference.because}`]
      : [
          `event: ${JSON.stringify(difference.event)}`,
          `sigmacast: ${verdict(difference.wanted)}, ${judge}: ${verdict(difference.selected)}`,
        ]),
  ]
  return [`${judge}: an unexplained difference`, ...lines.map((line) => `  ${line}`)].join('\n')
}

const verdict = (matches: boolean): string => (matches ? 'match' : 'no match')
