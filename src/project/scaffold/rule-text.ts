import { writeYamlList, writeYamlText } from './write-yaml.js'

export const RULE_KINDS = ['rule', 'filter', 'correlation'] as const
export type RuleKind = (typeof RULE_KINDS)[number]

/** The facts of a new rule. */
export interface NewRule {
  readonly kind: RuleKind
  readonly id: string
  /** In the form YYYY-MM-DD. */
  readonly date: string
  readonly title: string
  readonly author?: string | undefined
  readonly level: string
  readonly status: string
  readonly logsource: Readonly<Partial<Record<'category' | 'product' | 'service', string>>>
  /** Ids or names of the rules that a filter or a correlation refers to. */
  readonly rules: readonly string[]
  /** The path of the JSON Schema, relative to the folder of the rule. */
  readonly schema: string
}

/** Writes a rule that is valid as it is, for an author to complete. */
export function newRuleText(rule: NewRule): string {
  const lines = [
    `# yaml-language-server: $schema=${rule.schema}`,
    `title: ${writeYamlText(rule.title)}`,
    `id: ${rule.id}`,
    ...(rule.kind === 'filter' ? [] : [`status: ${rule.status}`]),
    `description: ${describe[rule.kind]}`,
    ...(rule.author === undefined ? [] : [`author: ${writeYamlText(rule.author)}`]),
    `date: ${rule.date}`,
    ...(rule.kind === 'correlation' ? [] : logsourceLines(rule)),
    ...sections[rule.kind](rule),
    ...(rule.kind === 'filter' ? [] : [`level: ${rule.level}`]),
  ]
  return lines.map((line) => `${line}\n`).join('')
}

const describe: Readonly<Record<RuleKind, string>> = {
  rule: 'What the rule finds, and why it matters',
  filter: 'Which events the filter excludes, and why they are harmless',
  correlation: 'What the events together mean',
}

const logsourceLines = ({ logsource }: NewRule): readonly string[] => {
  const parts = Object.entries(logsource).map(([part, value]) => `    ${part}: ${writeYamlText(value)}`)
  return parts.length === 0 ? ['logsource:', '    product: windows'] : ['logsource:', ...parts]
}

const sections: Readonly<Record<RuleKind, (rule: NewRule) => readonly string[]>> = {
  rule: () => [
    'detection:',
    '    selection:',
    '        field: value',
    '    condition: selection',
    'falsepositives:',
    '    - Unknown',
  ],
  filter: ({ rules }) => [
    'filter:',
    `    rules: ${rules.length === 0 ? 'any' : writeYamlList(rules)}`,
    '    selection:',
    '        field: value',
    '    condition: not selection',
  ],
  correlation: ({ rules }) => [
    'correlation:',
    '    type: event_count',
    `    rules: ${writeYamlList(rules)}`,
    '    group-by:',
    '        - field',
    '    timespan: 10m',
    '    condition:',
    '        gte: 10',
  ],
}
