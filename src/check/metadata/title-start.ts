import { defineCheck } from '../check.js'
import { scalarAt } from './scalar-at.js'

export const titleStart = defineCheck({
  code: 'title-start',
  severity: 'info',
  profiles: ['sigmahq'],
  message: (word: string) => `the title starts with "${word}"`,
  help: 'start with what is detected: "Whoami Execution"',
  why: 'Every rule detects something. Without the word, titles are shorter and sort by what they are about.',
  wrong: 'title: Detects Whoami Execution',
  right: 'title: Whoami Execution',
  checkRule: (context, report) => {
    const title = scalarAt(context, 'title')
    const word = /^(?:detects?|detection of)(?=\s)/i.exec(title?.text ?? '')?.[0]
    if (title !== undefined && word !== undefined) report(title.span, [word])
  },
})
