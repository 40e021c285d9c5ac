import { comparePrepared } from '../../convert/compare-rules.js'
import { distinctDiagnostics } from '../../convert/first-of.js'
import { openReasoner, type Reasoner } from '../../reason/reasoner.js'
import { byPlace, collectDiagnostics } from '../../text/collect-diagnostics.js'
import { isError } from '../../text/diagnostic.js'
import { compareMetadata } from './compare-metadata.js'
import { compareOutputs, filesBehind, type Hashes, inputsOf } from './compare-outputs.js'
import { findCovering } from './find-covering.js'
import type { ProjectSide, SideRule } from './project-side.js'
import type { Meaning, OutputChange, RuleChange, RulesDiff } from './rules-diff.js'

/** Compares the rules of two sides. */
export function compareSides(before: ProjectSide, after: ProjectSide): Omit<RulesDiff, 'against' | 'commit'> {
  const reasoner = openReasoner()
  const { reportAll, diagnostics } = collectDiagnostics()
  reportAll(after.errors)
  const inputs = [inputsOf(before), inputsOf(after)] as const
  const pairs = pairRules(before, after)
  const changed: RuleChange[] = []
  let unchanged = 0
  for (const [earlier, later] of pairs) {
    const change = compareRule(earlier, later, { reasoner, reportAll, inputs })
    if (change === undefined) unchanged++
    else changed.push(change)
  }
  const matched = new Set(pairs.flat())
  const added = [...after.rules.values()].filter((rule) => !matched.has(rule)).map(addedRule)
  const removed = [...before.rules.values()]
    .filter((rule) => !matched.has(rule))
    .map((rule) => removedRule(rule, after, reasoner))
  return {
    rules: [changed, added, removed].flatMap((rules) => rules.toSorted((a, b) => (a.file < b.file ? -1 : 1))),
    unchanged,
    diagnostics: distinctDiagnostics(diagnostics).toSorted(byPlace),
  }
}

/** Pairs the rules that have the same key; of the others, those with the same file and title, whose id has changed. */
function pairRules(before: ProjectSide, after: ProjectSide): readonly (readonly [SideRule, SideRule])[] {
  const nameOf = ({ file, rule }: SideRule): string => `${file}\n${rule.metadata.title}`
  const left = new Map(
    [...before.rules.values()].filter(({ key }) => !after.rules.has(key)).map((rule) => [nameOf(rule), rule]),
  )
  return [...after.rules.values()].flatMap((rule) => {
    const earlier = before.rules.get(rule.key) ?? left.get(nameOf(rule))
    return earlier === undefined ? [] : [[earlier, rule] as const]
  })
}

interface Comparing {
  readonly reasoner: Reasoner
  /** The hashes of the files that artifacts depend on, before and after. */
  readonly inputs: readonly [Hashes, Hashes]
  readonly reportAll: ReturnType<typeof collectDiagnostics>['reportAll']
}

/**
 * Returns the change of a rule, or `undefined` if neither its text nor an artifact nor what it means has changed: an
 * edited pipeline or filter need not reach it.
 */
function compareRule(before: SideRule, after: SideRule, comparing: Comparing): RuleChange | undefined {
  const outputs = compareOutputs(before, after)
  const because = filesBehind([before, after], comparing.inputs)
  const isMoved = before.file !== after.file
  if (before.text === after.text && outputs.length === 0 && because.length === 0 && !isMoved) return undefined
  const { diagnostics, ...meaning } = comparePrepared(before.prepared(), after.prepared(), comparing.reasoner)
  comparing.reportAll(diagnostics.filter(isError))
  const metadata = compareMetadata(before.rule, after.rule)
  const isReached = meaning.relation !== 'same' || outputs.length > 0 || metadata.length > 0
  if (before.text === after.text && !isMoved && !isReached) return undefined
  return {
    kind: 'changed',
    ...identityOf(after),
    ...(isMoved ? { previousFile: before.file } : {}),
    meaning,
    metadata,
    because,
    outputs: outputs.map((output) => withMeaning(output, meaning, before, after, comparing.reasoner)),
  }
}

/** Adds the meaning of a change of a query's own settings, unless the change of the rule has the same one. */
function withMeaning(
  change: OutputChange,
  { relation }: Meaning,
  before: SideRule,
  after: SideRule,
  reasoner: Reasoner,
): OutputChange {
  const { output } = change
  const isSame =
    before.artifacts.get(output)?.settings === after.artifacts.get(output)?.settings ||
    change.before?.query === change.after?.query
  const [earlier, later] = [before, after].map((side) => (isSame ? undefined : side.preparedFor(output)))
  if (earlier === undefined || later === undefined) return change
  const { diagnostics: _, ...meaning } = comparePrepared(earlier, later, reasoner)
  return meaning.relation === relation ? change : { ...change, meaning }
}

const identityOf = ({ rule, file }: SideRule) => ({ title: rule.metadata.title, id: rule.metadata.id ?? null, file })

const addedRule = (rule: SideRule): RuleChange => ({
  kind: 'added',
  ...identityOf(rule),
  metadata: [],
  because: [],
  outputs: compareOutputs(undefined, rule),
})

const removedRule = (rule: SideRule, after: ProjectSide, reasoner: Reasoner): RuleChange => ({
  kind: 'removed',
  ...identityOf(rule),
  coveredBy: findCovering(rule, after, reasoner) ?? null,
  metadata: [],
  because: [],
  outputs: compareOutputs(rule, undefined),
})
