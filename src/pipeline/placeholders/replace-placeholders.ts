import { isPlaceholder, type Pattern, type PatternPart, pattern, placeholders } from '../../ir/pattern.js'
import { regexProblem } from '../../lower/modifiers/regex.js'
import type { LoweredOperand } from '../../lower/operand.js'
import type { JsonSchema } from '../../rule/schema/json-schema.js'
import type { Limits } from '../../text/limits.js'
import { refuse } from '../../text/refuse.js'
import type { Refusal } from '../../text/wording.js'
import { type Names, namesOf, namesSchema } from '../name-list.js'
import type { PlaceholderValue } from './placeholder-value.js'

/** The placeholders that a step replaces. */
export interface Handled {
  readonly include?: Names | null
  readonly exclude?: Names | null
}

const names: JsonSchema = { ...namesSchema, type: ['string', 'array', 'null'] }

export const handledOptions = { include: names, exclude: names } as const

export const isHandled =
  ({ include, exclude }: Handled) =>
  (name: string): boolean =>
    include == null ? !namesOf(exclude ?? []).includes(name) : namesOf(include).includes(name)

/**
 * Replaces each of the step's placeholders in a text or regular expression by each of its values; undefined if there
 * are none.
 *
 * @param valuesOf returns the values of a placeholder
 */
export function replacePlaceholders(
  operand: LoweredOperand,
  handled: (name: string) => boolean,
  valuesOf: (name: string) => readonly PlaceholderValue[] | Refusal,
  limits: Limits,
): readonly LoweredOperand[] | Refusal | undefined {
  if (operand.type === 'text') {
    const variants = variantsOf(operand.pattern, handled, valuesOf, limits, (value) => value.pattern)
    return variants === undefined || 'refused' in variants
      ? variants
      : variants.map((parts) => ({ type: 'text', pattern: parts }))
  }
  if (operand.type !== 'openRegex') return undefined
  const variants = variantsOf(operand.parts, handled, valuesOf, limits, regexPiece)
  if (variants === undefined || 'refused' in variants) return variants
  const regexes: LoweredOperand[] = []
  for (const parts of variants) {
    if (placeholders(parts).length > 0) {
      regexes.push({ ...operand, parts })
      continue
    }
    const source = parts.join('')
    const wrong = regexProblem(source)
    if (wrong !== undefined) return refuse('bad-regex', [`in \`${source}\`, ${wrong.message}`])
    regexes.push({ type: 'regex', source, flags: operand.flags })
  }
  return regexes
}

/** Builds the variants with every combination of values. */
function variantsOf(
  whole: Pattern,
  handled: (name: string) => boolean,
  valuesOf: (name: string) => readonly PlaceholderValue[] | Refusal,
  limits: Limits,
  write: (value: PlaceholderValue, next: PatternPart | undefined) => Pattern,
): readonly Pattern[] | Refusal | undefined {
  let variants: readonly (readonly PatternPart[])[] = [[]]
  let isReplaced = false
  for (const [index, part] of whole.entries()) {
    const name = isPlaceholder(part) ? part.placeholder : undefined
    if (name === undefined || !handled(name)) {
      variants = variants.map((parts) => [...parts, part])
      continue
    }
    isReplaced = true
    const values = valuesOf(name)
    if ('refused' in values) return values
    const maximum = limits['processed-values']
    if (variants.length * values.length > maximum) return refuse('too-many-values', [maximum, 'processed-values'])
    const pieces = values.map((value) => write(value, whole[index + 1]))
    variants = variants.flatMap((parts) => pieces.map((value) => [...parts, ...value]))
  }
  return isReplaced ? variants.map(pattern) : undefined
}

/** Groups a value in a regular expression if it has alternatives, or if a repetition follows. */
const regexPiece = ({ regex }: PlaceholderValue, next: PatternPart | undefined): Pattern =>
  regex.includes('|') || (typeof next === 'string' && /^[*+?{]/.test(next)) ? [`(?:${regex})`] : [regex]
