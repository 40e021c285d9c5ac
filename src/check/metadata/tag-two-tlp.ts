import { defineCheck } from '../check.js'
import { tagsOf } from './tags-of.js'

export const tagTwoTlp = defineCheck({
  code: 'tag-two-tlp',
  severity: 'warning',
  profiles: ['recommended', 'sigmahq'],
  message: (first: string, second: string) => `\`${second}\` contradicts \`${first}\``,
  help: 'keep one of the two',
  why: 'A rule has one level of the Traffic Light Protocol. With two, nobody knows with whom it may be shared.',
  wrong: 'title: Whoami Execution\ntags:\n    - tlp.amber\n    - tlp.green',
  right: 'title: Whoami Execution\ntags:\n    - tlp.amber',
  checkRule: (context, report) => {
    const [first, ...others] = tagsOf(context).filter(({ namespace }) => namespace === 'tlp')
    for (const { tag, scalar } of others) {
      if (first === undefined || tag === first.tag) continue
      report(scalar.span, [first.tag, tag], { related: [{ message: 'first level', span: first.scalar.span }] })
    }
  },
})
