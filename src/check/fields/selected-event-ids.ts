import type { Bool } from '../../ir/bool.js'
import type { SelectionRef } from '../../rule/rule.js'
import { selectedBy } from '../../rule/selection-pattern.js'
import type { YamlEntry, YamlNode, YamlScalar } from '../../rule/yaml/node.js'
import type { RuleContext } from '../rule-context.js'
import { writtenItems, writtenSelections } from '../written-items.js'

/**
 * Returns the event ids of a rule. Empty if a rule can match without one, or if it compares them with anything but
 * numbers. Ids that the rule excludes are among them.
 */
export function selectedEventIds({ root, rule }: RuleContext): readonly YamlScalar[] {
  const items = writtenItems(root).filter(({ field }) => field === 'EventID')
  const values = items.flatMap((item) => item.values)
  const isPlain =
    items.every(({ modifiers }) => modifiers.length === 0) && values.every(({ text }) => /^\d+$/.test(text))
  if (!isPlain || rule?.kind !== 'detection') return []
  const selections = writtenSelections(root)
  const withId = new Set(selections.filter(({ value }) => needsEventId(value)).map(({ key }) => key.text))
  return needsOneOf(rule.condition, selections, withId) ? values : []
}

const needsEventId = (node: YamlNode): boolean =>
  node.kind === 'mapping'
    ? node.entries.some(({ key }) => key.text === 'EventID')
    : node.kind === 'sequence' && node.items.every(needsEventId)

/** True if every match of a condition satisfies one of these selections. */
function needsOneOf(
  condition: Bool<SelectionRef>,
  selections: readonly YamlEntry[],
  names: ReadonlySet<string>,
): boolean {
  switch (condition.kind) {
    case 'const':
      return false
    case 'leaf':
      return isOneOf(condition.leaf, selections, names)
    case 'not':
      return false
    case 'and':
      return condition.args.some((arg) => needsOneOf(arg, selections, names))
    case 'or':
      return condition.args.every((arg) => needsOneOf(arg, selections, names))
  }
}

function isOneOf(ref: SelectionRef, selections: readonly YamlEntry[], names: ReadonlySet<string>): boolean {
  if (ref.kind === 'reference') return names.has(ref.name)
  const chosen = selections.map(({ key }) => key.text).filter(selectedBy(ref.pattern))
  return ref.count === 'all' ? chosen.some((name) => names.has(name)) : chosen.every((name) => names.has(name))
}
