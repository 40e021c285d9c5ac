import { parseRules, type ReadSettings, type RuleDocument } from '../rule/parse-rules.js'
import { isError } from '../text/diagnostic.js'
import { applyFixes } from './edits/apply-fixes.js'
import { type Equivalence, haveSameMeaning } from './edits/same-meaning.js'
import type { Finding, Fix } from './finding.js'

export interface FixSettings {
  /** Finds what is wrong with a text. */
  readonly findingsOf: (name: string, text: string) => readonly Finding[]
  /** True to make fixes that change the meaning of a rule, too. Default `false`. */
  readonly unsafe?: boolean
  readonly equivalent: Equivalence
  readonly reading?: ReadSettings
}

/** The text of a file after its fixes. */
export interface FixedSource {
  readonly text: string
  /** The findings that were fixed. */
  readonly fixed: readonly Finding[]
}

/** Rounds of fixes after which a text is left as it is. Each round makes the fixes that do not overlap. */
const MAX_ROUNDS = 20

/**
 * Fixes the findings of a text, until none with a fix is left. A fix is undone if the rules could not be read
 * afterwards, or if it should keep the meaning of a rule and does not.
 */
export function fixText(name: string, text: string, settings: FixSettings): FixedSource {
  const fixed: Finding[] = []
  const refused = new Set<string>()
  let current = text
  for (let round = 0; round < MAX_ROUNDS; round++) {
    const possible = settings
      .findingsOf(name, current)
      .filter((finding) => mayFix(finding.fix, settings) && !refused.has(keyOf(finding)))
    const safe = possible.filter(({ fix }) => fix?.keepsMeaning)
    const made = fixAll(name, current, safe.length > 0 ? safe : possible, settings)
    for (const finding of made.refused) refused.add(keyOf(finding))
    if (made.fixed.length === 0) break
    current = made.text
    fixed.push(...made.fixed)
  }
  return { text: current, fixed }
}

const mayFix = (fix: Fix | undefined, { unsafe = false }: FixSettings): boolean =>
  fix !== undefined && (unsafe || fix.keepsMeaning)

/** Two findings with the same words and fix are the same in the next round, wherever other fixes have moved them. */
const keyOf = ({ code, message, fix }: Finding): string =>
  `${code} ${message} ${fix?.edits.map((edit) => edit.text).join('\n')}`

interface Round extends FixedSource {
  readonly refused: readonly Finding[]
}

/** Makes all fixes at once; if that goes wrong, one after the other. */
function fixAll(name: string, text: string, findings: readonly Finding[], settings: FixSettings): Round {
  const before = parseRules({ name, text }, settings.reading)
  const { made, result } = apply(text, findings)
  if (made.length === 0 || isAcceptable(name, before, result, made, settings))
    return { text: result, fixed: made, refused: [] }
  const fixed: Finding[] = []
  const refused: Finding[] = []
  let current = text
  for (const finding of made) {
    const candidate = apply(text, [...fixed, finding]).result
    if (isAcceptable(name, before, candidate, [finding], settings)) {
      fixed.push(finding)
      current = candidate
    } else refused.push(finding)
  }
  return { text: current, fixed, refused }
}

function apply(text: string, findings: readonly Finding[]): { made: readonly Finding[]; result: string } {
  const { text: result, applied } = applyFixes(
    text,
    findings.flatMap(({ fix }) => fix ?? []),
  )
  const done = new Set(applied)
  return { made: findings.filter(({ fix }) => fix !== undefined && done.has(fix)), result }
}

function isAcceptable(
  name: string,
  before: readonly RuleDocument[],
  text: string,
  findings: readonly Finding[],
  { equivalent, reading }: FixSettings,
): boolean {
  const after = parseRules({ name, text }, reading)
  if (errorCount(after) > errorCount(before)) return false
  return findings.some(({ fix }) => fix?.keepsMeaning === false) || haveSameMeaning(before, after, equivalent)
}

const errorCount = (documents: readonly RuleDocument[]): number =>
  documents.reduce((sum, { diagnostics }) => sum + diagnostics.filter(isError).length, 0)
