import type { Json } from '../json.js'
import { parseSpl } from './spl.js'
import type { FieldOptions } from './spl-fields.js'
import { searchHolds } from './spl-search-evaluate.js'
import type { Command } from './spl-tree.js'
import { whereHolds } from './spl-where-evaluate.js'

export type { FieldOptions, Json }

/**
 * True if Splunk, according to its manual, returns this event for the query. The event is the JSON object before field
 * extraction.
 */
export function selectsEvent(query: string, event: Json, options: FieldOptions = {}): boolean {
  return parseSpl(query).every((command) => passes(command, event, options))
}

/** True if one command of a query keeps the event. */
export function passes(command: Command, event: Json, options: FieldOptions): boolean {
  switch (command.kind) {
    case 'search':
      return searchHolds(command.expression, event, options)
    case 'where':
      return whereHolds(command.expression, event, options)
    case 'table':
      return true
  }
}
