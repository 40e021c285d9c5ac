/** Reasons for differences between our query and the authors' query, by the id of the rule. */
export const auth0Differences: ReadonlyMap<string, string> = new Map([
  [
    'a9d48080-5b88-4e4d-8b6d-45696f85c444',
    `The authors' query lists seven types of attack protection events and no sign-in. In the rule, six of those types are comments. The list is therefore empty, which
means a missing type. The rule also selects the sign-ins for its correlation.`,
  ],
  [
    '27d3b46e-3a2e-48e9-95bb-4622101572b9',
    `The authors' query looks for one of the rule's six descriptions. Ours looks for all six, with a star for each space.`,
  ],
  [
    'e92605d8-716d-11f0-b2ae-723487b9527c',
    `The authors' query finds every attempt to sign up, with any address. The rule and our query find successful ones with addresses of nine disposable domains.`,
  ],
  [
    '466073e8-7171-11f0-858f-723487b9527c',
    `The rule lists the type \`w\`. The authors' query has \`u\` instead, which is not an event type. The host name is a placeholder; replace
it before you use the query.`,
  ],
])

/** Reasons for rules without a query, in addition to their diagnostics. */
export const auth0Unconverted: ReadonlyMap<string, string> = new Map([
  [
    '93c38bb9-da49-4ca5-8d8b-4d3d997b66e8',
    `The rule is invalid: a value in braces without quotes is a map in YAML, not a text. With quotes, the rule converts.`,
  ],
  [
    'afb609fe-716f-11f0-b060-723487b9527c',
    `The condition combines the event and its change with \`or\`. The second half is not searchable, and a query without it would select every event. With
\`and\`, as the explanation in the rule suggests, the rule converts to the authors' query.`,
  ],
])
