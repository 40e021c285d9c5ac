import type { CorrelationRule, Rule } from '../../../rule/rule.js'
import type { RuleIndex } from '../../../rule/rule-index.js'
import { valueAt, type YamlMapping, type YamlNode } from '../../../rule/yaml/node.js'
import type { CorrelationFacts, RuleLink } from './rule-page.js'

/** Describes how a rule combines others. `root` is the document as written. */
export function correlationFacts(
  { correlation, ownRules, source }: CorrelationRule,
  root: YamlMapping | undefined,
  { find }: RuleIndex,
  linkOf: (rule: Rule) => RuleLink,
): CorrelationFacts {
  const section = root === undefined ? undefined : valueAt(root, 'correlation')
  const { timespan, condition, type, rules, groupBy } = correlation
  const isOwn = (name: string): boolean => ownRules.some(({ referenceNames }) => referenceNames.includes(name))
  const written = valueAt(section, 'condition')
  return {
    type,
    rules: rules
      .filter(({ name }) => !isOwn(name))
      .map(({ name }) => {
        const [rule] = find(name)
        return { name, link: rule === undefined ? null : linkOf(rule) }
      }),
    groupBy: groupBy.map(({ name }) => name),
    timespan: source.text.slice(timespan.span.start, timespan.span.end),
    condition: written === undefined ? defaultCondition(condition.kind) : conditionText(written),
  }
}

const defaultCondition = (kind: CorrelationRule['correlation']['condition']['kind']): string =>
  kind === 'rules' ? 'all rules' : 'as in the condition of the detection'

/** Writes a condition on one line: `gte: 10, field: User`. */
function conditionText(node: YamlNode): string {
  switch (node.kind) {
    case 'scalar':
      return node.text
    case 'sequence':
      return node.items.map(conditionText).join(', ')
    case 'mapping':
      return node.entries.map(({ key, value }) => `${key.text}: ${conditionText(value)}`).join(', ')
  }
}
