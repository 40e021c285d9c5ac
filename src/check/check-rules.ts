import { platformsOf } from '../backend/platform.js'
import type { GivenTargets } from '../backend/targets.js'
import { errorsBehind } from '../lower/errors-behind.js'
import { parseRules, type ReadSettings } from '../rule/parse-rules.js'
import { indexRules, type RuleIndex } from '../rule/rule-index.js'
import type { LimitSettings } from '../text/limits.js'
import type { Source } from '../text/source.js'
import type { EnabledCheck } from './check-document.js'
import { checkSources, type ReadSource } from './check-sources.js'
import { checks } from './checks.js'
import { documentDiagnostics } from './document-diagnostics.js'
import type { Equivalence } from './edits/same-meaning.js'
import { type CheckSettings, enabledChecks } from './enabled-checks.js'
import { equivalentByReason } from './equivalent-by-reason.js'
import type { Finding } from './finding.js'
import { type FixedSource, type FixSettings, fixText } from './fix-text.js'
import { outputSeverities } from './outputs/output-findings.js'
import type { CheckFacts } from './rule-context.js'

/** Settings of `checkRules`: the checks, and what they compare rules with. */
export interface CheckRulesSettings extends CheckSettings, CheckFacts {
  /** The targets whose options rules may set. Default: none, so that any platform may be named. */
  readonly targets?: GivenTargets
  readonly limits?: LimitSettings
}

/**
 * Checks the rules of sources, alone and together. Returns the diagnostics and findings of all sources, in the order of
 * the sources and by place. Comments `# sigmacast-ignore` silence findings.
 *
 * @example
 * checkRules([{ name: 'rule.yml', text: text.replace('4625', '[1, 1]') }]).map(({ code }) => code) // ['duplicate-value']
 */
export function checkRules(sources: readonly Source[], settings: CheckRulesSettings = {}): readonly Finding[] {
  return checkWith(sources, enabledChecks(checks, settings), withSeverities(settings))
}

const withSeverities = (settings: CheckRulesSettings): CheckRulesSettings => ({
  outputSeverities: outputSeverities(settings),
  ...settings,
})

/** Settings of a run, apart from its checks. */
type RunSettings = Omit<CheckRulesSettings, keyof CheckSettings>

function checkWith(
  sources: readonly Source[],
  enabled: readonly EnabledCheck[],
  settings: RunSettings,
): readonly Finding[] {
  const reading = readingOf(settings)
  const parsed = sources.map((source) => ({ source, documents: parseRules(source, reading) }))
  const rules = indexRules(parsed.flatMap(({ documents }) => documents.flatMap(({ rule }) => rule ?? [])))
  const read = parsed.map(({ source, documents }) => readSource(source, documents, rules, settings))
  return [...checkSources(read, enabled, settings).values()].flat()
}

/**
 * Fixes the findings of a source that have a fix, until none is left. Fixes that may change what a rule matches are only
 * made with `unsafe`.
 *
 * @example
 * fixRules({ name: 'rule.yml', text: text.replace('4625', '[1, 1]') }).text.includes('[1]') // true
 */
export function fixRules(
  source: Source,
  { unsafe = false, ...settings }: CheckRulesSettings & Pick<FixSettings, 'unsafe'> = {},
  equivalent: Equivalence = equivalentByReason,
): FixedSource {
  return fixWith(source, enabledChecks(checks, settings), { ...withSeverities(settings), unsafe, equivalent })
}

/** Fixes the findings of these checks in a source, as `fixRules` does. */
export function fixWith(
  { name, text }: Source,
  enabled: readonly EnabledCheck[],
  { unsafe = false, equivalent, ...settings }: RunSettings & Pick<FixSettings, 'unsafe' | 'equivalent'>,
): FixedSource {
  const findingsOf = (_: string, current: string): readonly Finding[] =>
    checkWith([{ name, text: current }], enabled, settings)
  return fixText(name, text, { findingsOf, unsafe, equivalent, reading: readingOf(settings) })
}

const readingOf = ({ targets, limits = {} }: RunSettings): ReadSettings => ({
  limits,
  keepWritten: true,
  ...(targets === undefined ? {} : { platforms: platformsOf(targets.values()) }),
})

const readSource = (
  source: Source,
  documents: ReturnType<typeof parseRules>,
  rules: RuleIndex,
  { targets = new Map(), limits = {} }: RunSettings,
): ReadSource => ({
  source,
  documents: documents.map((document) => ({
    document,
    diagnostics: [...documentDiagnostics(document, rules, { targets, limits }), ...errorsBehind(document, rules)],
  })),
})
