import { isObject } from '../../ir/json.js'

const LAYOUTS: readonly unknown[] = ['lines', 'blocks', 'apart']

const OPTION_TYPES: readonly unknown[] = ['boolean', 'choice', 'number', 'text', 'list']

/** True for a text that is not empty. */
export const isText = (value: unknown): value is string => typeof value === 'string' && value !== ''

/** Returns what prevents a value from being a format of a backend with these options, or `undefined`. */
export function formatProblem(value: unknown, backendOptions: object): string | undefined {
  if (!isObject(value)) return 'it is no object'
  const { name, about, layout, options, print, load, fileName } = value
  const isOnDemand = typeof load === 'function'
  if (!isText(name)) return '`name` has to be a text'
  if (!isText(about)) return '`about` has to be a text'
  if (!isOnDemand && !LAYOUTS.includes(layout)) return `\`layout\` has to be ${LAYOUTS.join(', ')}`
  if (!isOnDemand && typeof print !== 'function') return '`print` has to be a function'
  if (fileName !== undefined && typeof fileName !== 'function') return '`fileName` has to be a function'
  const problem = optionsProblem('`options`', options)
  if (problem !== undefined) return problem
  const shared = Object.keys(options as object).find((option) => Object.hasOwn(backendOptions, option))
  return shared === undefined ? undefined : `the backend has an option \`${shared}\`, too`
}

/** Returns what is wrong with the declared options, or `undefined`. `subject` names them. */
export function optionsProblem(subject: string, options: unknown): string | undefined {
  if (!isObject(options)) return `${subject} has to be an object`
  for (const [name, spec] of Object.entries(options)) {
    if (!isObject(spec) || !OPTION_TYPES.includes(spec.type))
      return `the \`type\` of the option \`${name}\` has to be ${OPTION_TYPES.join(', ')}`
    if (!isText(spec.about)) return `the option \`${name}\` needs a text \`about\``
    if (spec.type === 'choice' && !Array.isArray(spec.choices)) return `the option \`${name}\` needs a list \`choices\``
  }
  return undefined
}
