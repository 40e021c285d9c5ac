import { defineCheck } from '../check.js'
import { removeValue } from './remove-part.js'
import { logicOf } from './rule-logic.js'

export const networkInNetwork = defineCheck({
  code: 'network-in-network',
  severity: 'warning',
  profiles: ['recommended', 'sigmahq'],
  fix: 'safe',
  message: (inner: string, outer: string) => `\`${outer}\` contains the network \`${inner}\``,
  help: (inner, outer) => `remove \`${inner}\`, or correct the prefix length of \`${outer}\``,
  why: 'The smaller network changes nothing. Sometimes the prefix length of the larger one is a mistake.',
  wrong: `
selection:
  DestinationIp|cidr:
    - 10.0.0.0/8
    - 10.1.0.0/16
`,
  right: `
selection:
  DestinationIp|cidr:
    - 10.0.0.0/8
`,
  checkRule: (context, report) => {
    for (const logic of logicOf(context)) {
      for (const { kind, value, because, isAll } of logic.needless()) {
        if (kind !== 'network' || isAll) continue
        report(value.span, [value.text, because.text], {
          related: [{ message: 'the larger network', span: because.span }],
          fix: removeValue(context, value.span),
        })
      }
    }
  },
})
