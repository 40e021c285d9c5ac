import { expect, test } from 'vitest'
import { eql } from '../../backends/index.js'
import { findPipeline } from '../../pipelines/all.js'
import { convertRule, type DetectionRule, parseRules } from '../../src/index.js'

/** Returns the places of the warnings of pipelines about a rule. */
function warningsOf(text: string, pipelines: readonly string[]): readonly string[] {
  const [document] = parseRules({ name: 'r.yml', text })
  const { diagnostics } = convertRule(document?.rule as DetectionRule, eql, {
    pipelines: pipelines.flatMap((name) => findPipeline(name) ?? []),
  })
  return diagnostics
    .filter(({ code }) => code === 'pipeline-warning')
    .map(({ source, span }) => source.text.slice(span.start, span.end))
}

const rule = (logsource: string, required: string, excluded: string): string =>
  `title: t\nlogsource: { ${logsource} }\ndetection:\n  s: { ${required} }\n  f: { ${excluded} }\n  condition: s and not f\n`

const registry = 'product: windows, category: registry_set'

// A wider query for an exclusion misses events, so it must not be silent.
test.each([
  ['a number in the registry', registry, "TargetObject: x, Details: '1'", "Details: ['1', text]", ['Details']],
  ['another text in the registry', registry, 'TargetObject: x', 'Details|contains: Temp', []],
  ['a number with its type', registry, 'TargetObject: x', 'Details: DWORD (0x00000001)', []],
  ['a part of an account', registry, 'User: SYSTEM', 'User: SYSTEM', ['User']],
  ['an account', registry, 'User: SYSTEM', "User: 'NT AUTHORITY\\SYSTEM'", []],
  ['a text in an account', registry, 'User: SYSTEM', 'User|contains: AUTHORI', []],
])('windows: %s', (_, logsource, required, excluded, places) => {
  expect(warningsOf(rule(logsource, required, excluded), ['sysmon', 'ecs-windows'])).toEqual(places)
})

test.each([
  ['an argument at its place', 'a2: x', ['a2']],
  ['the program', 'a0: x', []],
  ['a double negation', 'a2|neq: x', []],
])('auditd: %s', (_, excluded, places) => {
  const text = rule('product: linux, service: auditd', 'type: EXECVE, a1: -r', excluded)
  expect(warningsOf(text, ['ecs-linux-auditd'])).toEqual(places)
})

test('audit of the registry: a number', () => {
  const text = rule(registry, 'Image: x', "Details: '1'")
  expect(warningsOf(text, ['windows-audit', 'ecs-windows'])).toEqual(['Details'])
})
