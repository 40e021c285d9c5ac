import type { Collection, Entry, LayoutComment, LayoutNode } from './layout.js'
import type { Layout } from './read-layout.js'

/** Returns the comments of a layout, sorted, so that two layouts can be compared. */
export function commentsOf({ documents, comments }: Layout): readonly string[] {
  const own = documents.flatMap((document) => [...textsOf(document.comments), ...commentsIn(document.root)])
  return [...own, ...textsOf(comments)].sort()
}

const textsOf = (comments: readonly LayoutComment[]): string[] => comments.map(({ text }) => text)

function commentsIn(node: LayoutNode | undefined): readonly string[] {
  if (node === undefined || node.kind === 'inline') return []
  if (node.kind === 'block') return [node.header]
  const { head, entries, tail } = node satisfies Collection
  return [...textsOf(head), ...entries.flatMap(entryComments), ...textsOf(tail)]
}

const entryComments = ({ before, comment, inner, value, valueComment, below, after }: Entry): readonly string[] => [
  ...textsOf([...before, ...inner, ...below, ...after]),
  ...[comment, valueComment].flatMap((text) => text?.trimStart() ?? []),
  ...commentsIn(value),
]
