/** A bound on the size of a rule or of its expansion, so that no text exhausts time or memory. */
export interface LimitSpec {
  readonly default: number
  /** The thing that is counted: the end of “more than 20000 …”. */
  readonly counts: string
  /** The highest value that a user can set; absent where only memory bounds it. */
  readonly maximum?: number
}

/** The name of a limit, as in `--limit`. */
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
  | 'correlation-depth'

/**
 * All limits that a user can set. The defaults are far above what rules need. Limits on depth have a maximum, since
 * the call stack has one.
 */
export const limitSpecs: Readonly<Record<LimitName, LimitSpec>> = {
  'file-bytes': { default: 16 * 1024 * 1024, counts: 'bytes in a file', maximum: 256 * 1024 * 1024 },
  'yaml-depth': { default: 64, counts: 'nested maps and lists', maximum: 500 },
  'yaml-aliases': { default: 1_000, counts: 'aliases in a file' },
  'yaml-nodes': { default: 500_000, counts: 'nodes in a file after aliases are expanded' },
  'condition-depth': { default: 64, counts: 'nested parentheses in a condition', maximum: 500 },
  references: { default: 1_000_000, counts: 'comparisons of selections with references' },
  combinations: { default: 1_000, counts: 'ways to choose the selections of `N of`' },
  values: { default: 200_000, counts: 'values, counted for each use in the condition' },
  'expanded-values': { default: 20_000, counts: 'values after modifiers' },
  'processed-values': { default: 400_000, counts: 'values after a pipeline step' },
  'correlation-parts': { default: 1_000, counts: 'rules of a correlation, counted for each reference' },
  'correlation-depth': { default: 64, counts: 'nested correlations', maximum: 500 },
}

/** The value of every limit. */
export type Limits = Readonly<Record<LimitName, number>>

/** Values for some limits; the others keep their defaults. */
export type LimitSettings = { readonly [Name in LimitName]?: number }

const names = Object.keys(limitSpecs) as LimitName[]
const defaults = Object.fromEntries(names.map((name) => [name, limitSpecs[name].default])) as Limits

let latest = defaults

/**
 * Returns every limit with its value; the same object for the same limits as the last time, so that several targets
 * share what is computed with them. Throws a `TypeError` for an unknown name or an invalid value.
 *
 * @example
 * limitsOf({ values: 500_000 }).values // 500000
 */
export function limitsOf(settings?: LimitSettings): Limits {
  if (settings === undefined) return defaults
  const settingEntries = Object.entries(settings).filter(([, value]) => value !== undefined)
  if (settingEntries.length === 0) return defaults
  for (const [name, value] of settingEntries) {
    const problem = limitProblem(name, value)
    if (problem !== undefined) throw new TypeError(problem)
  }
  const limits: Limits = { ...defaults, ...Object.fromEntries(settingEntries) }
  if (names.some((name) => limits[name] !== latest[name])) latest = limits
  return latest
}

/** Explains why a limit cannot have a value. Returns `undefined` if it can. */
export function limitProblem(name: string, value: unknown): string | undefined {
  if (!isLimitName(name)) return `there is no limit \`${name}\``
  const { maximum = Number.MAX_SAFE_INTEGER }: LimitSpec = limitSpecs[name]
  if (typeof value === 'number' && Number.isSafeInteger(value) && value >= 1 && value <= maximum) return undefined
  const bound = maximum === Number.MAX_SAFE_INTEGER ? '' : ` and at most ${maximum}`
  return `the limit \`${name}\` must be an integer of at least 1${bound}`
}

const isLimitName = (name: string): name is LimitName => Object.hasOwn(limitSpecs, name)

/** Writes the message for an exceeded limit. */
export const moreThan = (limit: number, name: LimitName): string => `more than ${limit} ${limitSpecs[name].counts}`

/** Writes the help for an exceeded limit. */
export const raiseLimit = (name: LimitName): string => `\`--limit ${name}=<number>\` raises the limit`
