import type { QueryCost } from '../../src/backend/query-cost.js'
import type { Leaf } from '../../src/dialect/leaf.js'

const WILDCARDS = 'https://docs.splunk.com/Documentation/Splunk/latest/Search/Wildcards'

/** Splunk finds events by their indexed terms, then tests wildcards and `where`. Without a term, it tests all events. */
const isIndexedTerm = ({ predicate: { kind }, text }: Leaf): boolean => KINDS.has(kind) && !/(?:^|=|\()"?\*/.test(text)

/** Kinds of predicates that the command `search` can find by terms. */
const KINDS: ReadonlySet<string> = new Set(['match', 'equals', 'regex', 'keyword'])

const because = 'Splunk tests every event of the time range, because no other condition narrows the search'

export const searchCosts: readonly QueryCost[] = [
  { kind: 'leading-wildcard', because, page: WILDCARDS, sparedBy: isIndexedTerm },
  {
    kind: 'regex-scan',
    because,
    page: 'https://docs.splunk.com/Documentation/Splunk/latest/Search/Writebettersearches',
    sparedBy: isIndexedTerm,
  },
  { kind: 'keyword-scan', because, page: WILDCARDS, sparedBy: isIndexedTerm },
]
