import type { Pattern } from '../pattern.js'

export type Operator = '=' | '!=' | '<' | '<=' | '>' | '>='

export type SearchNode =
  | { readonly kind: 'and' | 'or'; readonly args: readonly SearchNode[] }
  | { readonly kind: 'not'; readonly arg: SearchNode }
  | { readonly kind: 'compare'; readonly field: string; readonly op: Operator; readonly value: Pattern }
  | { readonly kind: 'in'; readonly field: string; readonly values: readonly Pattern[] }
  | { readonly kind: 'keyword'; readonly value: Pattern }
  | { readonly kind: 'all' }

/** `at` is the position in the text of the command. */
export type WhereNode =
  | { readonly kind: 'and' | 'or'; readonly args: readonly WhereNode[] }
  | { readonly kind: 'not'; readonly arg: WhereNode }
  | {
      readonly kind: 'compare'
      readonly op: Operator
      readonly left: WhereNode
      readonly right: WhereNode
      readonly at: number
    }
  | {
      readonly kind: 'arithmetic'
      readonly op: '+' | '-'
      readonly left: WhereNode
      readonly right: WhereNode
      readonly at: number
    }
  | { readonly kind: 'join'; readonly args: readonly WhereNode[]; readonly at: number }
  | { readonly kind: 'call'; readonly name: string; readonly args: readonly WhereNode[]; readonly at: number }
  | { readonly kind: 'number' | 'text'; readonly text: string; readonly at: number }
  | { readonly kind: 'field'; readonly name: string; readonly at: number }

export type Command =
  | { readonly kind: 'search'; readonly expression: SearchNode }
  | { readonly kind: 'where'; readonly expression: WhereNode }
  | { readonly kind: 'table'; readonly fields: readonly string[] }

export type Query = readonly Command[]
