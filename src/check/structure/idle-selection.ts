import { forEachLeaf, holds } from '../../ir/bool.js'
import type { NamedSelection } from '../../rule/rule.js'
import { selectedBy } from '../../rule/selection-pattern.js'
import { defineCheck } from '../check.js'
import { deadPlaces } from '../logic/dead-places.js'
import { type Searches, searchesOf } from './searches-of.js'

export const idleSelection = defineCheck({
  code: 'idle-selection',
  severity: 'warning',
  profiles: ['recommended', 'sigmahq'],
  message: (name: string) => `\`${name}\` never decides whether the condition holds`,
  help: (name) => `remove \`${name}\` from the condition, or correct \`and\`, \`or\`, \`not\` and parentheses`,
  why: `The rest of the condition gives the same result whether an event satisfies the selection or not. Often parentheses are
missing, or \`and\` was meant instead of \`or\`.`,
  wrong: `
selection_image:
  Image|endswith: '\\whoami.exe'
selection_parent:
  ParentImage|endswith: '\\w3wp.exe'
condition: (selection_image and selection_parent) or (selection_image and not selection_parent)
`,
  right: `
selection_image:
  Image|endswith: '\\whoami.exe'
selection_parent:
  ParentImage|endswith: '\\w3wp.exe'
condition: selection_image and selection_parent
`,
  checkRule: (context, report) => {
    const idle = searchesOf(context.rule).flatMap(idleIn)
    if (idle.length === 0) return
    const dead = new Set(deadPlaces(context).flatMap(({ kind, span }) => (kind === 'selection' ? [span.start] : [])))
    for (const { name, nameSpan } of idle) if (!dead.has(nameSpan.start)) report(nameSpan, [name])
  },
})

/** Selections of which all combinations are tried. */
const MAX_TRIED = 10

/** Returns the selections that a condition names, and on which its result does not depend. */
function idleIn({ selections, condition }: Searches): readonly NamedSelection[] {
  const used = usedIn({ selections, condition })
  if (used.length > MAX_TRIED) return []
  const bitOf = new Map(used.map(({ name }, at) => [name, 1 << at]))
  const results = Array.from({ length: 2 ** used.length }, (_, set) =>
    holds(condition, (ref) => {
      const has = (name: string): boolean => (set & (bitOf.get(name) ?? 0)) !== 0
      if (ref.kind === 'reference') return has(ref.name)
      const chosen = used.map(({ name }) => name).filter(selectedBy(ref.pattern))
      return chosen.filter(has).length >= (ref.count === 'all' ? chosen.length : ref.count)
    }),
  )
  // A condition that always or never holds has a finding of its own.
  if (new Set(results).size === 1) return []
  return used.filter((_, at) => results.every((result, set) => result === results[set ^ (1 << at)]))
}

function usedIn({ selections, condition }: Searches): readonly NamedSelection[] {
  const names = new Set<string>()
  forEachLeaf(condition, (ref) => {
    if (ref.kind === 'reference') names.add(ref.name)
    else for (const name of selections.map((each) => each.name).filter(selectedBy(ref.pattern))) names.add(name)
  })
  return selections.filter(({ name }) => names.has(name))
}
