/** Why our query of a rule is not the one that its authors wrote beside it, by the rule's id. */
export const auth0Differences: ReadonlyMap<string, string> = new Map([
  [
    'a9d48080-5b88-4e4d-8b6d-45696f85c444',
    `The authors' query lists seven types of attack protection events and no sign-in. In the rule six of those types are comments, which
leaves a list without values, and such a list asks for a missing type; the rule also asks for the sign-ins that are to be correlated.`,
  ],
  [
    '27d3b46e-3a2e-48e9-95bb-4622101572b9',
    `The authors' query looks for one of the rule's six descriptions. Ours looks for all six, with a star where a text has blanks.`,
  ],
  [
    'e92605d8-716d-11f0-b2ae-723487b9527c',
    `The authors' query finds every attempt to sign up, whatever the address. The rule asks for successful ones from nine domains of
disposable addresses, and ours says all of that.`,
  ],
  [
    '466073e8-7171-11f0-858f-723487b9527c',
    `The rule lists the type \`w\`. The authors' query has \`u\` in that place, which is no type of event. The host name is a blank that has
to be filled in before the query finds anything.`,
  ],
])

/** Why a rule has no query of ours, in addition to its diagnostics. */
export const auth0Unconverted: ReadonlyMap<string, string> = new Map([
  [
    '93c38bb9-da49-4ca5-8d8b-4d3d997b66e8',
    `The rule's own fault: a value in braces without quotes is a map in YAML, not a text. With quotes the rule converts.`,
  ],
  [
    'afb609fe-716f-11f0-b060-723487b9527c',
    `The condition joins the event and what it changed with \`or\`, and the second half cannot be searched: leaving it out would leave
every event. With \`and\`, which the explanation in the rule speaks for, the rule converts to the authors' query.`,
  ],
])
