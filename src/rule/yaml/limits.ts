/** What a rule file may hold. Every limit is far above any real rule, and each has a diagnostic of its own. */
export const limits = {
  /** Bytes of a file. */
  bytes: 5 * 1024 * 1024,
  /** Collections inside collections. */
  depth: 64,
  /** Uses of anchors in a file. */
  aliases: 1_000,
  /** Nodes of a file, each alias counted as all that it stands for. */
  nodes: 100_000,
} as const
