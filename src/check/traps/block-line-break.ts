import { defineCheck } from '../check.js'
import { unsafeFixOf } from '../edits/fix-of.js'
import { placeOf } from '../edits/place-of.js'
import { writtenItems } from '../written-items.js'

export const blockLineBreak = defineCheck({
  code: 'block-line-break',
  severity: 'warning',
  profiles: ['recommended', 'sigmahq'],
  fix: 'unsafe',
  message: (header: string) => `the value ends with a line break, because of \`${header}\``,
  help: (header) => `write \`${header.charAt(0)}-\``,
  why: `A block of YAML keeps its last line break unless its header has a \`-\`. Values of events rarely end with one, so the
item does not match them.`,
  wrong: `
selection:
  CommandLine|contains: |
    sekurlsa::logonpasswords
`,
  right: `
selection:
  CommandLine|contains: |-
    sekurlsa::logonpasswords
`,
  checkRule: (context, report) => {
    const { text } = context.source
    for (const { values } of writtenItems(context.root)) {
      for (const value of values) {
        const { start } = value.span
        const [header] = /^[|>][1-9]?\+?(?![-1-9])/.exec(text.slice(start, start + 4)) ?? []
        if (header === undefined || !value.text.endsWith('\n')) continue
        const span = { start, end: start + header.length }
        const isHere = placeOf(context, value.span) !== undefined
        const fix = isHere ? unsafeFixOf({ span, text: `${header.replace('+', '')}-` }) : undefined
        report(span, [header], { fix })
      }
    }
  },
})
