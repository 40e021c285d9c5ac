import { type WitnessRuleSettings, witnessRule } from '../../../convert/witness-rule.js'
import type { Json } from '../../../match/field-values.js'
import type { DetectionRule } from '../../../rule/rule.js'
import { scalarText } from '../../scaffold/yaml-text.js'
import { eventLines } from './event-yaml.js'

export interface TestFileSettings extends WitnessRuleSettings {
  /** The path of the JSON Schema, relative to the folder of the file; absent to name none. */
  readonly schema?: string
  /** The id or name of the rule; absent if it is the only one in the file beside the tests. */
  readonly rule?: string
}

/**
 * Writes a first test file for a rule, with generated events: some that it matches, and some that it narrowly does not.
 * Undefined if no event can be generated. Authors replace the events by recorded ones.
 */
export function testFileText(
  rule: DetectionRule,
  { schema, rule: name, ...settings }: TestFileSettings,
): string | undefined {
  const { witnesses } = witnessRule(rule, settings)
  if (witnesses.length === 0) return undefined
  const names = new Map<string, number>()
  const tests = witnesses.flatMap(({ event, matches, about }) => {
    const count = (names.get(about) ?? 0) + 1
    names.set(about, count)
    return [
      `    - name: ${scalarText(count === 1 ? about : `${about} (${count})`)}`,
      ...eventMember(event).map((line) => `      ${line}`),
      `      expect: ${matches ? 'match' : 'no-match'}`,
    ]
  })
  const head = [
    ...(schema === undefined ? [] : [`# yaml-language-server: $schema=${schema}`]),
    '# The events are generated. Replace them by recorded ones.',
    ...(name === undefined ? [] : [`rule: ${scalarText(name)}`]),
    'tests:',
  ]
  return [...head, ...tests].map((line) => `${line}\n`).join('')
}

function eventMember(event: { readonly [name: string]: Json }): readonly string[] {
  const lines = eventLines(event)
  return lines.length === 0 ? ['event: {}'] : ['event:', ...lines.map((line) => `    ${line}`)]
}
