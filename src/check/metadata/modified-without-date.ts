import { defineCheck } from '../check.js'

export const modifiedWithoutDate = defineCheck({
  code: 'modified-without-date',
  severity: 'info',
  profiles: ['sigmahq'],
  message: () => 'the rule has `modified`, but no `date`',
  help: 'add the day on which the rule was written as `date`',
  why: 'The day of the last change means little without the age of the rule.',
  wrong: 'title: Whoami Execution\nmodified: 2026-01-31',
  right: 'title: Whoami Execution\ndate: 2025-12-24\nmodified: 2026-01-31',
  checkRule: ({ nodeAt }, report) => {
    const modified = nodeAt('modified')
    if (modified !== undefined && nodeAt('date') === undefined) report(modified.span, [])
  },
})
