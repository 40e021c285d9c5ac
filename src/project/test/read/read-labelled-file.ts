import { basename, dirname } from 'node:path'
import type { RuleName, RuleTest, TestEvent } from '../rule-test.js'

/** The names of files whose events a rule matches (`tp`, `positive`), or does not (`fp`, `tn`, `negative`). */
const LABELLED =
  /^(?:(tp|true[-_]?positive|positive)|(?:fp|tn|false[-_]?positive|true[-_]?negative|negative))(?:[-_.\d].*)?\.(?:json|ndjson|jsonl|csv)$/i

/** True for a file of events such as `tp_login.json`, whose name tells what to expect. */
export const isLabelledFile = (path: string): boolean => LABELLED.test(basename(path))

/**
 * Returns the test of a file such as `tp_login.json` or `fp_backup.json`. Its folder names the rule, by id, name or
 * file; or contains it.
 */
export function labelledTest(path: string, events: readonly TestEvent[]): readonly RuleTest[] {
  const [first] = events
  if (first === undefined) return []
  const isPositive = LABELLED.exec(basename(path))?.[1] !== undefined
  return [
    {
      name: basename(path).replace(/\.[^.]*$/, ''),
      rule: ruleOf(path),
      ruleSpan: first.span,
      events,
      expected: { kind: isPositive ? 'match' : 'no-match' },
      timestamp: '@timestamp',
      source: first.source,
      span: first.span,
    },
  ]
}

/** The nearest folders above a file may only group files, such as `tests/`. */
function ruleOf(path: string): RuleName {
  const folders = [dirname(path), dirname(dirname(path))]
  return { kind: 'one-of', names: folders.map((folder) => basename(folder)), folder: dirname(path) }
}
