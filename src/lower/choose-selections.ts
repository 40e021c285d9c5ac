import { canBeNamed } from '../rule/condition-help.js'
import type { NamedSelection, SelectionRef } from '../rule/rule.js'
import { isUnderscored, selectedBy } from '../rule/selection-pattern.js'
import type { Report } from '../text/collect-diagnostics.js'
import { diagnose } from '../text/diagnose.js'
import type { Diagnostic } from '../text/diagnostic.js'
import { keepRecent } from '../text/keep-recent.js'
import { once } from '../text/once.js'
import type { Source } from '../text/source.js'
import { suggester } from '../text/suggest.js'
import { type Budget, spend } from './budget.js'

/** Returns the selections of a reference, or `undefined` if there is none or a limit is exceeded. */
export type SelectionChooser = (ref: SelectionRef) => readonly NamedSelection[] | undefined

/**
 * Creates a chooser by name and pattern. Each pattern is compared with the names once; each use counts the selected
 * ones. Reports references without a selection.
 */
export function selectionChooser(
  source: Source,
  selections: readonly NamedSelection[],
  budget: Budget,
  report: Report,
): SelectionChooser {
  const byName = new Map<string, readonly NamedSelection[]>()
  for (const selection of selections) if (!byName.has(selection.name)) byName.set(selection.name, [selection])
  const nameHelp = once((): NameHelp => {
    const names = [...byName.keys()]
    const suggestName = suggester(names.filter(canBeNamed))
    const suggest = (name: string): string | undefined => suggestSpace(name, byName) ?? suggestName(name)
    return { suggest, hasUnderscored: names.some(isUnderscored) }
  })
  const byPattern = new Map<string, readonly NamedSelection[]>()
  const matching = ({ pattern, span }: Extract<SelectionRef, { kind: 'quantified' }>) => {
    const cached = byPattern.get(pattern)
    if (cached !== undefined) return cached
    if (!spend(budget, 'references', selections.length, span)) return []
    const matches = testOf(pattern)
    const chosen = selections.filter(({ name }) => matches(name))
    byPattern.set(pattern, chosen)
    return chosen
  }
  return (ref) => {
    const chosen = ref.kind === 'reference' ? byName.get(ref.name) : matching(ref)
    if (!spend(budget, 'references', chosen?.length ?? 1, ref.span)) return undefined
    if (chosen !== undefined && chosen.length > 0) return chosen
    report(unresolvedReference(source, ref, nameHelp()))
    return undefined
  }
}

/** The same few patterns recur in all rules. */
const testOf = keepRecent(selectedBy)

interface NameHelp {
  /** Returns a help that suggests a similar name for an unknown one. */
  readonly suggest: (name: string) => string | undefined
  readonly hasUnderscored: boolean
}

/** Suggests a space in `notfilter`. The selection `filter` alone would say the opposite. */
function suggestSpace(name: string, names: ReadonlyMap<string, unknown>): string | undefined {
  const negated = /^not(.+)$/i.exec(name)?.[1]
  return negated !== undefined && names.has(negated) ? `did you mean \`not ${negated}\`?` : undefined
}

function unresolvedReference(source: Source, ref: SelectionRef, { suggest, hasUnderscored }: NameHelp): Diagnostic {
  if (ref.kind === 'quantified') {
    const help = suggest(ref.pattern) ?? (hasUnderscored ? UNDERSCORE_HELP : undefined)
    return diagnose('no-selection-matches', source, ref.span, [ref.pattern], { help })
  }
  const isPattern = ref.name.includes('*')
  const help = isPattern ? undefined : suggest(ref.name)
  const code = isPattern ? 'pattern-without-quantifier' : 'unknown-selection'
  return diagnose(code, source, ref.span, [ref.name], { help })
}

export const UNDERSCORE_HELP =
  'selections whose names begin with `_` need a pattern that begins with `_`, such as `1 of _*`'
