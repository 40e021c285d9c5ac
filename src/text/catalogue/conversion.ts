import { error, warning } from './entry.js'

const LOSSY = '`--lossy` accepts a query that matches more; the residual then says what it does not check'

/** Help for what a target cannot say: the targets that can, and what to do otherwise. */
export function exactTargetsHelp(targets: readonly string[], isLossy: boolean): string | undefined {
  if (targets.length === 0) return undefined
  const names = targets.map((name) => `\`${name}\``)
  const list = names.length === 1 ? names.join() : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`
  const exact = `${names.length === 1 ? 'the target' : 'the targets'} ${list} ${names.length === 1 ? 'says' : 'say'} this exactly`
  return isLossy ? exact : `${exact}; ${LOSSY}`
}

/** From the rule to a target's query. */
export const conversionMessages = {
  'not-expressible': error(
    (target: string, because: string) => `${target} cannot say this: ${because}`,
    'The query would match more events than the rule. It is an error because nothing asked for a looser query.',
    LOSSY,
  ),
  'left-out': warning(
    (target: string, because: string) => `the ${target} query leaves this out: ${because}`,
    'Under `--lossy`: the query matches every event of the rule and more; the residual says what is left to check.',
  ),
  widened: warning(
    (target: string, because: string) => `the ${target} query matches more than this: ${because}`,
    'Under `--lossy`: the query matches every event of the rule and more; the residual says what is left to check.',
  ),
  'nothing-expressible': error(
    (target: string) => `${target} can say nothing of this rule`,
    'What is left of the rule would match every event.',
  ),
  'correlation-not-expressible': error(
    (target: string, because: string) => `${target} cannot say this of several events: ${because}`,
    'What the platform cannot count, order or compare over several events is refused: a query for the events alone would mean something else.',
  ),
  'wider-count': error(
    (target: string) =>
      `the ${target} query of the events is wider than their rules, and the correlation would miss matches for that`,
    'A condition such as `lt`, `eq`, an average or `not` no longer holds when more events are found. `--lossy` does not help.',
  ),
  approximate: warning(
    (target: string, how: string) => `the ${target} query is an approximation: ${how}`,
    'The platform puts events together in another way than the correlation asks for. It may find more than the correlation, and it may miss something.',
  ),
  'platform-limit': warning(
    (target: string, count: number, what: string, most: number) =>
      `${target} may refuse this: it has ${count} ${what}, and the limit is ${most}`,
    'The query is right, and longer than the vendor promises to take. The page in the help says where the limit can be changed.',
  ),
  'rule-settings': warning(
    (target: string, what: string) =>
      `the ${target} query finds the events; a rule on the platform has to do the rest: ${what}`,
    'The query language itself cannot count or compare events over time. `--json` has the settings of the rule in the platform’s own keys.',
  ),
  'wrong-product': error(
    (target: string, product: string, wanted: string) =>
      `${target} searches the logs of ${wanted}; this rule is about ${product}`,
    'The target holds the events of one product only.',
  ),
  'regex-not-matchable': error(
    (reason: string) => `the matcher cannot run this regular expression: ${reason}`,
    'The matcher uses an engine that runs in linear time and has no look-around and no back-references.',
  ),
  'expression-not-matchable': error(
    () => 'the matcher cannot evaluate a query expression',
    'What a pipeline writes in the language of a target has a meaning only there.',
  ),
} as const
