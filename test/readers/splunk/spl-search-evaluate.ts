import type { Json } from '../json.js'
import { ordered } from '../ordered.js'
import type { Pattern } from '../pattern.js'
import { expression, fits } from '../pattern.js'
import { subnet } from '../subnet.js'
import { eventTexts, type FieldOptions, fieldValues } from './spl-fields.js'
import type { SearchNode } from './spl-tree.js'
import { lexicographic, numberIn } from './spl-values.js'

/**
 * True if `search` returns the event. Two-valued: a comparison with a missing field is false, and NOT inverts it
 * ("search", example 6).
 */
export function searchHolds(node: SearchNode, event: Json, options: FieldOptions): boolean {
  switch (node.kind) {
    case 'and':
      return node.args.every((arg) => searchHolds(arg, event, options))
    case 'or':
      return node.args.some((arg) => searchHolds(arg, event, options))
    case 'not':
      return !searchHolds(node.arg, event, options)
    case 'all':
      return true
    case 'keyword':
      return eventTexts(event, options).some((text) => holdsPhrase(node.value, text))
    case 'in':
      return fieldValues(event, node.field, options).some((text) => node.values.some((value) => isLike(value, text)))
    case 'compare':
      return compareHolds(node, fieldValues(event, node.field, options))
  }
}

function compareHolds({ op, value }: SearchNode & { kind: 'compare' }, texts: readonly string[]): boolean {
  switch (op) {
    case '=':
      return texts.some((text) => isLike(value, text))
    case '!=':
      // "events where fieldA exists and does not have the value": the page does not define whether one other value is
      // enough.
      if (texts.length > 1) throw new Error('the manual does not say what != means for a field with several values')
      return texts.some((text) => !isLike(value, text))
    case '<':
    case '<=':
    case '>':
    case '>=': {
      const right = value.join('')
      return texts.some((left) => ordered(op, difference(left, right)))
    }
  }
}

/** "numerically compare two numbers and lexicographically compare other values" */
function difference(left: string, right: string): number {
  const [a, b] = [numberIn(left), numberIn(right)]
  return a !== undefined && b !== undefined ? a - b : lexicographic(left, right)
}

/**
 * `=` "compares string values. For example, "1" does not match "1.0"", case-insensitive, `*` for any run. A value in
 * CIDR notation matches the subnet, on any field that contains an address ("CIDR matching").
 */
function isLike(value: Pattern, text: string): boolean {
  const [network] = value
  const inside = value.length === 1 && typeof network === 'string' ? subnet(network) : undefined
  return fits(value, text, 'ignored') || (inside?.(text) ?? false)
}

/**
 * A phrase is found between breakers, a `*` at its ends extends it to any text ("Event segmentation and searching"). It
 * is searched in every value of the event, not in the JSON text: see eventTexts.
 */
function holdsPhrase(value: Pattern, text: string): boolean {
  const before = typeof value[0] === 'string' ? '(?<![\\p{L}\\p{N}])' : ''
  const after = typeof value.at(-1) === 'string' ? '(?![\\p{L}\\p{N}])' : ''
  return new RegExp(`${before}${expression(value)}${after}`, 'iu').test(text)
}
