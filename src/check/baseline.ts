import { isObject } from '../ir/json.js'
import type { Finding } from './finding.js'

/**
 * The findings that a project accepts: for each file, how often each finding occurs. Findings are recognized by code
 * and message, so that other lines may move.
 */
export type Baseline = Readonly<Record<string, Readonly<Record<string, number>>>>

const keyOf = ({ code, message }: Finding): string => `${code}: ${message}`

/** Returns the baseline that accepts all of these findings, sorted by file and finding. */
export function baselineOf(findings: Iterable<Finding>): Baseline {
  const counts = new Map<string, Map<string, number>>()
  for (const finding of findings) {
    const file = counts.get(finding.source.name) ?? new Map<string, number>()
    counts.set(finding.source.name, file)
    file.set(keyOf(finding), (file.get(keyOf(finding)) ?? 0) + 1)
  }
  return sorted(counts, (file) => sorted(file, (count) => count))
}

const sorted = <Value, Result>(map: ReadonlyMap<string, Value>, convert: (value: Value) => Result) =>
  Object.fromEntries([...map].sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, value]) => [key, convert(value)]))

/** Returns a function that is true for a finding that the baseline does not accept. Each accepted one counts once. */
export function withoutAccepted(baseline: Baseline): (finding: Finding) => boolean {
  const left = new Map<string, number>()
  for (const [file, findings] of Object.entries(baseline))
    for (const [finding, count] of Object.entries(findings)) left.set(`${file}\n${finding}`, count)
  return (finding) => {
    const key = `${finding.source.name}\n${keyOf(finding)}`
    const count = left.get(key) ?? 0
    left.set(key, count - 1)
    return count <= 0
  }
}

/** Reads a baseline from JSON; `undefined` if the text is none. */
export function parseBaseline(text: string): Baseline | undefined {
  try {
    const data: unknown = JSON.parse(text)
    return isBaseline(data) ? data : undefined
  } catch {
    return undefined
  }
}

const isBaseline = (data: unknown): data is Baseline =>
  isObject(data) && Object.values(data).every((file) => isObject(file) && Object.values(file).every(isCount))

const isCount = (data: unknown): boolean => Number.isSafeInteger(data) && Number(data) > 0
