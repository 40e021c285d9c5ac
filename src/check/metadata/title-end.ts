import { defineCheck } from '../check.js'
import { replaceText } from './replace-text.js'
import { scalarAt } from './scalar-at.js'

export const titleEnd = defineCheck({
  code: 'title-end',
  severity: 'info',
  profiles: ['sigmahq'],
  fix: 'safe',
  message: () => 'the title ends with a period',
  help: 'remove the period',
  why: 'A title is a name, not a sentence. Alerts and saved searches show it inside other texts.',
  wrong: 'title: Whoami Execution.',
  right: 'title: Whoami Execution',
  checkRule: (context, report) => {
    const title = scalarAt(context, 'title')
    if (title === undefined || !/[^.\s]\.\s*$/.test(title.text)) return
    const fix = replaceText(context, title, title.text.replace(/\.\s*$/, ''))
    report(title.span, [], { fix })
  },
})
