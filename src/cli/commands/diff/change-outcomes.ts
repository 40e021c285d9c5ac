import type { RuleChange, RulesDiff } from '../../../project/diff/rules-diff.js'
import type { Outcome } from '../../report/reporter.js'
import { metadataWords, outputWords } from './change-words.js'
import { coveringWords, losesDetection, meaningWords, ruleMeaningWords } from './meaning-words.js'

/**
 * Returns one outcome per changed rule, for the reports that programs read: a warning if it may find less than before, else
 * information. The place is the beginning of its file.
 */
export const changeOutcomes = ({ rules }: RulesDiff): readonly Outcome[] =>
  rules.map((rule) => ({
    file: rule.file,
    rule: { id: rule.id, title: rule.title, name: null },
    entries: [
      {
        code: `rule-${rule.kind}`,
        severity: losesDetection(rule) ? 'warning' : 'info',
        message: messageOf(rule),
        source: { name: rule.file, text: '' },
        span: { start: 0, end: 0 },
      },
    ],
  }))

function messageOf(rule: RuleChange): string {
  const { kind, title, coveredBy, metadata, because, outputs } = rule
  const words = ruleMeaningWords(rule)
  const parts = [
    ...(words === undefined ? [] : [words]),
    ...(kind === 'removed' ? [coveringWords(coveredBy, (title) => `"${title}"`)] : []),
    ...(metadata.length === 0 ? [] : [metadataWords(metadata)]),
    ...(because.length === 0 ? [] : [`because of ${because.join(', ')}`]),
    ...outputs.map(
      (output) =>
        `${output.output} ${outputWords(output)}${output.meaning === undefined ? '' : `, ${meaningWords(output.meaning)}`}`,
    ),
  ]
  return `"${title}" ${kind}${parts.length === 0 ? '' : `: ${parts.join('; ')}`}`
}
