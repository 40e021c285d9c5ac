import type { Backend } from '../../backend/backend.js'
import { isObject } from '../../ir/json.js'
import { formatProblem, isText, optionsProblem } from './format-problem.js'

/** Names that work in `--target a,b`, in file names and in options such as `a.table=true`. */
const NAME = /^[a-z][a-z0-9_-]*$/

const METHODS = ['stages', 'join', 'correlate'] as const
const OPTIONAL_METHODS = ['eventCondition', 'siblings', 'holdsLists', 'loadSchemaReaders'] as const
const OPTIONAL_LISTS = ['limits', 'pipelineNames', 'otherNames'] as const
const OPTIONAL_TEXTS = ['platform', 'product'] as const

/** True for a value with the methods of a backend: it is meant as one, even if it has mistakes. */
export const isMeantAsBackend = (value: unknown): value is Backend =>
  isObject(value) && ('stages' in value || ('formats' in value && 'join' in value))

/** Returns what prevents a value from being a backend, or `undefined`. Types say the same to authors who use TypeScript. */
export function backendProblem(value: unknown): string | undefined {
  if (!isObject(value)) return 'it is no object'
  const { name, title, extension, options, formats } = value
  if (!isText(name)) return '`name` has to be a text'
  if (!NAME.test(name)) return `the name \`${name}\` has to consist of lower-case letters, digits, \`-\` and \`_\``
  if (!isText(title)) return '`title` has to be a text'
  if (!isText(extension) || /[/\\.]/.test(extension)) return '`extension` has to be a file extension without dots'
  const method = METHODS.find((key) => typeof value[key] !== 'function')
  if (method !== undefined) return `\`${method}\` has to be a function`
  const optional = OPTIONAL_METHODS.find((key) => value[key] !== undefined && typeof value[key] !== 'function')
  if (optional !== undefined) return `\`${optional}\` has to be a function`
  const list = OPTIONAL_LISTS.find((key) => value[key] !== undefined && !Array.isArray(value[key]))
  if (list !== undefined) return `\`${list}\` has to be a list`
  const text = OPTIONAL_TEXTS.find((key) => value[key] !== undefined && !isText(value[key]))
  if (text !== undefined) return `\`${text}\` has to be a text`
  return optionsProblem('`options`', options) ?? formatsProblem(formats, options as object)
}

function formatsProblem(formats: unknown, options: object): string | undefined {
  if (!Array.isArray(formats) || formats.length === 0) return '`formats` has to be a list of formats'
  const names = new Set<string>()
  for (const [index, format] of formats.entries()) {
    const problem = formatProblem(format, options)
    if (problem !== undefined) return `\`formats[${index}]\`: ${problem}`
    if (names.has(format.name)) return `two formats are named \`${format.name}\``
    names.add(format.name)
  }
  return undefined
}
