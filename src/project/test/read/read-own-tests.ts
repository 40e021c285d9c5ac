import { dirname } from 'node:path'
import { checkSchema } from '../../../rule/schema/check-schema.js'
import { compileSchema } from '../../../rule/schema/compile-schema.js'
import { valueAt, type YamlMapping, type YamlNode } from '../../../rule/yaml/node.js'
import { collectDiagnostics } from '../../../text/collect-diagnostics.js'
import { diagnoseProject } from '../../../text/diagnose-project.js'
import type { Span } from '../../../text/source.js'
import { schemaKeysAt } from '../../config/read/schema-keys.js'
import type { Expectation, ExpectedMatch, RuleName, RuleTest, TestEvent } from '../rule-test.js'
import { testSchema } from '../schema.js'
import { readEventList, readEventNode, readTime, timedEvents } from './event-nodes.js'
import type { TestReading } from './test-reading.js'
import { isDistance } from './test-time.js'
import { textAt } from './text-at.js'

const validate = compileSchema(testSchema)

/** Reads a document of the format `tests: [...]`. A test with a mistake is reported, and left out. */
export async function readOwnTests(root: YamlMapping, reading: TestReading): Promise<readonly RuleTest[]> {
  const { source, report } = reading
  const shape = collectDiagnostics()
  checkSchema(validate, { source, root }, shape.report, {
    keysAt: (pointer) => schemaKeysAt(testSchema, pointer),
    explainMissing: null,
  })
  shape.diagnostics.forEach(report)
  if (shape.hasErrors()) return []
  const tests = valueAt(root, 'tests')
  const rule = ruleNameOf(valueAt(root, 'rule'), reading.path)
  const timestamp = textAt(root, 'timestamp') ?? '@timestamp'
  const read: RuleTest[] = []
  for (const [index, node] of (tests?.kind === 'sequence' ? tests.items : []).entries()) {
    if (node.kind !== 'mapping') continue
    const test = await readTest(node, { name: `test ${index + 1}`, rule, timestamp, root }, reading)
    if (test !== undefined) read.push(test)
  }
  return read
}

interface Defaults {
  readonly name: string
  readonly rule: RuleName
  readonly timestamp: string
  readonly root: YamlMapping
}

async function readTest(node: YamlMapping, defaults: Defaults, reading: TestReading): Promise<RuleTest | undefined> {
  const own = collectDiagnostics()
  const { source, path } = reading
  const { timestamp, root } = defaults
  const events = await readEvents(node, timestamp, { ...reading, report: own.report })
  const expected = readExpectation(valueAt(node, 'expect'), { ...reading, report: own.report })
  own.diagnostics.forEach(reading.report)
  // Events are only missing if a problem was reported.
  if (own.hasErrors() || events.length === 0 || expected === undefined) return undefined
  const rule = valueAt(node, 'rule')
  const name = valueAt(node, 'name')
  return {
    name: textAt(node, 'name') ?? defaults.name,
    rule: rule === undefined ? defaults.rule : ruleNameOf(rule, path),
    ruleSpan: rule?.span ?? valueAt(root, 'rule')?.span ?? firstKey(node),
    events,
    expected,
    timestamp,
    hasDistances: hasDistances(node),
    source,
    span: name?.span ?? firstKey(node),
  }
}

/** True if a time of a test, of its events or of its matches is a distance. */
function hasDistances(node: YamlMapping): boolean {
  const lists = [valueAt(node, 'events'), valueAt(node, 'expect')]
  const items = lists.flatMap((list) => (list?.kind === 'sequence' ? list.items : []))
  return [node, ...items].some((item) => {
    const at = valueAt(item, 'at')
    return at?.kind === 'scalar' && isDistance(at.text)
  })
}

const SOURCES = ['event', 'events', 'file'] as const

async function readEvents(node: YamlMapping, timestamp: string, reading: TestReading): Promise<readonly TestEvent[]> {
  const { source, report } = reading
  const given = SOURCES.flatMap((key) => {
    const value = valueAt(node, key)
    return value === undefined ? [] : [{ key, value }]
  })
  const [first, second] = given
  if (first === undefined || second !== undefined) {
    const problem = 'a test needs one of `event`, `events` and `file`'
    report(diagnoseProject('test-events', source, second?.value.span ?? firstKey(node), [problem]))
    return []
  }
  const at = valueAt(node, 'at')
  if (at !== undefined && first.key !== 'event') {
    report(diagnoseProject('test-events', source, at.span, ['`at` is the time of one `event`'], { help: TIMES_HELP }))
  }
  switch (first.key) {
    case 'event':
      return at === undefined ? readEventNode(first.value, reading) : timedEvents(first.value, at, timestamp, reading)
    case 'events':
      return readEventList(first.value, timestamp, reading)
    case 'file':
      return reading.loadEvents(first.value.kind === 'scalar' ? first.value.text : '', first.value.span)
  }
}

const TIMES_HELP = 'write `events: [{ at: 5m, event: {…} }]`'

function readExpectation(node: YamlNode | undefined, reading: TestReading): Expectation | undefined {
  if (node?.kind === 'scalar') return node.text === 'match' ? { kind: 'match' } : { kind: 'no-match' }
  if (node?.kind !== 'sequence') return undefined
  const matches = node.items.flatMap((item) => (item.kind === 'mapping' ? [readMatch(item, reading)] : []))
  return { kind: 'matches', matches }
}

function readMatch(node: YamlMapping, reading: TestReading): ExpectedMatch {
  const at = valueAt(node, 'at')
  const time = at && readTime(at, reading)
  const group = valueAt(node, 'group')
  const figure = textAt(node, 'figure')
  return {
    ...(time === undefined ? {} : { time: Date.parse(time) }),
    ...(group?.kind === 'mapping' ? { group: groupOf(group) } : {}),
    ...(figure === undefined ? {} : { figure: Number(figure) }),
  }
}

const groupOf = (node: YamlMapping): Readonly<Record<string, string>> =>
  Object.fromEntries(node.entries.map(({ key, value }) => [key.text, value.kind === 'scalar' ? value.text : '']))

/** Returns the rule that a key names; without the key, the rule in the file beside the tests. */
const ruleNameOf = (node: YamlNode | undefined, path: string): RuleName =>
  node?.kind === 'scalar'
    ? { kind: 'named', name: node.text, folder: dirname(path) }
    : { kind: 'beside', stem: path.replace(/(?:\.test)?\.[^./\\]*$/, '') }

const firstKey = (node: YamlMapping): Span => node.entries[0]?.key.span ?? node.span
