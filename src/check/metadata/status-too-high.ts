import { defineCheck } from '../check.js'

/** Days that a rule is new. */
const NEW_DAYS = 60

const DAY = 86_400_000

export const statusTooHigh = defineCheck({
  code: 'status-too-high',
  severity: 'info',
  profiles: ['sigmahq'],
  message: (status: string, days: number) => `the status is \`${status}\`, and the rule is ${daysText(days)} old`,
  help: 'start with `status: experimental`',
  why: `A rule proves itself over time. SigmaHQ keeps new rules experimental for ${NEW_DAYS} days, unless recorded events test them.`,
  wrong: 'title: Whoami Execution\nstatus: stable\ndate: 2026-01-24',
  right: 'title: Whoami Execution\nstatus: experimental\ndate: 2026-01-24',
  checkRule: ({ rule, nodeAt, today }, report) => {
    const { status, date } = rule?.metadata ?? {}
    const node = nodeAt('status')
    if (today === undefined || date === undefined || node === undefined) return
    if (status !== 'stable' && status !== 'test') return
    const isTested = status === 'test' && nodeAt('regression_tests_path') !== undefined
    const days = (Date.parse(today) - Date.parse(date)) / DAY
    if (days >= 0 && days <= NEW_DAYS && !isTested) report(node.span, [status, days])
  },
})

const daysText = (days: number): string => (days === 1 ? '1 day' : `${days} days`)
