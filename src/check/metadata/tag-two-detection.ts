import { defineCheck } from '../check.js'
import { tagsOf } from './tags-of.js'

export const tagTwoDetection = defineCheck({
  code: 'tag-two-detection',
  severity: 'warning',
  profiles: ['recommended', 'sigmahq'],
  message: (first: string, second: string) => `\`${second}\` contradicts \`${first}\``,
  help: 'keep one of the two',
  why: 'A rule is of one type. SigmaHQ keeps each type in a folder of its own.',
  wrong: 'title: Whoami Execution\ntags:\n    - detection.dfir\n    - detection.threat-hunting',
  right: 'title: Whoami Execution\ntags:\n    - detection.dfir',
  checkRule: (context, report) => {
    const [first, ...others] = tagsOf(context).filter(({ namespace }) => namespace === 'detection')
    for (const { tag, scalar } of others) {
      if (first === undefined || tag === first.tag) continue
      report(scalar.span, [first.tag, tag], { related: [{ message: 'first type', span: first.scalar.span }] })
    }
  },
})
