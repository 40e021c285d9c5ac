import { appendFileSync, existsSync, mkdirSync, readFileSync } from 'node:fs'
import { dirname } from 'node:path'
import type { Outcome } from './messages.js'

/** Outcomes of earlier runs: an interrupted run goes on where it ended. */
export interface Journal {
  /** The outcome for a key; undefined if there is none yet. */
  readonly read: (key: string) => Entry | undefined
  /** The name of the rule that has shown a fault in older code; undefined if none has. */
  readonly ruleFor: (mutant: string) => string | undefined
  readonly write: (entry: Entry) => void
}

export interface Entry {
  /** A digest of everything that decides the outcome. */
  readonly key: string
  /** The file and the name of the fault; empty without a fault. */
  readonly mutant: string
  readonly outcome: Outcome
  readonly seconds: number
}

/** Opens a journal with one line of JSON for each outcome. A line that an interruption has cut off is left out. */
export function openJournal(path: string): Journal {
  mkdirSync(dirname(path), { recursive: true })
  const text = existsSync(path) ? readFileSync(path, 'utf8') : ''
  if (!/(?:^|\n)$/.test(text)) appendFileSync(path, '\n')
  const lines = text.split('\n')
  const entries = new Map(lines.flatMap(entryOf).map((entry) => [entry.key, entry]))
  const rules = new Map(
    [...entries.values()].flatMap(({ mutant, outcome }) =>
      'rule' in outcome && outcome.rule !== undefined ? [[mutant, outcome.rule]] : [],
    ),
  )
  return {
    read: (key) => entries.get(key),
    ruleFor: (mutant) => rules.get(mutant),
    write: (entry) => {
      entries.set(entry.key, entry)
      appendFileSync(path, `${JSON.stringify(entry)}\n`)
    },
  }
}

function entryOf(line: string): readonly Entry[] {
  try {
    return [JSON.parse(line) as Entry]
  } catch {
    return []
  }
}
