import { afterAll, describe, expect, test } from 'vitest'
import type { Json } from '../../src/index.js'
import type { OpenEngine } from './engine.js'

/** What an engine must say for its verdicts to be worth anything. */
export interface Judgements {
  readonly accepts: readonly string[]
  readonly refuses: readonly string[]
  /** A query, the events that it selects, and those that it does not. */
  readonly selects?: readonly (readonly [query: string, selected: readonly Json[], others: readonly Json[]])[]
  /** It can read these, and cannot tell what they select. */
  readonly leavesOpen?: readonly string[]
}

/** Holds an engine to its judgements; skipped, by its name, where it is not installed. */
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
    test.each(leavesOpen)('leaves open what %s selects', async (query) => {
      expect(await engine.select?.([{ query, events: [{}] }])).toEqual([null])
    })
    test('answers many queries in their order', async () => {
      const queries = [...accepts, ...refuses, ...accepts]
      const verdicts = await engine.accepts(queries)
      expect(verdicts.map((verdict) => verdict === null)).toEqual(queries.map((query) => accepts.includes(query)))
    })
  })
}
