import type { Meaning, RuleChange } from '../../project/diff/rules-diff.js'
import { undecidedReasons } from '../../reason/answer.js'
import { exampleText } from './example-text.js'

/** Describes the meaning of a change in one phrase, such as `narrower: no longer finds {…}`. */
export function meaningWords(meaning: Meaning): string {
  const assuming = meaning.assuming === undefined ? '' : ', if no field holds a list of several values'
  switch (meaning.relation) {
    case 'same':
      return `finds the same events${assuming}`
    case 'wider':
      return meaning.gained === undefined
        ? `wider${assuming}: finds all that it found before, and more`
        : `wider${assuming}: now also finds ${exampleText(meaning.gained)}`
    case 'narrower':
      return meaning.lost === undefined
        ? `narrower${assuming}: finds nothing new, and less than before`
        : `narrower${assuming}: no longer finds ${exampleText(meaning.lost)}`
    case 'other':
      return `other${assuming}: no longer finds ${exampleText(meaning.lost)}, now finds ${exampleText(meaning.gained)}`
    case 'undecided':
      return undecidedWords(meaning)
  }
}

function undecidedWords({ gained, lost, reason }: Meaning): string {
  const known = [
    ...(lost === undefined ? [] : [`no longer finds ${exampleText(lost)}`]),
    ...(gained === undefined ? [] : [`now finds ${exampleText(gained)}`]),
  ]
  const because = reason === undefined ? '' : ` (${undecidedReasons[reason]})`
  return known.length > 0 ? `${known.join(', ')}; the rest is undecided${because}` : `undecided${because}`
}

/** True if the change may lose events that the rule found before, or an artifact of it. */
export const losesDetection = ({ kind, coveredBy, meaning, outputs }: RuleChange): boolean => {
  if (kind === 'removed') return coveredBy === null
  const isNarrower =
    meaning !== undefined &&
    (meaning.lost !== undefined || meaning.relation === 'undecided' || meaning.relation === 'narrower')
  return isNarrower || outputs.some((output) => output.kind === 'removed')
}
