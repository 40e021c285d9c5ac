/** A bound on what a rule may hold or become, so that no text exhausts time or memory. */
export interface LimitSpec {
  readonly default: number
  /** What it counts: the end of “more than 20000 …”. */
  readonly counts: string
  /** The greatest value that it can be set to; absent where only the memory sets one. */
  readonly most?: number
}

export type LimitName =
  | 'file-bytes'
  | 'yaml-depth'
  | 'yaml-aliases'
  | 'yaml-nodes'
  | 'condition-depth'
  | 'references'
  | 'combinations'
  | 'values'
  | 'expanded-values'
  | 'processed-values'
  | 'correlation-parts'

/** Every limit that a user can set. The defaults are far above what rules need; depths are bounded, since a stack is. */
export const limitSpecs: Readonly<Record<LimitName, LimitSpec>> = {
  'file-bytes': { default: 16 * 1024 * 1024, counts: 'bytes in a file', most: 256 * 1024 * 1024 },
  'yaml-depth': { default: 64, counts: 'nested maps and lists', most: 500 },
  'yaml-aliases': { default: 1_000, counts: 'aliases in a file' },
  'yaml-nodes': { default: 500_000, counts: 'nodes in a file after aliases are expanded' },
  'condition-depth': { default: 64, counts: 'nested parentheses in a condition', most: 500 },
  references: { default: 1_000_000, counts: 'comparisons of selections with references' },
  combinations: { default: 1_000, counts: 'ways to choose the selections of `N of`' },
  values: { default: 200_000, counts: 'values, counted for each use in the condition' },
  'expanded-values': { default: 20_000, counts: 'values after modifiers' },
  'processed-values': { default: 400_000, counts: 'values after a pipeline step' },
  'correlation-parts': { default: 1_000, counts: 'rules of a correlation, counted for each reference' },
}

/** The value of each limit. */
export type Limits = Readonly<Record<LimitName, number>>

/** Values for some limits; the others keep their defaults. */
export type LimitSettings = { readonly [Name in LimitName]?: number }

const names = Object.keys(limitSpecs) as LimitName[]
const defaults = Object.fromEntries(names.map((name) => [name, limitSpecs[name].default])) as Limits

/**
 * Every limit with its value. A name that is no limit, or a value that it cannot have, is a TypeError.
 *
 * @example
 * limitsOf({ values: 500_000 }).values // 500000
 */
export function limitsOf(settings: LimitSettings = {}): Limits {
  const given = Object.entries(settings).filter(([, value]) => value !== undefined)
  if (given.length === 0) return defaults
  for (const [name, value] of given) {
    const problem = limitProblem(name, value)
    if (problem !== undefined) throw new TypeError(problem)
  }
  return { ...defaults, ...Object.fromEntries(given) }
}

/** Why a limit cannot be set to a value; undefined if it can. */
export function limitProblem(name: string, value: unknown): string | undefined {
  if (!isLimitName(name)) return `there is no limit \`${name}\``
  const { most = Number.MAX_SAFE_INTEGER }: LimitSpec = limitSpecs[name]
  if (typeof value === 'number' && Number.isSafeInteger(value) && value >= 1 && value <= most) return undefined
  const bound = most === Number.MAX_SAFE_INTEGER ? '' : ` and at most ${most}`
  return `the limit \`${name}\` must be an integer of at least 1${bound}`
}

const isLimitName = (name: string): name is LimitName => Object.hasOwn(limitSpecs, name)

/** The sentence of a diagnostic for a limit that is exceeded. */
export const moreThan = (limit: number, name: LimitName): string => `more than ${limit} ${limitSpecs[name].counts}`

/** The help of such a diagnostic. */
export const raiseLimit = (name: LimitName): string => `\`--limit ${name}=<number>\` raises the limit`
