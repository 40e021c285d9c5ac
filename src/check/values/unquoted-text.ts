import { modifiers } from '../../lower/modifiers/index.js'
import type { YamlMapping, YamlNode, YamlScalar } from '../../rule/yaml/node.js'
import { inSingleQuotes, isQuotedAt } from '../../rule/yaml/written-value.js'
import type { Span } from '../../text/source.js'
import { defineCheck } from '../check.js'
import { fixOf } from '../edits/fix-of.js'
import { placeOf } from '../edits/place-of.js'
import { type WrittenItem, writtenItems, writtenSelections } from '../written-items.js'

export const unquotedText = defineCheck({
  code: 'unquoted-text',
  severity: 'warning',
  profiles: ['recommended', 'sigmahq'],
  fix: 'safe',
  message: (text: string, type: string) => `without quotes, \`${text}\` is ${type} for some tools`,
  help: (text) => `write \`${inSingleQuotes(text)}\``,
  why: `sigmacast reads the text of the rule where YAML 1.1 and YAML 1.2 disagree about a value. Other tools read \`0x17\` as 23,
\`yes\` as true and \`12:30\` as 750, and refuse dates. In quotes, each of these is the same text for all tools.`,
  wrong: `
selection:
  TicketEncryptionType: 0x17
`,
  right: `
selection:
  TicketEncryptionType: '0x17'
`,
  checkRule: (context, report) => {
    const { root, source } = context
    for (const { text, type, span } of writtenTexts(root)) {
      const other = type === 'text' ? otherType(text) : undefined
      if (other === undefined || !isPlain(source.text, span)) continue
      const isHere = placeOf(context, span) !== undefined
      report(span, [text, other], { fix: isHere ? fixOf({ span, text: inSingleQuotes(text) }) : undefined })
    }
  },
})

/** Lists the keywords, and the values of items that may be texts. */
const writtenTexts = (root: YamlMapping): readonly YamlScalar[] => [
  ...writtenSelections(root).flatMap(({ value }) => keywordsIn(value)),
  ...writtenItems(root).flatMap((item) => (takesTexts(item) ? item.values : [])),
]

function keywordsIn(node: YamlNode): readonly YamlScalar[] {
  if (node.kind === 'mapping') return []
  return node.kind === 'scalar' ? [node] : node.items.flatMap(keywordsIn)
}

/** False for items such as `exists` and `gte`, where a text is an error. */
function takesTexts(item: WrittenItem): boolean {
  const first = item.modifiers.map((name) => modifiers.get(name)).find((modifier) => modifier?.kind === 'value')
  return first?.kind !== 'value' || first.accepts.some((type) => type === 'text' || type === 'written')
}

/** True if a scalar has no quotes and no tag, which would make it a text for all tools. */
const isPlain = (text: string, { start }: Span): boolean =>
  !isQuotedAt(text, start) && !/(?:^|[\s,[{])![^\s,[\]{}]*\s+$/.test(text.slice(Math.max(0, start - 100), start))

/**
 * The types that YAML 1.1 or YAML 1.2 gives to plain texts, without `y` and `n`, which parsers read as texts.
 *
 * https://yaml.org/type/, https://yaml.org/spec/1.2.2/#103-core-schema
 */
const TYPES: readonly (readonly [RegExp, string])[] = [
  [/^(?:yes|Yes|YES|no|No|NO|on|On|ON|off|Off|OFF)$/, 'a boolean'],
  [/^\d{4}-\d\d-\d\d$/, 'a date'],
  [/^\d{4}-\d\d?-\d\d?(?:[Tt]|[ \t]+)\d\d?:\d\d:\d\d(?:\.\d*)?(?:[ \t]*(?:Z|[-+]\d\d?(?::\d\d)?))?$/, 'a date'],
  [/^[-+]?(?:0b[01_]+|0o[0-7]+|0x[\da-fA-F_]+|[1-9][\d_]*(?::[0-5]?\d)+)$/, 'a number'],
  [/^[-+]?\d[\d_]*(?::[0-5]?\d)+\.[\d_]*$/, 'a number'],
  [/^[-+]?(?:\d[\d_]*(?:\.[\d_]*)?|\.\d[\d_]*)(?:[eE][-+]?\d+)?$/, 'a number'],
  [/^(?:[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN))$/, 'a number'],
]

const otherType = (text: string): string | undefined => TYPES.find(([pattern]) => pattern.test(text))?.[1]
