import { hasCase, isAny, type Pattern } from '../../ir/pattern.js'
import { type RegexPatterns, regexPatterns } from '../../ir/regex-patterns.js'
import { inSingleQuotes } from '../../rule/yaml/written-value.js'
import { defineCheck } from '../check.js'
import { replaceScalar } from '../edits/edit-node.js'
import { fixOf, unsafeFixOf } from '../edits/fix-of.js'
import { placeOf } from '../edits/place-of.js'
import { replaceHere } from '../edits/replace-here.js'
import type { Edit, Fix } from '../finding.js'
import type { RuleContext } from '../rule-context.js'
import { type WrittenItem, writtenItems } from '../written-items.js'
import { flagsOf, hasRegexes } from './item-kinds.js'
import { readDelimited } from './regex-delimiters.js'
import { matchesAll } from './regex-matches-all.js'
import { isValidRegex } from './valid-regex.js'
import { valueText } from './value-text.js'

export const regexIsWildcard = defineCheck({
  code: 'regex-is-wildcard',
  severity: 'warning',
  profiles: ['recommended', 'sigmahq'],
  fix: 'safe',
  message: (regex: string, _item: string) => `\`${regex}\` needs no regular expression`,
  help: (_regex, item) => `write \`${item}\``,
  why: `Platforms find plain text by an index, and run regular expressions over every value. Everybody can read plain text. Without
the flag \`i\`, an expression is case-sensitive, as is \`|cased\`. Some backends of pySigma refuse \`cased\`. If you also
convert rules with them, keep case-sensitive expressions, and silence the finding.`,
  wrong: `
selection:
  CommandLine|re|i: 'whoami\\.exe'
`,
  right: `
selection:
  CommandLine|contains: 'whoami.exe'
`,
  checkRule: (context, report) => {
    for (const item of writtenItems(context.root)) {
      const plain = plainItem(item)
      const [first] = item.values
      if (plain === undefined || first === undefined) continue
      const texts = plain.texts.flat().map(inSingleQuotes)
      const written = `${plain.key}: ${texts.length === 1 ? texts[0] : `[${texts.join(', ')}]`}`
      report(first.span, [first.text, written], { fix: fixFor(context, item, plain) })
    }
  },
})

/** An item without regular expressions that matches the same. */
interface PlainItem {
  readonly key: string
  /** The texts for each value of the item. */
  readonly texts: readonly (readonly string[])[]
  /** True if it also matches the same values of several lines. */
  readonly isExact: boolean
}

/** Values that one expression may become. */
const MAX_TEXTS = 8

/** Writes an item with wildcards, if all its regular expressions can be. */
function plainItem(item: WrittenItem): PlainItem | undefined {
  const { field, modifiers, values } = item
  if (field === '' || !hasRegexes(item) || values.length === 0) return undefined
  const flags = flagsOf(item)
  const all = values.map(({ text }) => (isPlain(text, flags) ? regexPatterns(text, flags) : undefined))
  const found = all.filter((patterns) => patterns !== undefined)
  const [first] = found
  if (first === undefined || found.length < all.length || !found.every(({ cased }) => cased === first.cased))
    return undefined
  const shapes = found.map((patterns) => shapesOf(patterns))
  const modifier = shapes[0]?.[0]?.modifier
  const isMixed = shapes.flat().some((shape) => shape.modifier !== modifier || shape.text === undefined)
  if (isMixed || shapes.some(({ length }) => length === 0 || length > MAX_TEXTS)) return undefined
  const kept = modifiers.filter((name) => name === 'all' || name === 'neq')
  const texts = shapes.map((list) => list.flatMap(({ text }) => text ?? []))
  const isCased = first.cased && texts.flat().some(hasCase)
  const key = [field, ...(modifier ? [modifier] : []), ...kept, ...(isCased ? ['cased'] : [])].join('|')
  return { key, texts, isExact: found.every(({ overLines }) => overLines === 'same') }
}

const isPlain = (text: string, flags: string): boolean =>
  isValidRegex(text) && !matchesAll(text, flags) && readDelimited(text) === undefined

interface Shape {
  readonly modifier: 'contains' | 'startswith' | 'endswith' | undefined
  readonly text: string | undefined
}

const shapesOf = ({ patterns }: RegexPatterns): readonly Shape[] => patterns.map(shapeOf)

function shapeOf(pattern: Pattern): Shape {
  const [left, right] = [isAny(pattern[0]), isAny(pattern.at(-1))]
  const inner = pattern.slice(left ? 1 : 0, right ? -1 : undefined)
  const modifier = left ? (right ? 'contains' : 'endswith') : right ? 'startswith' : undefined
  const text = inner.length === 0 ? undefined : valueText(inner)
  // An expression shows control characters better than a text can.
  return { modifier, text: text !== undefined && /\p{Cc}/u.test(text) ? undefined : text }
}

function fixFor(context: RuleContext, { entry, values, list }: WrittenItem, plain: PlainItem): Fix | undefined {
  const { source } = context
  if (values.some(({ span }) => placeOf(context, span) === undefined)) return undefined
  const edits = values.map((value, at): Edit | undefined => {
    const [text, ...others] = plain.texts[at] ?? []
    if (text === undefined) return undefined
    if (others.length === 0) return replaceScalar(source, value, text)
    return list === undefined
      ? { span: value.span, text: `[${[text, ...others].map(inSingleQuotes).join(', ')}]` }
      : undefined
  })
  return (plain.isExact ? fixOf : unsafeFixOf)(replaceHere(context, entry.key, plain.key), ...edits)
}
