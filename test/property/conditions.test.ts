/** Law: a condition reads back as the tree that it was written from, and each reference's span contains its name. */
import fc from 'fast-check'
import { type Bool, forEachLeaf } from '../../src/ir/bool.js'
import { parsePlainCondition } from '../../src/rule/parse-condition.js'
import { parseRules } from '../../src/rule/parse-rules.js'
import type { SelectionRef } from '../../src/rule/rule.js'
import { looseBool } from './arbitraries/bools.js'
import { type Choose, choices, chooser } from './arbitraries/choices.js'
import { conditionText, selectionName } from './arbitraries/conditions.js'
import { replaceLeaves } from './arbitraries/rules.js'
import { doubleQuoted } from './arbitraries/yaml.js'
import { law } from './law.js'
import { normal } from './normal.js'

const quantifier = fc
  .tuple(
    fc.constantFrom('1', 'all', 'any', '2', 'ALL', 'Any'),
    fc.constantFrom('them', 'THEM', 'sel_*', '*', 'filter', 'a*b*'),
    fc.constantFrom(' of ', '  OF\t', ' Of '),
  )
  .map(([count, pattern, of]) => `${count}${of}${pattern}`)
const trees = looseBool(fc.oneof(selectionName, quantifier), { constants: false, depth: 4 })

law('a condition reads back as its tree', [trees, choices], (tree, choices) => {
  const text = conditionText(tree, chooser(choices))
  return (
    JSON.stringify(normal(replaceLeaves(read(text), referenceText))) ===
    JSON.stringify(normal(replaceLeaves(tree, spaced)))
  )
})

law('a reference stands where its span says, in every style of YAML', [trees, choices], (tree, choices) => {
  const choose = chooser(choices)
  const text = styled(conditionText(tree, choose), choose)
  const rule = `title: t\nlogsource: {}\ndetection:\n  sel: {a: 1}\n  condition: ${text}\n`
  const [document] = parseRules({ name: 'r', text: rule })
  if (document?.rule?.kind !== 'detection') throw new Error(`${document?.diagnostics.join('\n')}`)
  forEachLeaf(document.rule.condition, (ref) => {
    const cut = rule.slice(ref.span.start, ref.span.end)
    if (spaced(unescaped(cut)) !== referenceText(ref))
      throw new Error(`${JSON.stringify(cut)} is no ${referenceText(ref)} in\n${rule}`)
  })
})

law(
  'a selection of any name that is no word of the language can be asked for',
  [selectionName],
  (name) => referenceText((read(name) as { leaf: SelectionRef }).leaf) === name,
)

function read(text: string): Bool<SelectionRef> {
  const span = { start: 0, end: text.length }
  const condition = parsePlainCondition({ name: 'condition', text }, { kind: 'scalar', type: 'text', text, span })
  if ('kind' in condition) return condition
  throw new Error(String(condition))
}

const referenceText = (ref: SelectionRef): string =>
  ref.kind === 'reference' ? ref.name : `${ref.count} of ${ref.pattern}`

/** In the notation of `referenceText`: `any` is 1, and multiple spaces are one. */
const spaced = (text: string): string =>
  text.replace(
    /^(1|2|all|any)\s+of\s+(.*)$/is,
    (_, count: string, pattern: string) => `${count.toLowerCase().replace('any', '1')} of ${pattern}`,
  )

function styled(text: string, choose: Choose): string {
  const broken = text.replaceAll(' ', () => (choose(4) === 0 ? '\n    ' : ' '))
  switch (choose(5)) {
    case 0:
      return doubleQuoted(text)
    case 1:
      return `'${text}'`
    case 2:
      return `|\n    ${broken}`
    case 3:
      return `>-\n    ${broken}`
    default:
      return /^[\w(]/.test(text) ? broken : `'${text}'`
  }
}

const unescaped = (text: string): string =>
  text
    .replaceAll('\\t', '\t')
    .replace(/\\u([0-9a-f]{4})/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
