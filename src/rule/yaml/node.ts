import type { Span } from '../../text/source.js'

/** A YAML document as a tree in which everything has its place; aliases are followed, merge keys are applied. */
export type YamlNode = YamlScalar | YamlSequence | YamlMapping

export interface YamlScalar {
  readonly kind: 'scalar'
  /** What the value is for YAML 1.1 and 1.2 alike; a plain text that the two read differently is a text. */
  readonly type: 'text' | 'number' | 'boolean' | 'null'
  /** Decoded; of a number, a boolean or a null as the author wrote it. */
  readonly text: string
  /** With the quotes, or from the `|` or `>` of a block. */
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

/** The value under a key, if there is one. */
export const valueAt = (mapping: YamlMapping, key: string): YamlNode | undefined =>
  mapping.entries.find((entry) => entry.key.text === key)?.value

/** `a text`, `a list`, …: what a node is, for a sentence. */
export function describe(node: YamlNode): string {
  if (node.kind !== 'scalar') return node.kind === 'sequence' ? 'a list' : 'a map'
  return node.type === 'null' ? 'null' : `a ${node.type}`
}
