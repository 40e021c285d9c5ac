import type { YamlNode } from '../../rule/yaml/node.js'
import { defineCheck } from '../check.js'
import { entrySpan } from '../edits/edit-node.js'
import { fixOf } from '../edits/fix-of.js'
import { oneLineScalar } from '../edits/one-line.js'
import { placeOf } from '../edits/place-of.js'
import type { Fix } from '../finding.js'
import type { RuleContext } from '../rule-context.js'
import { type WrittenItem, writtenItems } from '../written-items.js'

export const singleItemList = defineCheck({
  code: 'single-item-list',
  severity: 'info',
  profiles: [],
  fix: 'safe',
  message: (field: string) => `the list of \`${field}\` has one value`,
  help: 'write the value without a list',
  why: 'A list says that there are alternatives. A single value is easier to read without one.',
  wrong: `
selection:
  Image|endswith:
    - '\\cmd.exe'
`,
  right: `
selection:
  Image|endswith: '\\cmd.exe'
`,
  checkRule: (context, report) => {
    for (const item of writtenItems(context.root)) {
      const [node, ...others] = item.list?.items ?? []
      if (node?.kind !== 'scalar' || others.length > 0) continue
      report(node.span, [item.field], { fix: unwrap(context, item, node) })
    }
  },
})

/** Writes the only value of a list without it. */
function unwrap(context: RuleContext, { entry }: WrittenItem, node: YamlNode): Fix | undefined {
  const { source } = context
  const { text } = source
  const scalar = oneLineScalar(source, node)
  if (scalar === undefined || placeOf(context, scalar.span)?.kind !== 'item') return undefined
  const gap = /^[ \t]*:(?=\s*[-[]\s*$)/.exec(text.slice(entry.key.span.end, scalar.span.start))
  const { end } = entrySpan(text, entry)
  if (gap === null || !/^(?:\s*,?\s*\])?$/.test(text.slice(scalar.span.end, end))) return undefined
  const start = entry.key.span.end + gap[0].length
  return fixOf({ span: { start, end }, text: ` ${text.slice(scalar.span.start, scalar.span.end)}` })
}
