import { wordList } from '../word-list.js'
import { error, warning } from './entry.js'

const LOSSY = '`--lossy` accepts a query that matches more, and reports what it does not check'

/** Help for what a target cannot say: the targets that can, and what to do otherwise. */
export function exactTargetsHelp(targets: readonly string[], isLossy: boolean): string | undefined {
  if (targets.length === 0) return undefined
  const names = targets.map((name) => `\`${name}\``)
  const exact = `${names.length === 1 ? 'the target' : 'the targets'} ${wordList(names, 'and')} can express this exactly`
  return isLossy ? exact : `${exact}; ${LOSSY}`
}

/** From the rule to a target's query. */
export const conversionMessages = {
  'not-expressible': error(
    (target: string, because: string) => `${target} cannot express this: ${because}`,
    'The query would match more events than the rule. This is an error unless `--lossy` accepts such queries.',
    LOSSY,
  ),
  'left-out': warning(
    (target: string, because: string) => `the ${target} query omits this: ${because}`,
    'With `--lossy`, the query matches all events of the rule and others. The residual states what the query does not check.',
  ),
  widened: warning(
    (target: string, because: string) => `the ${target} query matches more than this: ${because}`,
    'With `--lossy`, the query matches all events of the rule and others. The residual states what the query does not check.',
  ),
  'nothing-expressible': error(
    (target: string) => `${target} cannot express any part of this rule`,
    'Without the parts that the target cannot express, the query would match every event.',
  ),
  'options-do-not-fit': error(
    (target: string, because: string) => `${target} cannot search for this rule: ${because}`,
    'The options of the target do not fit what the pipelines say about the data of the rule. The help names the options.',
  ),
  'variants-differ': error(
    (what: 'field' | 'type' | 'option', name: string, values: readonly string[]) => {
      const things = {
        field: `name the field \`${name}\` differently`,
        type: `store the field \`${name}\` as different types`,
        option: `need different values of the option \`${name}\``,
      }
      return `one query cannot join these variants, because they ${things[what]}: ${values.join(', ')}`
    },
    'Variants that are joined by OR share one query, with the same options, groups and types of fields.',
    'convert each variant to a query of its own',
  ),
  'variant-left-out': warning(
    (variant: string, because: string) => `the variant \`${variant}\` is left out: ${because}`,
    'The rule cannot be converted for one of the ways to collect its events. The queries for the others do not depend on it.',
  ),
  'correlation-not-expressible': error(
    (target: string, because: string) => `${target} cannot express this correlation: ${because}`,
    'The platform cannot count, order or compare these events. A query for the single events would mean something else.',
  ),
  'wider-count': error(
    (target: string) =>
      `the ${target} query finds more events than the rules match, so the correlation would miss matches`,
    'A condition with `lt`, `eq`, an average or `not` can become false when the query finds more events. `--lossy` does not help.',
  ),
  approximate: warning(
    (target: string, how: string) => `the ${target} query is approximate: ${how}`,
    'The platform groups events differently than the correlation requires. The query may find more than the correlation, and may miss matches.',
  ),
  'platform-limit': warning(
    (target: string, count: number, what: string, maximum: number) =>
      `${target} may reject this query: it has ${count} ${what}, and the limit is ${maximum}`,
    'The query is correct but exceeds a documented limit of the platform. The page in the help says where to change the limit.',
  ),
  'rule-settings': warning(
    (target: string, what: string) =>
      `the ${target} query only finds the events; a rule on the platform must do the rest: ${what}`,
    'The query language cannot count or compare events over time. `--json` includes the settings of the rule with the platform’s own keys.',
  ),
  'wrong-product': error(
    (target: string, product: string, wanted: string) =>
      `${target} searches logs of ${wanted}; this rule is for ${product}`,
    'The target contains events of one product only.',
  ),
  'regex-not-matchable': error(
    (reason: string) => `the matcher cannot run this regular expression: ${reason}`,
    'The matcher uses a linear-time engine, which has no look-around and no back-references.',
  ),
  'expression-not-matchable': error(
    () => 'the matcher cannot evaluate query expressions',
    'A query expression is written in the language of a target and only has a meaning there.',
  ),
} as const
