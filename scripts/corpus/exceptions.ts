import { backends } from '../../backends/index.js'

/**
 * A rule that does not convert exactly, or whose query a reader rejects, with the manually reviewed reason why that is
 * correct.
 */
export interface Exception {
  readonly corpus: string
  readonly target: string
  /** The rule, as in `Outcome`. */
  readonly rule: string
  readonly result: 'wider' | 'failed' | 'unreadable' | 'refused'
  readonly reason: string
}

const auth0Catalog =
  (target: string) =>
  (result: Exception['result'], reason: string, ...rules: readonly string[]): Exception[] =>
    rules.map((rule) => ({ corpus: 'auth0/detections', target, rule, result, reason }))
const onAuth0 = auth0Catalog('auth0')
/** Applies to all targets, because the reason is in the rule. */
const onAll: typeof onAuth0 = (result, reason, ...rules) =>
  [...backends.keys()].flatMap((target) => auth0Catalog(target)(result, reason, ...rules))

const correlations = [
  'logins_or_signups_from_suspicious_ips.yml#2',
  'many_unverified_accounts_created.yml#2',
  'refresh_token_from_multiple_user_agent.yml#2',
  'risk_of_signup_fraud_by_disposable_domains.yml#2',
  'risk_of_signup_fraud_by_volume.yml#2',
]
const braces = 'an unquoted value in braces is a YAML map: the rule itself is wrong'

export const exceptions: readonly Exception[] = [
  ...onAll('unreadable', braces, '93c38bb9-da49-4ca5-8d8b-4d3d997b66e8'),
  ...onAll('failed', 'correlations are not converted yet', ...correlations),
  ...onAuth0(
    'wider',
    'the relevant values are inside `details`, which is not searchable',
    'dc37e695-df6f-439c-82aa-fe7127c5a3c3',
    '2a26d75e-43fd-4bc9-afb6-d3465068d869',
    '8281291e-51b4-46a9-8012-955e20406efd',
    'b275f0fa-3f2d-493f-a741-67e861ef77ed',
    '8281291e-51b4-46a9-8012-955e20206efd',
    'a9d48080-5b88-4e4d-8b6d-45696f85c444',
    'd0b564f6-716a-11f0-96ba-723487b9527c',
    '6733ad4e-716a-11f0-9006-723487b9527c',
    '2d7087d2-716d-11f0-ba3b-723487b9527c',
    '711501ce-716e-11f0-8b6e-723487b9527c',
  ),
  ...onAuth0(
    'failed',
    'an alternative of the rule is only inside `details`: without it, the query would match every event',
    'afb609fe-716f-11f0-b060-723487b9527c',
  ),
  ...onAuth0(
    'wider',
    'the rule searches for strings with spaces inside a value, which terms with a wildcard cannot contain',
    '27d3b46e-3a2e-48e9-95bb-4622101572b9',
  ),
  ...onAuth0(
    'wider',
    'its regular expression requires a single character between others, which is too short for a search',
    '6ef35d2c-ae8f-4b42-91b8-67915c7e41ff',
  ),
]
