import { inBackQuotes, wordList } from '../word-list.js'
import { error, IN_MESSAGE, warning } from './entry.js'

const LOSSY =
  '`--lossy`, or `wider` in `accept.fidelity`, accepts a query that matches more, and reports what it does not check'

/** Help for what a target cannot say. `mayBeWider` is false if a wider query is accepted already, or impossible. */
export function lossHelp(exactTargets: readonly string[], mayBeWider: boolean): string | undefined {
  const names = inBackQuotes(exactTargets)
  const exact = `${names.length === 1 ? 'the target' : 'the targets'} ${wordList(names, 'and')} can express this exactly`
  const ways = [...(names.length === 0 ? [] : [exact]), ...(mayBeWider ? [LOSSY] : [])]
  return ways.length === 0 ? undefined : ways.join('; ')
}

/** From the rule to a target's query. */
export const conversionMessages = {
  'not-expressible': error(
    (target: string, because: string) => `${target} cannot express this: ${because}`,
    'use another target for this rule',
  ),
  'left-out': warning((target: string, because: string) => `the ${target} query omits this: ${because}`),
  widened: warning((target: string, because: string) => `the ${target} query matches more than this: ${because}`),
  'nothing-expressible': error((target: string) => `${target} cannot express any part of this rule`, IN_MESSAGE),
  'only-exclusions': warning(
    (target: string) => `the ${target} query only excludes events: it omits everything that the rule searches for`,
    'use another target for this rule',
  ),
  'options-do-not-fit': error(
    (target: string, because: string) => `${target} cannot search for this rule: ${because}`,
    IN_MESSAGE,
  ),
  'unmapped-logsource': warning(
    (logsource: string | undefined) =>
      logsource === undefined
        ? 'no pipeline is in use, so queries do not select the log sources of their rules'
        : `no pipeline in use maps the log source \`${logsource}\`, so the query searches all events`,
    'add a pipeline that maps this log source; `sigmacast list pipelines` lists the built-in ones',
  ),
  'correlation-not-expressible': error(
    (target: string, because: string) => `${target} cannot express this correlation: ${because}`,
    'use another target for this correlation; `--first-of` chooses one',
  ),
  'wider-count': error(
    (target: string) =>
      `the ${target} query finds more events than the rules match, so the correlation would miss matches`,
    'remove what the target cannot express, or use another target',
  ),
  approximate: warning((target: string, how: string) => `the ${target} query is approximate: ${how}`),
  'platform-limit': warning(
    (target: string, count: number, what: string, maximum: number) =>
      `${target} may reject this query: it has ${count} ${what}, and the limit is ${maximum}`,
  ),
  'rule-settings': warning(
    (target: string, what: string) =>
      `the ${target} query only finds the events; a rule on the platform must do the rest: ${what}`,
  ),
  'wrong-product': error(
    (target: string, product: string, wanted: string) =>
      `${target} searches logs of ${wanted}; this rule is for ${product}`,
    'use another target for this rule; `--product` selects the rules of a product',
  ),
} as const
