/** A comment on a line of its own. */
export interface LayoutComment {
  /** Begins with `#`. */
  readonly text: string
  /** The column in the original text. */
  readonly column: number
  /** True if a blank line precedes it. */
  readonly isApart: boolean
}

/** A YAML node as it is written. Scalars and flow collections are texts; only block collections have a structure. */
export type LayoutNode = InlineText | BlockText | Collection

/** A plain or quoted scalar, an alias, a flow collection, or nothing. */
export interface InlineText {
  readonly kind: 'inline'
  /** The anchor and the tag. */
  readonly properties: string
  /** The lines as written. Those after the first include their indentation. */
  readonly lines: readonly string[]
  /** True if the indentation of further lines has no structure, as in a scalar. */
  readonly isScalar: boolean
}

/** A literal or folded scalar. */
export interface BlockText {
  readonly kind: 'block'
  readonly properties: string
  /** The first line: `|`, `>-`, `|2+  # comment`. */
  readonly header: string
  /** The number in the header: the indentation relative to the collection around the scalar. */
  readonly indicator: number | undefined
  /** The lines of the content, without the indentation. */
  readonly lines: readonly string[]
}

export interface Collection {
  readonly kind: 'mapping' | 'sequence'
  readonly properties: string
  readonly column: number
  /** Comments that a blank line separates from the first entry. */
  readonly head: LayoutComment[]
  readonly entries: readonly Entry[]
  /** Comments after the last entry. */
  readonly tail: LayoutComment[]
}

/** A key with its value, or an item of a sequence. */
export interface Entry {
  readonly before: readonly LayoutComment[]
  readonly isApart: boolean
  /** Undefined for an item. */
  readonly key: string | undefined
  /** The comment behind the key or the dash, if the value is on another line. With the spaces before it. */
  readonly comment: string | undefined
  /** Comments between the key and a text on another line. */
  readonly inner: readonly LayoutComment[]
  readonly value: LayoutNode
  /** The comment behind the value, with the spaces before it. */
  readonly valueComment: string | undefined
  /** Comments below the value that are indented further than the key or dash, such as commented-out items. */
  readonly below: LayoutComment[]
  /** Comments that a blank line separates from the next entry, but not from this one. */
  readonly after: LayoutComment[]
}

export interface LayoutDocument {
  /** Undefined for an empty document. */
  readonly root: Collection | undefined
  /** Comments of an empty document. */
  readonly comments: readonly LayoutComment[]
}
