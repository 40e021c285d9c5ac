import type { Collection, LayoutComment } from './layout.js'
import type { Trivia } from './scanner.js'

/**
 * Distributes the comments before an entry of a collection. A comment that is indented further than the entry belongs
 * to what ended before it. If a blank line follows the comments, they belong to the entry above, unless a blank line
 * separates them from that, too. Returns the comments that belong to the entry.
 */
export function placeComments(collection: Collection, trivia: Trivia, closed: readonly Collection[]): Trivia {
  const others = takeDeeper(trivia.comments, closed, collection.column + 1)
  const count = others.findIndex((comment) => !takeBelow(collection, comment))
  const own = count === -1 ? [] : others.slice(count)
  const first = own[0]
  if (first === undefined || !trivia.isApart) return { comments: own, isApart: trivia.isApart }
  const last = collection.entries.at(-1)
  if (last === undefined) collection.head.push(...own)
  else if (!first.isApart) last.after.push(...own)
  else return { comments: own, isApart: true }
  return { comments: [], isApart: last !== undefined }
}

/**
 * Gives comments to the ended collections to which they belong by their columns, the innermost first, and returns those
 * from the first one before `column`.
 */
export function takeDeeper(
  comments: readonly LayoutComment[],
  closed: readonly Collection[],
  column: number,
): readonly LayoutComment[] {
  let depth = 0
  for (const [index, comment] of comments.entries()) {
    while ((closed[depth]?.column ?? 0) > comment.column) depth++
    const owner = closed[depth]
    if (owner === undefined || comment.column < column) return comments.slice(index)
    if (!takeBelow(owner, comment)) owner.tail.push(comment)
  }
  return []
}

/** Gives a comment to the last entry, unless it is a block scalar, which would contain the comment. */
function takeBelow({ entries, tail, column }: Collection, comment: LayoutComment): boolean {
  const last = entries.at(-1)
  if (last === undefined || last.value.kind === 'block' || comment.column <= column) return false
  if (tail.length > 0 || last.after.length > 0) return false
  last.below.push(comment)
  return true
}
