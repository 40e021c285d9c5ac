import { defineCheck } from '../check.js'
import { removeEntry } from '../edits/edit-node.js'
import { fixOf } from '../edits/fix-of.js'
import { entryOf } from '../edits/place-of.js'
import { datesOf } from './dates-of.js'

export const modifiedEqual = defineCheck({
  code: 'modified-equal',
  severity: 'info',
  profiles: ['sigmahq'],
  fix: 'safe',
  message: (date: string) => `\`modified\` is the date of the rule, ${date}`,
  help: 'remove `modified` until the rule changes',
  why: 'A new rule is not modified. The key shows at a glance that a rule has changed since it was written.',
  wrong: 'title: Whoami Execution\ndate: 2026-01-31\nmodified: 2026-01-31',
  right: 'title: Whoami Execution\ndate: 2026-01-31',
  checkRule: (context, report) => {
    const { date, modified, modifiedSpan } = datesOf(context)
    if (date === undefined || modified !== date) return
    const place = entryOf(context, 'modified')
    report(modifiedSpan, [date], { fix: place && fixOf(removeEntry(context.source, place.map, place.index)) })
  },
})
