import { counted } from '../../text/count.js'
import { defineCheck } from '../check.js'
import { scalarAt } from './scalar-at.js'

const MIN_LENGTH = 16

export const descriptionShort = defineCheck({
  code: 'description-short',
  severity: 'info',
  profiles: ['sigmahq'],
  message: (length: number) => `the description has ${counted(length, 'character')}, fewer than ${MIN_LENGTH}`,
  help: 'say what the rule detects, and why this matters',
  why: 'A few words repeat the title. An analyst needs to know what the behaviour means.',
  wrong: 'title: Whoami Execution\ndescription: Runs whoami',
  right:
    'title: Whoami Execution\ndescription: Detects the execution of whoami.exe, which attackers use after a break-in',
  checkRule: (context, report) => {
    const description = scalarAt(context, 'description')
    const length = [...(description?.text.trim() ?? '')].length
    if (description !== undefined && length < MIN_LENGTH) report(description.span, [length])
  },
})
