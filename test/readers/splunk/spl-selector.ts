import type { Json } from '../json.js'
import { parseSpl } from './spl.js'
import { passes } from './spl-evaluate.js'
import { runStream } from './spl-stream.js'
import { parseStream } from './spl-stream-parse.js'
import type { Row } from './spl-stream-tree.js'

/** Checks that the readers can read a query. Throws otherwise. */
export const checkSpl = (query: string): void => void (isDataModelSearch(query) ? parseStream(query) : parseSpl(query))

/**
 * A test whether a search finds an event: whether it returns the event, or a row for it if it searches a data model. An
 * event is then one of the dataset, with the names of its fields.
 */
export function splSelector(query: string): (event: Json) => boolean {
  if (isDataModelSearch(query)) {
    parseStream(query)
    return (event) => runStream(query, [event as Row]).length > 0
  }
  const commands = parseSpl(query)
  return (event) => commands.every((command) => passes(command, event, {}))
}

const isDataModelSearch = (query: string): boolean => query.startsWith('|')
