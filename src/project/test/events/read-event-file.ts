import { basename } from 'node:path'
import { isObject } from '../../../ir/json.js'
import { diagnoseProject } from '../../../text/diagnose-project.js'
import type { Diagnostic } from '../../../text/diagnostic.js'
import type { Limits } from '../../../text/limits.js'
import { lineStart, lineText, type Source } from '../../../text/source.js'
import { type InputReading, readInput } from '../../files/read-input.js'
import type { TestEvent } from '../rule-test.js'
import { flattenEvent } from './flatten-event.js'
import { parseCsvEvents } from './parse-csv-events.js'
import { type JsonPiece, type JsonProblem, parseJsonEvents, parseJsonLines } from './parse-json-events.js'

/** The events of a file, or the diagnostic that explains why it has none. */
export type ReadEvents = readonly TestEvent[] | Diagnostic

/** True for the name of a file with events. */
export const isEventFile = (name: string): boolean => /\.(?:json|ndjson|jsonl|csv)$/i.test(name)

/**
 * Reads the events of a file by its extension: JSON (one event, a list, or several events one after the other), NDJSON
 * or CSV. Events of Windows event logs get the field names of rules. Never throws because of a file.
 *
 * @param name the name of the file in diagnostics
 */
export async function readEventFile(path: string, name: string, io: InputReading, limits: Limits): Promise<ReadEvents> {
  const read = await readInput({ name, path, relative: basename(path), isNamed: true }, io, limits)
  return 'text' in read ? parseEvents(read) : read
}

/** Parses the events of a text whose format its name tells. */
export function parseEvents(source: Source): ReadEvents {
  const pieces = piecesOf(source)
  if ('problem' in pieces) return problemAt(source, pieces)
  const wrong = pieces.find(({ value }) => !isObject(value))
  if (wrong !== undefined) return problemAt(source, { problem: 'an event must be a map of fields', start: wrong.start })
  if (pieces.length === 0) return problemAt(source, { problem: 'the file contains no event', start: 0 })
  return pieces.map(({ value, start }) => ({
    event: flattenEvent(value),
    source,
    span: { start, end: lineEnd(source, start) },
  }))
}

function piecesOf({ name, text }: Source): readonly JsonPiece[] | JsonProblem {
  if (/\.csv$/i.test(name)) return parseCsvEvents(text)
  return /\.(?:ndjson|jsonl)$/i.test(name) ? parseJsonLines(text) : parseJsonEvents(text)
}

const problemAt = (source: Source, { problem, start }: JsonProblem): Diagnostic =>
  diagnoseProject('test-events', source, { start, end: lineEnd(source, start) }, [problem])

/** Returns the offset of the end of the line that contains an offset. */
function lineEnd({ text }: Source, offset: number): number {
  const start = lineStart(text, offset)
  return Math.max(offset, start + lineText(text, start).length)
}
