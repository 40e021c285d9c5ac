import { didYouMean } from '../../text/suggest.js'
import { usageError } from '../files/usage-error.js'
import { compileSelection, type RuleSelector } from './compile-selection.js'
import type { Selection } from './selection.js'
import type { SelectionProblem } from './selection-problem.js'

/** The values of the flags that select rules. */
export interface SelectionFlagValues {
  readonly level: readonly string[]
  readonly status: readonly string[]
  readonly tag: readonly string[]
  readonly product: readonly string[]
  readonly category: readonly string[]
  readonly service: readonly string[]
  readonly author: readonly string[]
  readonly id: readonly string[]
  readonly exclude: readonly string[]
  readonly 'select-list': readonly string[]
}

/** Flags whose values may be several, separated by commas. Names of files may contain commas. */
const listFlags = ['level', 'status', 'tag', 'product', 'category', 'service', 'author', 'id'] as const

/**
 * Compiles the flags that select rules, such as `--level '>=high' --status stable,test`. Patterns and lists are
 * relative to `folder`. Undefined without such a flag. Throws a usage error for a wrong value.
 */
export function selectByFlags(flags: SelectionFlagValues, folder: string): RuleSelector | undefined {
  const selection = selectionOf(flags)
  if (Object.keys(selection).length === 0) return undefined
  const { selects, problems } = compileSelection(selection, folder)
  const [problem] = problems
  if (problem !== undefined) throw selectionError(problem)
  return selects
}

/** Returns the selection that the flags describe. `--status stable,test` has two entries. */
export function selectionOf(flags: SelectionFlagValues): Selection {
  const texts = listFlags.map((name) => [name, flags[name].flatMap(itemsOf)] as const)
  const empty = texts.find(([name, items]) => flags[name].length > 0 && items.length === 0)
  if (empty !== undefined) throw usageError(`\`--${empty[0]}\` requires a value`)
  return Object.fromEntries([
    ...texts.filter(([, items]) => items.length > 0),
    ...(flags.exclude.length === 0 ? [] : [['file', flags.exclude.map((pattern) => `!${pattern}`)]]),
    ...(flags['select-list'].length === 0 ? [] : [['list', flags['select-list']]]),
  ])
}

const itemsOf = (text: string): readonly string[] =>
  text
    .split(',')
    .map((item) => item.trim())
    .filter((item) => item !== '')

/** Returns the usage error for a mistake in a selection that flags describe. */
export function selectionError(problem: SelectionProblem): Error {
  switch (problem.kind) {
    case 'value': {
      const choices = `use one of ${problem.allowed.join(', ')}`
      return usageError(
        `\`--${problem.key}\` cannot be \`${problem.value}\``,
        didYouMean(problem.value, problem.allowed) ?? choices,
      )
    }
    case 'list':
      return usageError(`\`--select-list\` cannot read \`${problem.file}\`: ${problem.reason}`)
    case 'pattern':
      return usageError(`\`--exclude\` cannot use \`${problem.pattern.slice(1)}\`: ${problem.reason}`)
    case 'key':
      return usageError(`there is no selection by \`${problem.key}\``, didYouMean(problem.key, problem.known))
  }
}
