import type { Answer, EventLine } from '../answer/answer.js'
import { type EditorMarks, noMarks, type RangeMark } from '../editor/editor-marks.js'
import type { TextName } from '../input/input.js'
import { currentRemarks } from './current-remarks.js'
import type { State } from './state.js'

/** The words for the states of events. */
export const eventWords: Readonly<Record<EventLine['state'], string>> = {
  match: 'match',
  'no-match': 'no match',
  'not-json': 'not JSON',
}

/** Returns what the editor of a text shows besides the text: problems, predicates, what the query does not check. */
export function editorMarks(state: State, name: TextName, targetLabel: string): EditorMarks {
  const { answer } = state
  if (name === 'events') return { ...noMarks, lines: eventLines(answer) }
  const ranges = currentRemarks(state, name).map(
    ({ place: { from, to }, severity }): RangeMark => ({ from, to, look: severity }),
  )
  // The places of an earlier rule do not fit the text.
  if (state.isFromEarlier || answer.rules?.state !== 'readable') return { ...noMarks, ranges }
  const predicates = (answer.predicates ?? []).flatMap(({ place }, index) =>
    place.text === name ? [{ from: place.from, to: place.to, number: index + 1 }] : [],
  )
  const lost = (answer.targets?.find((target) => target.name === state.input.target)?.unchecked ?? []).flatMap(
    ({ predicates: numbers, effect }) =>
      predicates.filter(({ number }) => numbers.includes(number)).map((place) => ({ ...place, effect })),
  )
  const word = { dropped: `not in ${targetLabel}`, widened: `wider in ${targetLabel}` }
  return {
    ranges: [...ranges, ...lost.map(({ from, to }): RangeMark => ({ from, to, look: 'unchecked' }))],
    predicates,
    notes: [...new Map(lost.map(({ from, effect }) => [from, { at: from, text: word[effect] }])).values()],
    lines: [],
  }
}

const eventLines = ({ events }: Partial<Answer>): EditorMarks['lines'] =>
  (events?.lines ?? []).map(({ line, state }) => ({ line, state, word: eventWords[state] }))
