import { findInputs, type Input } from '../../files/inputs.js'
import { isUsageError } from '../../files/usage-error.js'
import { type ConfigContext, keysAt, type Placed, reportAt, textsAt } from './context.js'

/** Files of rules and filters that a configuration names. */
export interface RuleInputs {
  readonly inputs: readonly Input[]
  /** The patterns of rules and of all filters, to keep outputs away from them. */
  readonly patterns: readonly string[]
}

/**
 * Finds the rules and filters of a configuration in an environment. Reports patterns without files, also those of
 * other environments.
 */
export async function findRules(context: ConfigContext, environment: string | undefined): Promise<RuleInputs> {
  const shared = [...textsAt(context, ['rules']), ...textsAt(context, ['filters'])]
  const filters = keysAt(context, ['environments']).map(({ value, path }) => ({
    name: value,
    patterns: textsAt(context, [...path, 'filters']),
  }))
  const own = filters.filter(({ name }) => name === environment).flatMap(({ patterns }) => patterns)
  for (const { name, patterns } of filters) {
    // An environment may exclude files of the others.
    const included = patterns.filter(({ value }) => !value.startsWith('!'))
    if (name !== environment) await find(included, context)
  }
  return {
    inputs: await find([...shared, ...own], context),
    patterns: [...shared, ...filters.flatMap(({ patterns }) => patterns)].map(({ value }) => value),
  }
}

async function find(patterns: readonly Placed<string>[], context: ConfigContext): Promise<readonly Input[]> {
  const named = patterns.filter((pattern) => isFile(pattern, context))
  const [first] = named
  if (first === undefined) return []
  if (named.every(({ value }) => value.startsWith('!'))) {
    reportAt(context, first.path, 'no-files', ['all patterns exclude files, and none includes any'])
    return []
  }
  const paths = new Map(named.map(({ value, path }) => [value, path]))
  const fail = (error: unknown, pattern: string): void => {
    if (!isUsageError(error)) throw error
    const help = pattern.includes('\\') ? 'write `/` between the names of folders, on Windows too' : error.help
    reportAt(context, paths.get(pattern) ?? first.path, 'no-files', [error.problem], { help })
  }
  let hasFailed = false
  try {
    return await findInputs([...paths.keys()], context.folder, {
      root: context.folder,
      fail: (error, pattern) => {
        hasFailed = true
        fail(error, pattern)
      },
    })
  } catch (error) {
    // Without any usable pattern, the mistakes are reported already.
    if (!hasFailed) fail(error, first.value)
    return []
  }
}

/** Reports standard input, which a configuration cannot read. */
function isFile({ value, path }: Placed<string>, context: ConfigContext): boolean {
  if (value !== '-') return true
  reportAt(context, path, 'no-files', ['a configuration cannot read standard input'])
  return false
}
