import { prepareQuery } from '../../../convert/prepare-query.js'
import { type WitnessStreams, witnessStreams } from '../../../convert/streams/witness-streams.js'
import type { Reasoner } from '../../../reason/reasoner.js'
import type { CorrelationRule } from '../../../rule/rule.js'
import type { EventObject } from '../../../witness/event-object.js'
import { writeYamlText } from '../../scaffold/write-yaml.js'
import { distanceText } from '../read/test-time.js'
import { eventMember, fileText, type TestFileSettings } from './test-file-text.js'

/**
 * Writes a first test file for a correlation, with generated events: a stream that it matches, and the same without one
 * event. Undefined if no such stream is found.
 */
export function correlationTestText(
  rule: CorrelationRule,
  reasoner: Reasoner,
  { schema, rule: name, ...settings }: TestFileSettings,
): string | undefined {
  const { query } = prepareQuery(rule, undefined, settings)
  const streams = query?.kind === 'correlation' ? witnessStreams(query, reasoner) : undefined
  return streams && fileText(testsOf(streams), { schema, rule: name })
}

const testsOf = ({ matching, nearMiss }: WitnessStreams): readonly string[] => [
  ...testLines('satisfies the whole rule', matching, 'match'),
  ...(nearMiss === undefined ? [] : testLines('one event less', nearMiss, 'no-match')),
]

const testLines = (name: string, events: readonly EventObject[], expect: string): readonly string[] => [
  `    - name: ${writeYamlText(name)}`,
  '      events:',
  ...events.flatMap((event) => timedLines(event)),
  `      expect: ${expect}`,
]

/** Writes an event with its time, as a distance from the first one. */
function timedLines({ '@timestamp': time, ...event }: EventObject): readonly string[] {
  const [first, ...rest] = [`at: ${distanceText(Date.parse(String(time)))}`, ...eventMember(event)]
  return [`          - ${first}`, ...rest.map((line) => `            ${line}`)]
}
