import { defineCheck } from '../check.js'
import { fixOf } from '../edits/fix-of.js'
import { replaceHere } from '../edits/replace-here.js'
import type { Fix } from '../finding.js'
import type { RuleContext } from '../rule-context.js'
import { type WrittenItem, writtenItems } from '../written-items.js'

/** `'*x*'` where the modifier `contains` says the same. */
export const wildcardInsteadOfModifier = defineCheck({
  code: 'wildcard-instead-of-modifier',
  severity: 'warning',
  profiles: ['recommended', 'sigmahq'],
  fix: 'safe',
  message: (value: string, modifier: string) =>
    `\`${value}\` is written with wildcards; \`|${modifier}\` says the same`,
  help: (_, modifier) => `add \`|${modifier}\` to the field and remove the wildcards around the values`,
  why: `A modifier states the intention, and the value then reads as it appears in the data. Tools that process rules, such as
those that build indexes of indicators, read modifiers.`,
  wrong: `
selection:
  CommandLine: '*whoami*'
`,
  right: `
selection:
  CommandLine|contains: '*whoami*'
`.replaceAll('*', ''),
  checkRule: (context, report) => {
    for (const item of writtenItems(context.root)) {
      const modifier = modifierFor(item)
      const first = item.values[0]
      if (modifier === undefined || first === undefined) continue
      report(first.span, [first.text, modifier], { fix: fixFor(context, item, modifier) })
    }
  },
})

type TextModifier = 'contains' | 'startswith' | 'endswith'

/** Returns the modifier that all values of an item share, or `undefined`. */
function modifierFor({ field, modifiers, values }: WrittenItem): TextModifier | undefined {
  if (field === '' || modifiers.some((name) => name !== 'all' && name !== 'cased')) return undefined
  const [first, ...others] = values.map(({ type, text }) => (type === 'text' ? modifierOf(text) : undefined))
  return others.every((other) => other === first) ? first : undefined
}

function modifierOf(text: string): TextModifier | undefined {
  const match = /^(\*?)([^*?]*[^*?\\]|[^*?\\])(\*?)$/.exec(text)
  if (match === null) return undefined
  if (match[1] === '*') return match[3] === '*' ? 'contains' : 'endswith'
  return match[3] === '*' ? 'startswith' : undefined
}

function fixFor(
  context: RuleContext,
  { entry, field, modifiers, values }: WrittenItem,
  modifier: TextModifier,
): Fix | undefined {
  return fixOf(
    replaceHere(context, entry.key, [field, modifier, ...modifiers].join('|')),
    ...values.map((value) => replaceHere(context, value, value.text.replace(/^\*|\*$/g, ''))),
  )
}
