import type { Span } from '../../text/source.js'

/** A YAML document as a tree with spans. Aliases are resolved and merge keys applied. */
export type YamlNode = YamlScalar | YamlSequence | YamlMapping

export interface YamlScalar {
  readonly kind: 'scalar'
  /** The type on which YAML 1.1 and 1.2 agree. A plain scalar that they read differently is a text. */
  readonly type: 'text' | 'number' | 'boolean' | 'null'
  /** Decoded. Numbers, booleans and nulls keep their original spelling. */
  readonly text: string
  /** Includes the quotes, or the `|` or `>` of a block. */
  readonly span: Span
}
export interface YamlSequence {
  readonly kind: 'sequence'
  readonly items: readonly YamlNode[]
  readonly span: Span
}
export interface YamlMapping {
  readonly kind: 'mapping'
  readonly entries: readonly YamlEntry[]
  readonly span: Span
}
export interface YamlEntry {
  readonly key: YamlScalar
  readonly value: YamlNode
}

/** Returns the value of a key, or `undefined` if it is absent or the node is no mapping. */
export const valueAt = (node: YamlNode | undefined, key: string): YamlNode | undefined =>
  node?.kind === 'mapping' ? entryAt(node.entries, key)?.value : undefined

/** Returns the first entry of a key, or `undefined` if it is absent. */
export function entryAt(entries: readonly YamlEntry[], key: string): YamlEntry | undefined {
  // `find` needs a closure for each of the forty keys that a rule is asked for.
  for (let index = 0; index < entries.length; index++) if (entries[index]?.key.text === key) return entries[index]
  return undefined
}

/** Returns the items of a list. Any other value is read as a list of one item, and an absent one as an empty list. */
export function asList(node: YamlNode | undefined): readonly YamlNode[] {
  if (node === undefined) return []
  return node.kind === 'sequence' ? node.items : [node]
}

/** Lists the scalars under a key: one scalar, or those of a list. */
export const scalarsAt = (node: YamlNode | undefined, key: string): readonly YamlScalar[] =>
  asList(valueAt(node, key)).filter((item) => item.kind === 'scalar')

/** Returns the text of a scalar; empty for any other node. */
export const scalarText = (node: YamlNode | undefined): string => (node?.kind === 'scalar' ? node.text : '')

/** True for `null`, `~` and an empty value. */
export const isNull = (node: YamlNode): boolean => node.kind === 'scalar' && node.type === 'null'

/** Names the type of a node for a message: `a text`, `a list`. */
export function describe(node: YamlNode): string {
  if (node.kind !== 'scalar') return node.kind === 'sequence' ? 'a list' : 'a map'
  return node.type === 'null' ? 'null' : `a ${node.type}`
}
