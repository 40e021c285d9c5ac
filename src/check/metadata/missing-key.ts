import { type Check, defineCheck } from '../check.js'

/** A metadata key that rules of a reviewed set have. */
interface RequiredKey {
  readonly key: string
  /** Default: `info`. */
  readonly severity?: Check['severity']
  readonly why: string
  readonly help: string
  /** The key with its value, for the example. */
  readonly example: string
  /** True if filters have it, too. Default `false`. */
  readonly isForFilters?: boolean
}

/** Defines a check that reports rules without a metadata key, at their title. */
export const missingKey = ({ key, severity = 'info', why, help, example, isForFilters = false }: RequiredKey): Check =>
  defineCheck({
    code: `${key}-missing`,
    severity,
    profiles: ['sigmahq'],
    message: () => `the rule has no \`${key}\``,
    help,
    why,
    wrong: 'title: Whoami Execution',
    right: `title: Whoami Execution\n${example}`,
    checkRule: ({ nodeAt, rule, root }, report) => {
      if (rule === undefined || (rule.kind === 'filter' && !isForFilters) || nodeAt(key) !== undefined) return
      report((nodeAt('title') ?? root.entries[0]?.key ?? root).span, [])
    },
  })
