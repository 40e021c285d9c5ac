import type { CorrelationRule, StreamMatch } from '../../src/backend.js'
import {
  compileRuleMatcher,
  type DetectionRule,
  indexRules,
  type Json,
  parseRules,
  type RuleIndex,
} from '../../src/index.js'

/** An event of a stream: `id` identifies it, `@timestamp` is its time. */
export interface StreamEvent {
  readonly id: number
  readonly [field: string]: Json
}

/** Rules and events in a form that any engine can read. */
export interface StreamCase {
  readonly name: string
  /** YAML documents: the first is the tested rule, the others are rules that it refers to. */
  readonly text: string
  /** Events in arrival order, numbered from 1. */
  readonly events: readonly StreamEvent[]
  /** Allowed lateness of events, in seconds. */
  readonly lateness: number
}

/** The first second of every stream. */
export const START = Date.UTC(2026, 0, 1)

export const timeText = (second: number): string => new Date(START + second * 1000).toISOString()

/**
 * Events, one per line: `10 a user=ann bytes=5 host=x,y` is of the kind `a`, ten seconds after the start. A comma makes
 * a list, `,` alone is the empty list; a time of `-` means none.
 */
export function eventsOf(lines: string): readonly StreamEvent[] {
  const rows = lines.split(/\s*[;\n]\s*/).filter((row) => row !== '')
  return rows.map((row, index) => {
    const [time = '', kind = '', ...fields] = row.split(' ')
    const own = fields.map((field): [string, Json] => {
      const [name = '', value = ''] = field.split('=')
      return [name, value.includes(',') ? value.split(',').filter((one) => one !== '') : value]
    })
    const dated = time === '-' ? {} : { '@timestamp': timeText(Number(time)) }
    return { id: index + 1, ...dated, kind, ...Object.fromEntries(own) }
  })
}

/** The rules `rule_a`, `rule_b` and `rule_c`: an event of the kind `ab` matches the first two. */
export const baseRules: readonly string[] = [rule('a', ['a', 'ab']), rule('b', ['b', 'ab']), rule('c', ['c'])]

function rule(name: string, kinds: readonly string[], more = ''): string {
  return `title: Rule ${name}
name: rule_${name}
logsource:
    category: test
detection:
    selection:
        kind: [${kinds.join(', ')}]
    condition: selection
${more}`
}

/** A first-seen rule for events of the kind `a`. */
export const firstSeenRule = (name: string, fields: string, timespan: string): string =>
  rule(name, ['a', 'ab'], `sigmacast:\n    first-seen: { fields: [${fields}], timespan: ${timespan} }\n`)

/** A correlation, with its section as a mapping in one line of YAML. */
export const correlation = (name: string, section: string): string =>
  `title: Correlation ${name}\nname: ${name}\ncorrelation: { ${section} }\n`

/** Documents as one text, with the base rules that they refer to. */
export const withBaseRules = (...documents: readonly string[]): string => {
  const own = documents.join('---\n')
  const based = baseRules.filter(
    (_, index) => own.includes(`rule_${'abc'[index]}`) && !documents.includes(baseRules[index]!),
  )
  return [...documents, ...based].join('---\n')
}

export interface CaseRules {
  readonly rule: CorrelationRule | DetectionRule
  readonly rules: RuleIndex
}

/** The rule of a case, and all of them. */
export function rulesOf({ name, text }: Pick<StreamCase, 'name' | 'text'>): CaseRules {
  const documents = parseRules({ name: `${name}.yml`, text })
  // Random rules define aliases that only some of them use, and that have no field for some of them.
  const problems = documents
    .flatMap(({ diagnostics }) => diagnostics)
    .filter(({ code }) => code !== 'unused-alias' && code !== 'incomplete-alias')
  const rules = documents.flatMap(({ rule }) => rule ?? [])
  const [first] = rules
  if (problems.length > 0 || first === undefined || first.kind === 'filter') throw new Error(problems.join('\n'))
  return { rule: first, rules: indexRules(rules) }
}

/** The matches of the reference matcher in the whole stream. */
export function matchesOf(streamCase: StreamCase): readonly StreamMatch[] {
  const { rule, rules } = rulesOf(streamCase)
  const { matcher, diagnostics } = compileRuleMatcher(rule, { rules, lateness: streamCase.lateness })
  if (matcher === undefined) throw new Error(diagnostics.join('\n'))
  return [...streamCase.events.flatMap((event) => matcher.push(event)), ...matcher.end()]
}

/** A match as text: the number of its event, the values of its group, and its figure, such as `3 ann =2`. */
export const matchText = ({ event, group, figure }: StreamMatch): string =>
  [(event as StreamEvent).id, ...Object.values(group), ...(figure === undefined ? [] : [`=${figure}`])].join(' ')
