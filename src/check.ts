// `sigmacast/check`: findings in rules, and their fixes.
export { type Baseline, baselineOf, parseBaseline, withoutAccepted } from './check/baseline.js'
export type { Check, Profile } from './check/check.js'
export { type CheckRulesSettings, checkRules, fixRules } from './check/check-rules.js'
export { checks } from './check/checks.js'
export type { CheckSettings } from './check/enabled-checks.js'
export type { Edit, Finding, Fix } from './check/finding.js'
export type { FixedSource } from './check/fix-text.js'
export type { CheckOutput } from './check/outputs/check-output.js'
