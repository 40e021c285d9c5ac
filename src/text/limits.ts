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
  'yaml-depth': { default: 64, counts: 'collections inside each other', most: 500 },
  'yaml-aliases': { default: 1_000, counts: 'uses of anchors in a file' },
  'yaml-nodes': { default: 500_000, counts: 'nodes in a file, each alias counted as all that it stands for' },
  'condition-depth': { default: 64, counts: 'parentheses inside each other', most: 500 },
  references: { default: 1_000_000, counts: 'selections looked at for the references of a condition' },
  combinations: { default: 1_000, counts: 'ways to choose the selections of `N of`' },
  values: { default: 200_000, counts: 'values, each counted as often as the condition uses it' },
  'expanded-values': { default: 20_000, counts: 'values made by modifiers' },
  'processed-values': { default: 400_000, counts: 'values after a step of a pipeline' },
  'correlation-parts': { default: 1_000, counts: 'rules, each counted as often as it is referred to' },
}

/** Limits that no user can set: of what a pipeline makes of texts. */
export const textLimits = {
  /** Characters of a value that a step makes. */
  value: 1024 * 1024,
  /** Characters of a text that postprocessing or a template makes. */
  text: 16 * 1024 * 1024,
  /** Characters of the text that a finalizer makes of all queries. */
  output: 128 * 1024 * 1024,
  /** Characters of a template. */
  template: 200_000,
  /** What a template may do: steps, and characters and items made, in sixteens. A second or so. */
  templateWork: 5_000_000,
  /** Numbers that `range` of a template gives. */
  templateRange: 100_000,
} as const

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
  return `the limit \`${name}\` must be a whole number of at least 1${bound}`
}

const isLimitName = (name: string): name is LimitName => Object.hasOwn(limitSpecs, name)

/** The sentence of a diagnostic for a limit that is exceeded. */
export const moreThan = (limit: number, name: LimitName): string => `more than ${limit} ${limitSpecs[name].counts}`

/** The help of such a diagnostic. */
export const raiseLimit = (name: LimitName): string => `\`--limit ${name}=<number>\` raises the limit`
