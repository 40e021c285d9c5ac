import type { Json } from '../../../ir/json.js'
import { type Data, mappingData, toData } from '../../../rule/yaml/data.js'
import { asList, describe, valueAt, type YamlNode } from '../../../rule/yaml/node.js'
import { diagnoseProject } from '../../../text/diagnose-project.js'
import { flattenEvent } from '../events/flatten-event.js'
import { isRounded } from '../events/parse-exact-json.js'
import type { TestEvent } from '../rule-test.js'
import type { TestReading } from './test-reading.js'
import { timeText } from './test-time.js'

/** Reads one event that is written in a test file. Reports anything that is no map. */
export function readEventNode(node: YamlNode, { source, report }: TestReading): readonly TestEvent[] {
  if (node.kind === 'mapping') return [{ event: flattenEvent(eventData(node) as Json), source, span: node.span }]
  report(
    diagnoseProject('test-events', source, node.span, [`an event must be a map of fields; this is ${describe(node)}`]),
  )
  return []
}

/** Converts a node to data, as `parseExactJson` does: a number that would be rounded is its text. */
function eventData(node: YamlNode): Data {
  switch (node.kind) {
    case 'scalar':
      return node.type === 'number' && isRounded(node.text) ? node.text : toData(node)
    case 'sequence':
      return node.items.map(eventData)
    case 'mapping':
      return mappingData(node, eventData)
  }
}

/** Reads a list of events. A map of `at` and `event` is an event with a time. */
export function readEventList(node: YamlNode, timestamp: string, reading: TestReading): readonly TestEvent[] {
  return asList(node).flatMap((item) => {
    const [at, event] = item.kind === 'mapping' ? [valueAt(item, 'at'), valueAt(item, 'event')] : []
    const isTimed = item.kind === 'mapping' && item.entries.length === 2 && at !== undefined && event !== undefined
    return isTimed ? timedEvents(event, at, timestamp, reading) : readEventNode(item, reading)
  })
}

/** Reads an event, and stores a time in its field. */
export function timedEvents(
  node: YamlNode,
  at: YamlNode,
  timestamp: string,
  reading: TestReading,
): readonly TestEvent[] {
  const time = readTime(at, reading)
  return readEventNode(node, reading).map((read) =>
    time === undefined ? read : { ...read, event: { ...(read.event as object), [timestamp]: time } },
  )
}

/** Reads a time as the text that events have. Reports anything else. */
export function readTime(node: YamlNode, { source, report }: TestReading): string | undefined {
  const text = node.kind === 'scalar' ? node.text : describe(node)
  const time = node.kind === 'scalar' ? timeText(text) : undefined
  if (time === undefined) report(diagnoseProject('bad-test-time', source, node.span, [text]))
  return time
}
