import { type Pattern, type PatternPart, pattern } from '../../ir/pattern.js'
import { type Refusal, refuse } from '../../lower/modifiers/modifier.js'
import type { LoweredOperand } from '../../lower/operand.js'
import type { Limits } from '../../text/limits.js'
import type { JsonSchema } from '../entry.js'

/** Which placeholders a step is about. */
export interface Handled {
  readonly include?: readonly string[] | null
  readonly exclude?: readonly string[] | null
}

const names = (description: string): JsonSchema => ({ type: ['array', 'null'], items: { type: 'string' }, description })

export const handledOptions = {
  include: names('the placeholders that the step is about; default all'),
  exclude: names('the placeholders that the step is not about'),
} as const

export const isHandled =
  ({ include, exclude }: Handled) =>
  (name: string): boolean =>
    include?.includes(name) ?? !exclude?.includes(name)

/**
 * A text with each placeholder that the step is about replaced by each of its values; undefined if there is none.
 *
 * @param valuesOf the values of a placeholder, as patterns
 */
export function replacePlaceholders(
  operand: LoweredOperand,
  handled: (name: string) => boolean,
  valuesOf: (name: string) => readonly Pattern[] | Refusal,
  limits: Limits,
): readonly LoweredOperand[] | Refusal | undefined {
  if (operand.type !== 'text') return undefined
  let variants: readonly (readonly PatternPart[])[] = [[]]
  let found = false
  for (const part of operand.pattern) {
    const name = typeof part === 'object' && 'placeholder' in part ? part.placeholder : undefined
    if (name === undefined || !handled(name)) {
      variants = variants.map((parts) => [...parts, part])
      continue
    }
    found = true
    const values = valuesOf(name)
    if ('refused' in values) return values
    const most = limits['processed-values']
    if (variants.length * values.length > most) return refuse('too-many-values', [most, 'processed-values'])
    variants = variants.flatMap((parts) => values.map((value) => [...parts, ...value]))
  }
  return found ? variants.map((parts) => ({ type: 'text', pattern: pattern(parts) })) : undefined
}
