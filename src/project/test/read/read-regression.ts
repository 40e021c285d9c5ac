import { basename, dirname } from 'node:path'
import { valueAt, type YamlMapping, type YamlNode } from '../../../rule/yaml/node.js'
import { diagnoseProject } from '../../../text/diagnose-project.js'
import { isEventFile } from '../events/read-event-file.js'
import type { RuleName, RuleTest, TestEvent } from '../rule-test.js'
import type { TestReading } from './test-reading.js'
import { textAt } from './text-at.js'

/**
 * Reads the `info.yml` of SigmaHQ's regression data: each of its tests has recorded events, which a rule matches at
 * least `match_count` times. The events are in the JSON file with the name of the recording, which lies beside it.
 */
export async function readRegression(root: YamlMapping, reading: TestReading): Promise<readonly RuleTest[]> {
  const tests: RuleTest[] = []
  for (const node of itemsOf(valueAt(root, 'regression_tests_info'))) {
    if (node.kind !== 'mapping') continue
    const path = textAt(node, 'path')
    const events = await eventsOf(path, node, reading)
    if (events.length === 0) continue
    const { source } = reading
    const count = Number(textAt(node, 'match_count') ?? '1')
    const rule = ruleOf(root, path, dirname(reading.path))
    tests.push({
      name: textAt(node, 'name') ?? 'regression test',
      rule: rule.name,
      ruleSpan: rule.node?.span ?? node.span,
      events,
      expected: count === 0 ? { kind: 'no-match' } : { kind: 'at-least', count },
      timestamp: '@timestamp',
      source,
      span: valueAt(node, 'name')?.span ?? node.span,
    })
  }
  return tests
}

/** Returns the id in `rule_metadata`, or the name of the recording, which is an id as well. */
function ruleOf(
  root: YamlMapping,
  path: string | undefined,
  folder: string,
): { readonly name: RuleName; readonly node?: YamlNode } {
  for (const item of itemsOf(valueAt(root, 'rule_metadata'))) {
    const id = valueAt(item, 'id')
    if (id?.kind === 'scalar') return { name: { kind: 'named', name: id.text, folder }, node: id }
  }
  return { name: { kind: 'one-of', names: path === undefined ? [] : [stemOf(path)] } }
}

async function eventsOf(
  path: string | undefined,
  node: YamlMapping,
  { filesIn, loadEvents, report, source }: TestReading,
): Promise<readonly TestEvent[]> {
  const files = filesIn('.').filter(isEventFile)
  const file = files.find((name) => path !== undefined && stemOf(name) === stemOf(path))
  if (file !== undefined) return loadEvents(file, node.span)
  const wanted = path === undefined ? '' : ` named \`${stemOf(path)}\``
  const help = 'convert the recording to JSON, one event after the other, and put it beside this file'
  report(
    diagnoseProject('test-events', source, valueAt(node, 'path')?.span ?? node.span, [`no JSON file${wanted}`], {
      help,
    }),
  )
  return []
}

const stemOf = (path: string): string => basename(path.replaceAll('\\', '/')).replace(/\.[^.]*$/, '')

const itemsOf = (node: YamlNode | undefined): readonly YamlNode[] => (node?.kind === 'sequence' ? node.items : [])
