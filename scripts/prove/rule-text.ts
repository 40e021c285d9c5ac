import type { Bool, DetectionRule, Item, Selection, SelectionRef, Value } from '../../src/backend.js'

/** A rule as YAML, reduced to the parts that determine its meaning. Reading it returns an equivalent rule. */
export const ruleText = ({ logsource, selections, condition }: DetectionRule): string =>
  [
    'title: shrunk',
    `logsource: ${JSON.stringify(logsource.product === undefined ? { category: 'any' } : { product: logsource.product })}`,
    'detection:',
    ...selections.flatMap(({ name, selection }) => [`  ${quoted(name)}:`, ...selectionLines(selection)]),
    `  condition: ${quoted(conditionText(condition))}`,
    '',
  ].join('\n')

function selectionLines(selection: Selection): readonly string[] {
  switch (selection.kind) {
    case 'items':
      return selection.items.map((item) => `    ${itemText(item)}`)
    case 'keywords':
      return selection.values.map((value) => `    - ${valueText(value)}`)
    case 'any':
      return selection.of.flatMap((part) =>
        part.kind === 'items'
          ? part.items.map((item, at) => `    ${at === 0 ? '- ' : '  '}${itemText(item)}`)
          : selectionLines(part),
      )
  }
}

function itemText({ field, modifiers, values }: Item): string {
  const key = [field ?? '', ...modifiers.map(({ name }) => name)].join('|')
  const texts = values.map(valueText)
  return `${quoted(key)}: ${texts.length === 1 ? texts.join() : `[${texts.join(', ')}]`}`
}

/** A quoted text, so that every YAML reader reads a text; other values as their author wrote them. */
function valueText({ type, text }: Value): string {
  if (type === 'text') return quoted(text)
  return type === 'null' ? 'null' : text
}

const quoted = (text: string): string =>
  /^[A-Za-z_][\w|.]*$/.test(text) && !/^(?:true|false|null|yes|no|on|off|y|n)$/i.test(text)
    ? text
    : JSON.stringify(text).replace(/[^\x20-\x7e]/gu, escaped)

/** YAML has one escape for each character: `\\u` for four digits, `\\U` for more. */
function escaped(character: string): string {
  const digits = (character.codePointAt(0) ?? 0).toString(16)
  return digits.length > 4 ? `\\U${digits.padStart(8, '0')}` : `\\u${digits.padStart(4, '0')}`
}

function conditionText(condition: Bool<SelectionRef>, inside = false): string {
  switch (condition.kind) {
    case 'const':
      throw new Error('no condition is a constant')
    case 'leaf':
      return condition.leaf.kind === 'reference'
        ? condition.leaf.name
        : `${condition.leaf.count} of ${condition.leaf.pattern}`
    case 'not':
      return `not ${conditionText(condition.arg, true)}`
    case 'and':
    case 'or': {
      const text = condition.args.map((arg) => conditionText(arg, true)).join(` ${condition.kind} `)
      return inside ? `(${text})` : text
    }
  }
}
