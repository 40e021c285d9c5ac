import type { conversionMessages } from '../catalogue/conversion.js'
import type { Rationales } from './rationales.js'

/** From the rule to a target's query. */
export const conversionRationales: Rationales<typeof conversionMessages> = {
  'not-expressible':
    'The query would match more events than the rule. This is an error unless `--lossy` accepts such queries.',
  'left-out':
    'With `--lossy`, the query matches all events of the rule and others. The residual states what the query does not check.',
  widened:
    'With `--lossy`, the query matches all events of the rule and others. The residual states what the query does not check.',
  'nothing-expressible': 'Without the parts that the target cannot express, the query would match every event.',
  'only-exclusions':
    'With `--lossy`, the query matches nearly every event. Without the exclusions, no condition would be left, which is the error `nothing-expressible`.',
  'options-do-not-fit':
    'The options of the target do not fit what the pipelines say about the data of the rule. The help names the options.',
  'unmapped-logsource':
    'Without a condition, an index or a source for its log source, a query searches events of every kind. `--unmapped-logsource` sets the severity.',
  'correlation-not-expressible':
    'The platform cannot count, order or compare these events. A query for the single events would mean something else.',
  'wider-count':
    'A condition with `lt`, `eq`, an average or `not` can become false when the query finds more events. `--lossy` does not help.',
  approximate:
    'The platform groups events differently than the correlation requires. The query may find more than the correlation, and may miss matches.',
  'platform-limit':
    'The query is correct but exceeds a documented limit of the platform. The page in the help says where to change the limit.',
  'rule-settings':
    'The query language cannot count or compare events over time. `--json` includes the settings of the rule with the platform’s own keys.',
  'wrong-product': 'The target contains events of one product only.',
}
