/** Law: a chain of modifiers returns an expression, or a diagnostic at a modifier, a value or the item's key. */
import fc from 'fast-check'
import { lowerRule } from '../../src/lower/lower-rule.js'
import { modifiers } from '../../src/lower/modifiers/index.js'
import { parseRules } from '../../src/rule/parse-rules.js'
import { choices, chooser } from './arbitraries/choices.js'
import { regex } from './arbitraries/regexes.js'
import { written } from './arbitraries/texts.js'
import { yamlText } from './arbitraries/yaml.js'
import { law } from './law.js'

const chain = fc.array(fc.constantFrom(...modifiers.keys()), { maxLength: 4 })
const quoted = fc.oneof(
  written,
  regex('all').map(({ source }) => source),
  fc.constantFrom('10.0.0.0/8', 'fe80::/10', 'other.field', '%a% -b'),
)
const plain = fc.constantFrom('0', '1', '59', '-3', '2.5', '2024', 'true', 'False', 'null', '~')
const values = fc.array(fc.oneof(fc.tuple(quoted, fc.constant(false)), fc.tuple(plain, fc.constant(true))), {
  minLength: 1,
  maxLength: 3,
})

law(
  'any modifiers on any values',
  [fc.constantFrom('type', 'a.b', ''), chain, values, choices],
  (field, chain, values, choices) => {
    const choose = chooser(choices)
    const key = [field, ...chain].join('|')
    fc.pre(key !== '')
    const list = values.map(([text, isPlain]) => (isPlain ? text : yamlText(text, choose))).join(', ')
    const text = `title: t\nlogsource: {}\ndetection:\n  sel:\n    "${key}": [${list}]\n  condition: sel\n`
    const [document] = parseRules({ name: 'r', text })
    if (document?.rule?.kind !== 'detection') throw new Error(`${document?.diagnostics.join('\n')}\n${text}`)
    const { rule } = document
    const { detection, diagnostics } = lowerRule(rule)
    const [selection] = rule.selections
    if (selection?.selection.kind !== 'items') throw new Error('no items')
    const [item] = selection.selection.items
    const places = [...(item?.modifiers ?? []), ...(item?.values ?? [])]
      .map(({ span }) => span)
      .concat(item?.fieldSpan ?? [])
    for (const { span, code } of diagnostics) {
      if (!places.some(({ start, end }) => start <= span.start && span.end <= end))
        throw new Error(`${code} has no place in the item`)
    }
    const failed = diagnostics.some(({ severity }) => severity === 'error')
    return (detection === undefined) === failed
  },
)
