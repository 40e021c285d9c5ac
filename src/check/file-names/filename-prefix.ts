import { defineCheck } from '../check.js'
import { prefixes } from '../data/filename-prefixes.generated.js'
import type { RuleContext } from '../rule-context.js'
import { firstDocument } from './first-document.js'
import { fileNameOf } from './path-of.js'

export const filenamePrefix = defineCheck({
  code: 'filename-prefix',
  severity: 'info',
  profiles: ['sigmahq'],
  message: (name: string, prefix: string) => `the file name \`${name}\` does not start with \`${prefix}\``,
  help: (_, prefix) => `rename the file so that it starts with \`${prefix}\``,
  why: 'In SigmaHQ, the beginning of the name shows the log source, so that files of one log source stand together.',
  files: { wrong: ['win_whoami_execution.yml'], right: ['proc_creation_win_whoami_execution.yml'] },
  wrong: 'title: Whoami Execution',
  right: 'title: Whoami Execution',
  checkRule: (context, report) => {
    const span = firstDocument(context)
    const name = fileNameOf(context.source)
    const prefix = prefixOf(context)
    if (span === undefined || name === undefined || prefix === undefined || name.startsWith(prefix)) return
    report(span, [name, prefix])
  },
})

/** Returns the prefix that SigmaHQ uses for the kind of document, or for its log source. */
function prefixOf({ rule, source }: RuleContext): string | undefined {
  if (/^correlation:/m.test(source.text)) return 'correlation_'
  if (rule?.kind !== 'detection') return undefined
  const { product = '', category = '', service = '' } = rule.logsource
  return [`${product}/${category}/${service}`, `${product}//`].flatMap((key) =>
    Object.hasOwn(prefixes, key) ? (prefixes[key] ?? []) : [],
  )[0]
}
