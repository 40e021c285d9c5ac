/** An ES|QL expression with its subexpressions. */
export type EsqlNode =
  | { readonly kind: 'and' | 'or'; readonly args: readonly EsqlNode[] }
  | { readonly kind: 'not'; readonly arg: EsqlNode }
  | { readonly kind: 'compare'; readonly op: EsqlOperator; readonly left: EsqlNode; readonly right: EsqlNode }
  | { readonly kind: 'in'; readonly value: EsqlNode; readonly list: readonly EsqlNode[] }
  | { readonly kind: 'like' | 'rlike'; readonly value: EsqlNode; readonly patterns: readonly string[] }
  | { readonly kind: 'isNull'; readonly value: EsqlNode; readonly not: true | null }
  | EsqlCall
  | { readonly kind: 'field'; readonly name: string }
  | { readonly kind: 'text' | 'number'; readonly text: string }
  | { readonly kind: 'sum'; readonly op: '+' | '-'; readonly left: EsqlNode; readonly right: EsqlNode }
  | EsqlTimeSpan
  | { readonly kind: 'boolean'; readonly value: boolean }
  | { readonly kind: 'null' }

export interface EsqlCall {
  readonly kind: 'call'
  readonly name: string
  readonly args: readonly EsqlNode[]
  readonly options?: Readonly<Record<string, EsqlNode>>
}

export interface EsqlTimeSpan {
  readonly kind: 'timespan'
  readonly count: number
  readonly unit: 'second' | 'minute' | 'hour' | 'day'
}

export type EsqlCommand =
  | { readonly kind: 'where'; readonly condition: EsqlNode }
  | { readonly kind: 'eval'; readonly columns: readonly EsqlColumn[] }
  | { readonly kind: 'stats'; readonly aggregates: readonly EsqlAggregate[]; readonly by: readonly EsqlColumn[] }

export interface EsqlColumn {
  readonly name: string
  readonly value: EsqlNode
}

/** Without arguments it applies to rows: `COUNT(*)`. */
export interface EsqlAggregate {
  readonly name: string
  readonly call: string
  readonly args: readonly EsqlNode[]
  readonly where: EsqlNode | null
}

export type EsqlOperator = '==' | '!=' | '<' | '<=' | '>' | '>='

/** `keyword`, numeric types and so on; `null` is the type of the literal only. */
export type EsqlType = 'text' | 'number' | 'boolean' | 'date' | 'timespan' | 'ip' | 'null'

export type EsqlScalar = string | number | bigint | boolean | Date

/** A field with several values is a list of them. */
export type EsqlValue = null | EsqlScalar | readonly EsqlScalar[]
