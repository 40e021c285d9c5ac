import { defineCheck } from '../check.js'
import { datesOf } from './dates-of.js'

export const modifiedBeforeDate = defineCheck({
  code: 'modified-before-date',
  severity: 'warning',
  profiles: ['recommended', 'sigmahq'],
  message: (modified: string, date: string) => `the rule was modified on ${modified}, before its date ${date}`,
  help: 'correct one of the two days',
  why: 'A rule cannot be modified before it is written. One of the two days is wrong.',
  wrong: 'title: Whoami Execution\ndate: 2026-01-31\nmodified: 2025-12-24',
  right: 'title: Whoami Execution\ndate: 2025-12-24\nmodified: 2026-01-31',
  checkRule: (context, report) => {
    const { date, modified, dateSpan, modifiedSpan } = datesOf(context)
    if (date === undefined || modified === undefined || modified >= date) return
    report(modifiedSpan, [modified, date], { related: [{ message: 'the date of the rule', span: dateSpan }] })
  },
})
