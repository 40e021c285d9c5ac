import { hash, seeded } from '../../../src/witness/choose.js'
import { eventsFor } from '../events-for.js'
import type { Case } from '../prove.js'
import { subjectsOf } from '../subject.js'
import { plainRules } from './plain-rules.js'

/** Random rules that every judge can read, with at most `events` events each. */
export const plainCases = (count: number, seed: number, events: number): readonly Case[] =>
  plainRules(count, seed)
    .flatMap(subjectsOf)
    .map((subject) => ({
      subject,
      events: eventsFor(subject.expr, events, seeded(seed ^ hash(subject.rule.source.text))),
    }))
