import type { PlatformLimit } from '../../backend/platform-limit.js'
import { comparisonsOf } from '../../convert/checks/check-platform-limits.js'
import type { YamlNode } from '../../rule/yaml/node.js'
import { defineCheck } from '../check.js'
import type { OutputTrace } from '../outputs/check-output.js'
import type { RuleContext } from '../rule-context.js'
import { writtenItems } from '../written-items.js'

export const manyValues = defineCheck({
  code: 'many-values',
  severity: 'info',
  profiles: ['recommended'],
  message: (title: string, count: number, counts: string, maximum: number) =>
    `the query for ${title} has ${count} of at most ${maximum} ${counts}`,
  help: 'split the rule, or put the values into a list of the platform',
  why: `A query over a limit of its platform fails when it runs. Rules with long lists grow, so the finding begins at four
fifths of a documented limit. A query over the limit has the diagnostic \`platform-limit\`. The finding needs an output in
the configuration; here, its platform has a limit of ten.`,
  wrong: `
selection:
  Image:
    - a.exe
    - b.exe
    - c.exe
    - d.exe
    - e.exe
    - f.exe
    - g.exe
    - h.exe
`,
  right: `
selection:
  Image:
    - a.exe
    - b.exe
    - c.exe
    - d.exe
`,
  checkRule: (context, report) => {
    const reported = new Set<string>()
    for (const { output, trace } of context.traces()) {
      const { title, limits = [] } = output.target
      for (const limit of limits) {
        const count = countOf(limit, trace)
        const key = `${title} ${limit.counts}`
        if (count < SHARE * limit.maximum || count > limit.maximum || reported.has(key)) continue
        reported.add(key)
        const help = `${limit.because}: ${limit.page}`
        report(longestList(context).span, [title, count, limit.counts, limit.maximum], { help })
      }
    }
  },
})

/** The share of a limit at which the finding begins. */
const SHARE = 0.8

const countOf = ({ counts }: PlatformLimit, { conversion, plan }: OutputTrace['trace']): number =>
  counts === 'characters'
    ? (conversion.query ?? '').length
    : counts === 'comparisons' && plan !== undefined
      ? comparisonsOf([plan])
      : 0

/** Returns the key of the item with the most values. */
function longestList({ root }: RuleContext): YamlNode {
  const [first, ...others] = writtenItems(root)
  return (
    others.reduce((best, item) => (item.values.length > (best?.values.length ?? 0) ? item : best), first)?.entry.key ??
    root
  )
}
