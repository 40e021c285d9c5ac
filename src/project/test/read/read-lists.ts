import { basename, dirname } from 'node:path'
import { describe, isNull, valueAt, type YamlMapping, type YamlNode } from '../../../rule/yaml/node.js'
import { collectDiagnostics } from '../../../text/collect-diagnostics.js'
import { diagnoseProject } from '../../../text/diagnose-project.js'
import type { Span } from '../../../text/source.js'
import type { RuleName, RuleTest } from '../rule-test.js'
import { readEventNode } from './event-nodes.js'
import type { TestReading } from './test-reading.js'

const LISTS = { positive: 'match', negative: 'no-match' } as const

/** The keys with which lists of events name their rule. */
const RULE_KEYS = ['rule', 'rule_id', 'id', 'rule-id'] as const

/** True for a map with `positive` or `negative`, or a map of such maps by rule. */
export const isLists = (root: YamlMapping): boolean =>
  hasLists(root) ||
  (root.entries.length > 0 && root.entries.every(({ value }) => value.kind === 'mapping' && hasLists(value)))

const hasLists = (node: YamlMapping): boolean => node.entries.some(({ key }) => Object.hasOwn(LISTS, key.text))

/** Reads lists of events that a rule matches, and of others, for one rule or by rule. Each event is a test. */
export function readLists(root: YamlMapping, reading: TestReading): readonly RuleTest[] {
  if (!hasLists(root)) {
    return root.entries.flatMap(({ key, value }) =>
      value.kind === 'mapping' ? readRule(value, named(key.text, reading), key.span, reading) : [],
    )
  }
  const name = RULE_KEYS.map((key) => valueAt(root, key)).find((node) => node?.kind === 'scalar')
  const stem = basename(reading.path).replace(/\.[^.]*$/, '')
  const rule: RuleName =
    name?.kind === 'scalar' ? named(name.text, reading) : { kind: 'one-of', names: withoutTest(stem) }
  return readRule(root, rule, name?.span ?? root.span, reading)
}

const named = (name: string, { path }: TestReading): RuleName => ({ kind: 'named', name, folder: dirname(path) })

/** `x.test`, `x_tests` and `test_x` are tests of `x`. */
const withoutTest = (stem: string): readonly string[] => [
  ...new Set([stem, stem.replace(/[._-]tests?$/i, ''), stem.replace(/^tests?[._-]/i, '')]),
]

function readRule(node: YamlMapping, rule: RuleName, ruleSpan: Span, reading: TestReading): readonly RuleTest[] {
  const { source, report } = reading
  return node.entries.flatMap(({ key, value }) => {
    if (!Object.hasOwn(LISTS, key.text)) return []
    const list = key.text as keyof typeof LISTS
    if (value.kind !== 'sequence') {
      if (!isNull(value)) {
        const problem = `\`${list}\` must be a list of events; this is ${describe(value)}`
        report(diagnoseProject('test-events', source, value.span, [problem]))
      }
      return []
    }
    return value.items.flatMap((item, index) => {
      const own = collectDiagnostics()
      const events = readEventNode(eventIn(item), { ...reading, report: own.report })
      own.diagnostics.forEach(report)
      if (events.length === 0) return []
      const common = { rule, ruleSpan, timestamp: '@timestamp', source, span: item.span }
      return [{ ...common, name: `${list} ${index + 1}`, events, expected: { kind: LISTS[list] } }]
    })
  })
}

/** The event in an item that also has a name: `{ name: …, event: {…} }`. */
function eventIn(item: YamlNode): YamlNode {
  if (item.kind !== 'mapping') return item
  const event = valueAt(item, 'event')
  const others = item.entries.filter(({ key }) => !['event', 'name', 'description'].includes(key.text))
  return event?.kind === 'mapping' && others.length === 0 ? event : item
}
