import { defineCheck } from '../check.js'
import { scalarAt, textsAt } from './scalar-at.js'

export const descriptionLink = defineCheck({
  code: 'description-link',
  severity: 'info',
  profiles: ['sigmahq'],
  message: () => 'the description contains a link, and the rule has no `references`',
  help: 'list the link in `references`',
  why: 'Tools show and check the links in `references`. They do not look for links inside other texts.',
  wrong: 'title: Whoami Execution\ndescription: Detects whoami.exe, see https://example.org/blog/whoami',
  right:
    'title: Whoami Execution\ndescription: Detects the execution of whoami.exe\nreferences:\n    - https://example.org/blog/whoami',
  checkRule: (context, report) => {
    const description = scalarAt(context, 'description')
    if (description === undefined || !/\bhttps?:\/\/\S/i.test(description.text)) return
    if (textsAt(context, 'references').length === 0) report(description.span, [])
  },
})
