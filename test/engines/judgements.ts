import { afterAll, describe, expect, test } from 'vitest'
import type { Json } from '../../src/index.js'
import type { OpenEngine } from './engine.js'

/** Expected verdicts that validate an engine. */
export interface Judgements {
  readonly accepts: readonly string[]
  readonly refuses: readonly string[]
  /** A query, the events that it selects, and those that it does not. */
  readonly selects?: readonly (readonly [query: string, selected: readonly Json[], others: readonly Json[]])[]
  /** Queries that it can read but not evaluate. */
  readonly leavesOpen?: readonly string[]
}

/** Tests an engine on its expected verdicts; skipped, by name, if it is not installed. */
export async function expectJudgements(name: string, open: OpenEngine, judgements: Judgements): Promise<void> {
  const { accepts, refuses, selects = [], leavesOpen = [] } = judgements
  const engine = await open()
  describe.skipIf(engine === undefined)(`the engine ${name}`, () => {
    if (engine === undefined) return test('is installed', () => undefined)
    afterAll(engine.close)

    test('has this name', () => {
      expect(engine.name).toBe(name)
    })
    test.each([...accepts, ...leavesOpen])('accepts %s', async (query) => {
      expect(await engine.accepts([query])).toEqual([null])
    })
    test.each(refuses)('refuses %s', async (query) => {
      expect(await engine.accepts([query])).toEqual([expect.stringMatching(/./)])
    })
    test.each(selects)('for %s selects the first events and not the others', async (query, selected, others) => {
      const verdicts = [...selected.map(() => true), ...others.map(() => false)]
      expect(await engine.select?.([{ query, events: [...selected, ...others] }])).toEqual([verdicts])
    })
    test.each(leavesOpen)('does not evaluate %s', async (query) => {
      expect(await engine.select?.([{ query, events: [{}] }])).toEqual([null])
    })
    test('answers many queries in order', async () => {
      const queries = [...accepts, ...refuses, ...accepts]
      const verdicts = await engine.accepts(queries)
      expect(verdicts.map((verdict) => verdict === null)).toEqual(queries.map((query) => accepts.includes(query)))
    })
  })
}
