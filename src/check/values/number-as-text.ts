import { defineCheck } from '../check.js'
import { fixOf } from '../edits/fix-of.js'
import { placeOf } from '../edits/place-of.js'
import { writtenItems } from '../written-items.js'

export const numberAsText = defineCheck({
  code: 'number-as-text',
  severity: 'info',
  profiles: [],
  fix: 'safe',
  message: (value: string) => `the number ${value} is written as a text`,
  help: (value) => `write \`${value}\` without quotes`,
  why: `sigmacast compares numbers and texts alike. Other tools write quotes into the query, and a numeric field then matches
nothing on some platforms.`,
  wrong: `
selection:
  LogonType: '10'
`,
  right: `
selection:
  LogonType: 10
`,
  checkRule: (context, report) => {
    for (const { field, modifiers, values } of writtenItems(context.root)) {
      if (field === '' || modifiers.length > 0) continue
      for (const { type, text, span } of values) {
        if (type !== 'text' || !/^(?:0|-?[1-9]\d{0,14})$/.test(text)) continue
        const isQuoted = /^['"]/.test(context.source.text.slice(span.start))
        const isHere = isQuoted && placeOf(context, span) !== undefined
        report(span, [text], { fix: isHere ? fixOf({ span, text }) : undefined })
      }
    }
  },
})
