import { defineCheck } from '../check.js'
import { fixOf } from '../edits/fix-of.js'
import { replaceHere } from '../edits/replace-here.js'
import { type WrittenItem, writtenItems } from '../written-items.js'
import { hasPatterns } from './item-kinds.js'

export const doubleWildcard = defineCheck({
  code: 'double-wildcard',
  severity: 'warning',
  profiles: ['recommended', 'sigmahq'],
  fix: 'safe',
  message: (value: string, _shorter: string) => `\`${value}\` has a wildcard too many`,
  help: (_value, shorter) => `write \`${shorter}\``,
  why: 'Two `*` in a row match the same as one, and `contains`, `startswith` and `endswith` add theirs. Some platforms reject two in a row, or search slowly.',
  wrong: `
selection:
  CommandLine|contains: 'net**user*'
`,
  right: `
selection:
  CommandLine|contains: 'net*user'
`,
  checkRule: (context, report) => {
    for (const item of writtenItems(context.root)) {
      if (!hasPatterns(item)) continue
      for (const value of item.values) {
        const shorter = value.type === 'text' ? withoutDoubles(value.text, item) : value.text
        if (shorter === value.text || shorter === '') continue
        report(value.span, [value.text, shorter], {
          fix: fixOf(replaceHere(context, value, shorter)),
        })
      }
    }
  },
})

/** Removes the wildcards that add nothing. An escaped star is none. */
function withoutDoubles(text: string, { modifiers }: WrittenItem): string {
  const tokens = (text.match(/\\[*?\\]|\*+|[\s\S]/g) ?? []).map((token) => (/^\*+$/.test(token) ? '*' : token))
  const isOpenLeft = modifiers.includes('contains') || modifiers.includes('endswith')
  const isOpenRight = modifiers.includes('contains') || modifiers.includes('startswith')
  if (isOpenLeft && tokens[0] === '*') tokens.shift()
  if (isOpenRight && tokens.at(-1) === '*') tokens.pop()
  return tokens.join('')
}
