import type { Span } from '../../text/source.js'

/** A node of a template. The places of names are offsets in the template's text. */
export type TemplateNode =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'output'; readonly value: Expression }
  | { readonly kind: 'if'; readonly branches: readonly Branch[]; readonly elseBody: Body }
  | ForNode
  | { readonly kind: 'set'; readonly targets: readonly string[]; readonly value: Expression }
  | { readonly kind: 'set-attribute'; readonly name: NameNode; readonly attribute: string; readonly value: Expression }
  | { readonly kind: 'set-block'; readonly target: string; readonly body: Body }
  | { readonly kind: 'with'; readonly values: readonly Assignment[]; readonly body: Body }
  | MacroNode

export type Body = readonly TemplateNode[]

export interface Branch {
  readonly test: Expression
  readonly body: Body
}

export interface ForNode {
  readonly kind: 'for'
  readonly targets: readonly string[]
  readonly over: Expression
  readonly test: Expression | null
  readonly body: Body
  readonly elseBody: Body
}

export interface MacroNode {
  readonly kind: 'macro'
  readonly name: string
  /** Parameters with their defaults. */
  readonly parameters: readonly { readonly name: string; readonly value: Expression | null }[]
  readonly body: Body
}

export interface Assignment {
  readonly name: string
  readonly value: Expression
}

export type Expression =
  | { readonly kind: 'literal'; readonly value: string | number | boolean | null }
  | NameNode
  | AttributeNode
  | { readonly kind: 'item'; readonly of: Expression; readonly index: Expression }
  | SliceNode
  | CallNode
  | FilterNode
  | TestNode
  | { readonly kind: 'not' | 'negative'; readonly of: Expression }
  | { readonly kind: 'and' | 'or'; readonly of: readonly Expression[] }
  | { readonly kind: 'compare'; readonly head: Expression; readonly rest: readonly Comparison[] }
  | BinaryNode
  | ConditionalNode
  | { readonly kind: 'list'; readonly items: readonly Expression[]; readonly tuple: boolean }
  | { readonly kind: 'map'; readonly entries: readonly { readonly key: Expression; readonly value: Expression }[] }

export interface NameNode {
  readonly kind: 'name'
  readonly name: string
  readonly at: Span
}

export interface AttributeNode {
  readonly kind: 'attribute'
  readonly of: Expression
  readonly name: string
  readonly at: Span
}

export interface SliceNode {
  readonly kind: 'slice'
  readonly of: Expression
  readonly from: Expression | null
  readonly to: Expression | null
  readonly step: Expression | null
}

export interface ArgumentNodes {
  readonly positional: readonly Expression[]
  readonly named: readonly Assignment[]
}

export interface CallNode {
  readonly kind: 'call'
  readonly of: Expression
  readonly args: ArgumentNodes
}

export interface FilterNode {
  readonly kind: 'filter'
  readonly of: Expression
  readonly name: string
  readonly at: Span
  readonly args: ArgumentNodes
}

export interface TestNode {
  readonly kind: 'test'
  readonly of: Expression
  readonly name: string
  readonly at: Span
  readonly negated: boolean
  readonly args: ArgumentNodes
}

export type Comparator = '==' | '!=' | '<' | '<=' | '>' | '>=' | 'in' | 'not in'

export interface Comparison {
  readonly operator: Comparator
  readonly right: Expression
}

export interface BinaryNode {
  readonly kind: 'binary'
  readonly operator: '+' | '-' | '*' | '//' | '%' | '~'
  readonly left: Expression
  readonly right: Expression
}

export interface ConditionalNode {
  readonly kind: 'conditional'
  readonly value: Expression
  readonly test: Expression
  /** Null without `else`, which renders the empty text. */
  readonly elseValue: Expression | null
}
