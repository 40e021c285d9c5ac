import type { Pattern } from '../pattern.js'

/** A Kibana query as its grammar reads it. */
export type KqlNode =
  | { readonly kind: 'and' | 'or'; readonly args: readonly KqlNode[] }
  | { readonly kind: 'not'; readonly arg: KqlNode }
  /** Null for any field. */
  | { readonly kind: 'is'; readonly field: string | null; readonly value: KqlValue }
  | { readonly kind: 'exists'; readonly field: string }
  | { readonly kind: 'range'; readonly field: string; readonly op: string; readonly value: string }

/** Quoted; bare with wildcards; bare without. */
export type KqlValue =
  | { readonly phrase: string }
  | { readonly wildcard: Pattern }
  | { readonly bare: string | boolean | null }
