import type { Span } from '../../text/source.js'
import type { RuleContext } from '../rule-context.js'

/** Returns the place of findings about the file: its first key. `undefined` in documents other than the first one. */
export const firstDocument = ({ rule, root }: RuleContext): Span | undefined =>
  rule?.number === 1 ? (root.entries[0]?.key ?? root).span : undefined
