import { compileExplanation } from '../../../convert/explain-match.js'
import { type WitnessRuleSettings, witnessRule } from '../../../convert/witness-rule.js'
import type { Json } from '../../../ir/json.js'
import { openCoverage } from '../../../match/coverage.js'
import { openReasoner } from '../../../reason/reasoner.js'
import type { DetectionRule } from '../../../rule/rule.js'
import type { Witness } from '../../../witness/witnesses.js'
import { writeYamlText } from '../../scaffold/write-yaml.js'
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
  const witnesses = usefulWitnesses(rule, settings)
  if (witnesses.length === 0) return undefined
  const names = new Map<string, number>()
  const tests = witnesses.flatMap(({ event, matches, about }) => {
    const count = (names.get(about) ?? 0) + 1
    names.set(about, count)
    return [
      `    - name: ${writeYamlText(count === 1 ? about : `${about} (${count})`)}`,
      ...eventMember(event).map((line) => `      ${line}`),
      `      expect: ${matches ? 'match' : 'no-match'}`,
    ]
  })
  return fileText(tests, { schema, rule: name })
}

/** Writes a test file with the lines of its tests. */
export function fileText(
  tests: readonly string[],
  { schema, rule }: { readonly schema?: string | undefined; readonly rule?: string | undefined },
): string {
  const head = [
    ...(schema === undefined ? [] : [`# yaml-language-server: $schema=${schema}`]),
    '# The events are generated. Replace them by recorded ones.',
    ...(rule === undefined ? [] : [`rule: ${writeYamlText(rule)}`]),
    'tests:',
  ]
  return [...head, ...tests].map((line) => `${line}\n`).join('')
}

/** Returns the fewest of the first events that exercise as many branches of the rule as all of them, and a near miss. */
function usefulWitnesses(rule: DetectionRule, settings: WitnessRuleSettings): readonly Witness[] {
  const { witnesses } = witnessRule(rule, { events: MAX_WITNESSES, reasoner: openReasoner(), ...settings })
  const { expr, judge } = compileExplanation(rule, settings)
  if (expr === undefined) return []
  const coverage = openCoverage(expr)
  const count = (): number => coverage.branches.filter(coverage.isCovered).length
  const useful = witnesses.filter(({ event }) => {
    const before = count()
    coverage.add(judge(event))
    return count() > before
  })
  const miss = witnesses.find(({ matches }) => !matches)
  return miss === undefined || useful.some(({ matches }) => !matches) ? useful : [...useful, miss]
}

/** Most events among which those of a first test file are chosen. */
const MAX_WITNESSES = 100

/** Writes an event as the member `event`. */
export function eventMember(event: { readonly [name: string]: Json }): readonly string[] {
  const lines = eventLines(event)
  return lines.length === 0 ? ['event: {}'] : ['event:', ...lines.map((line) => `    ${line}`)]
}
