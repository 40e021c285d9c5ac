import type { Meaning, MetadataChange, RuleChange } from '../../../project/diff/rules-diff.js'
import { undecidedReasons } from '../../../reason/answer.js'
import type { Relation, UndecidedComparison } from '../../../reason/compare.js'
import { wordList } from '../../../text/word-list.js'
import { exampleText } from './example-text.js'
import { streamText } from './stream-text.js'

/** Describes the meaning of a change in one phrase, such as `narrower: no longer finds {…}`. */
export function meaningWords(meaning: Meaning): string {
  const assuming = meaning.assuming === undefined ? '' : ', if no field holds a list of several values'
  const [gained, lost] = [gainedText(meaning), lostText(meaning)]
  switch (meaning.relation) {
    case 'same':
      return `finds the same events${assuming}`
    case 'wider':
      return `wider${assuming}: ${gained === undefined ? 'finds all that it found before, and perhaps more' : `now also finds ${gained}`}`
    case 'narrower':
      return `narrower${assuming}: ${lost === undefined ? 'finds nothing new, and perhaps less than before' : `no longer finds ${lost}`}`
    case 'other':
      return `other${assuming}: no longer finds ${lost ?? '{}'}, now finds ${gained ?? '{}'}`
    case 'undecided':
      return undecidedWords(meaning)
  }
}

function undecidedWords(meaning: UndecidedComparison): string {
  const [gained, lost] = [gainedText(meaning), lostText(meaning)]
  const known = [
    ...(lost === undefined ? [] : [`no longer finds ${lost}`]),
    ...(gained === undefined ? [] : [`now finds ${gained}`]),
  ]
  const because = ` (${undecidedReasons[meaning.reason]})`
  return known.length > 0 ? `${known.join(', ')}; the rest is undecided${because}` : `undecided${because}`
}

const gainedText = ({ gained, gainedStream }: Meaning): string | undefined => foundText(gained, gainedStream)
const lostText = ({ lost, lostStream }: Meaning): string | undefined => foundText(lost, lostStream)

/** Writes an event, or the events of a stream. */
function foundText(event: unknown, stream: readonly unknown[] | undefined): string | undefined {
  if (stream !== undefined) return streamText(stream)
  return event === undefined ? undefined : exampleText(event)
}

/** Describes the meaning of a changed rule, whose log source and queries may have changed as well. */
export function ruleMeaningWords({ meaning, metadata, outputs }: RuleChange): string | undefined {
  if (meaning === undefined) return undefined
  const words = meaningWords(meaning)
  const place = logsourceRelation(metadata)
  if (place !== undefined)
    return meaning.relation === 'same' ? `${words}, ${PLACES[place]}` : `${PLACES[place]}, ${words}`
  const isSame = meaning.relation === 'same'
  return isSame && outputs.some((output) => output.meaning !== undefined) ? `the rule itself ${words}` : words
}

/** Returns the relation of the events of a changed rule in its log source to those before. */
export function ruleRelation({ meaning, metadata }: RuleChange): Relation | undefined {
  const place = logsourceRelation(metadata)
  if (meaning === undefined || place === undefined || meaning.relation === 'undecided') return meaning?.relation
  return meaning.relation === 'same' || meaning.relation === place ? place : 'other'
}

/** Returns the relation of a log source to the one before. One with fewer parts contains more events. */
function logsourceRelation(metadata: readonly MetadataChange[]): 'wider' | 'narrower' | 'other' | undefined {
  const changes = metadata.filter(isLogsource)
  if (changes.length === 0) return undefined
  if (changes.every(({ after }) => after === undefined)) return 'wider'
  return changes.every(({ before }) => before === undefined) ? 'narrower' : 'other'
}

const PLACES = { wider: 'in a wider log source', narrower: 'in a narrower log source', other: 'in another log source' }

/** Names the rules that find the events of a removed rule. */
export function coveringWords(coveredBy: RuleChange['coveredBy'], titleText: (title: string) => string): string {
  if (coveredBy === undefined || coveredBy === null) return 'no other rules are known to find all of its events'
  if (coveredBy.length === 0) return 'it found no event'
  const titles = wordList(coveredBy.map(titleText), 'and')
  return coveredBy.length === 1 ? `${titles} finds all of its events` : `${titles} together find all of its events`
}

/** True if the change may lose events that the rule or one of its queries found before, or an artifact of it. */
export const losesDetection = ({ kind, coveredBy, meaning, metadata, outputs }: RuleChange): boolean => {
  if (kind === 'removed') return coveredBy === null
  const isNarrower = [meaning, ...outputs.map((output) => output.meaning)].some(losesEvents)
  // A log source with a part less contains all events of the one before.
  const isElsewhere = metadata.some((change) => isLogsource(change) && change.after !== undefined)
  return isNarrower || isElsewhere || outputs.some((output) => output.kind === 'removed')
}

const losesEvents = (meaning: Meaning | undefined): boolean =>
  meaning !== undefined &&
  (lostText(meaning) !== undefined || meaning.relation === 'undecided' || meaning.relation === 'narrower')

const isLogsource = ({ key }: MetadataChange): boolean => key.startsWith('logsource.')
