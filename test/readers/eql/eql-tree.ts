import type { Comparison } from '../elastic/elastic-number.js'

export interface EqlQuery {
  /** Null for `any`. */
  readonly category: string | null
  readonly condition: EqlNode
}

export type EqlNode =
  | { readonly kind: 'and' | 'or'; readonly args: readonly EqlNode[] }
  | { readonly kind: 'not'; readonly arg: EqlNode }
  | { readonly kind: 'constant'; readonly value: boolean }
  | { readonly kind: 'presence'; readonly field: EqlField; readonly isNull: boolean }
  | EqlQuestion

/** The predicate on the values of a field. */
export type EqlQuestion =
  | {
      readonly kind: 'equals'
      readonly field: EqlField
      readonly isCased: boolean
      readonly values: readonly EqlLiteral[]
    }
  | { readonly kind: 'compare'; readonly field: EqlField; readonly op: Comparison; readonly number: string }
  | {
      readonly kind: 'like' | 'regex'
      readonly field: EqlField
      readonly isCased: boolean
      readonly patterns: readonly string[]
    }
  | { readonly kind: 'cidr'; readonly field: EqlField; readonly networks: readonly string[] }

export interface EqlField {
  readonly name: string
  readonly isOptional: boolean
}

export interface EqlLiteral {
  readonly type: 'text' | 'number' | 'boolean'
  readonly text: string
}
