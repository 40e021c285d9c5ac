import { usageError } from '../../project/files/usage-error.js'
import { compileFilePatterns, pathBelow } from '../../project/select/file-patterns.js'
import { type SelectionFlagValues, selectByFlags } from '../../project/select/select-by-flags.js'
import type { RuleDocument } from '../../rule/parse-rules.js'
import { printable } from '../../text/control-characters.js'
import { counted, thousands } from '../../text/count.js'
import { didYouMean } from '../../text/suggest.js'
import { givenFlags } from '../flags/selection-flags.js'
import type { OpenSelection } from './open-selection.js'

/** Flags whose values are names that rules have. */
const SUGGESTED = ['product', 'category', 'service', 'tag', 'id'] as const

type MetNames = ReadonlyMap<(typeof SUGGESTED)[number], Set<string>>

const noNames = (): MetNames => new Map(SUGGESTED.map((name) => [name, new Set()]))

function addNames(met: MetNames, { rule, identity }: RuleDocument): void {
  const { product, category, service } = rule?.kind === 'detection' ? rule.logsource : NO_LOG_SOURCE
  const { tags = [] } = rule?.metadata ?? {}
  const names = {
    product: [product],
    category: [category],
    service: [service],
    tag: tags,
    id: [identity.id, identity.name],
  }
  for (const [key, values] of met) for (const name of names[key]) if (typeof name === 'string') values.add(name)
}

const NO_LOG_SOURCE = { product: null, category: null, service: null }

/** Suggests a name for the first value that no rule has. */
function hintOf(flags: SelectionFlagValues, met: MetNames): string | undefined {
  for (const [key, names] of met) {
    const known = new Set([...names].map((name) => name.toLowerCase()))
    const values = flags[key].flatMap((text) => text.split(',')).map((text) => text.trim())
    const unknown = values.find((value) => !known.has(value.toLowerCase()) && !/[*?]/.test(value))
    const hint = unknown === undefined ? undefined : didYouMean(unknown, names)
    if (hint !== undefined) return hint
  }
  return undefined
}

/** Opens the selection of flags of which at least one is given. Throws a usage error for a wrong value. */
export function openGivenSelection(flags: SelectionFlagValues, cwd: string): OpenSelection {
  const selects = selectByFlags(flags, cwd)
  let [selected, total] = [0, 0]
  let met = noNames()
  const unused = new Map(flags.exclude.map((pattern) => [pattern, compileFilePatterns([pattern])]))
  return {
    selects: (document, input, rules) => {
      for (const [pattern, matches] of unused) if (matches(pathBelow(cwd, input))) unused.delete(pattern)
      const isSelected = selects?.(document, input, rules) ?? true
      // A filter is a part of other rules.
      if (document.rule?.kind === 'filter') return isSelected
      total++
      if (isSelected) selected++
      else if (selected === 0) addNames(met, document)
      return isSelected
    },
    take: () => {
      const counts = { selected, total, unused: [...unused.keys()], names: met }
      ;[selected, total, met] = [0, 0, noNames()]
      return counts
    },
    add: (counts) => {
      if (selected === 0)
        for (const [key, names] of met) for (const name of counts.names.get(key) ?? []) names.add(name)
      selected += counts.selected
      total += counts.total
      for (const pattern of unused.keys()) if (!counts.unused.includes(pattern)) unused.delete(pattern)
    },
    close: () => {
      if (selected === 0 && total > 0) {
        const subject = total === 1 ? 'the rule is not' : `none of ${counted(total, 'rule')} is`
        throw usageError(`${subject} selected by ${givenFlags(flags).join(' and ')}`, hintOf(flags, met))
      }
      return [
        ...[...unused.keys()].map((pattern) => `\`--exclude ${printable(pattern)}\` excludes no file`),
        `${thousands(selected)} of ${counted(total, 'rule')} selected`,
      ]
    },
  }
}
