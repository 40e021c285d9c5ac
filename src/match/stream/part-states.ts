import type { GroupState, MeasureResult, Occurrence } from './group-state.js'

/** Tracks the last match of each part. */
export function partsState(parts: number, span: number, judge: (has: readonly boolean[]) => MeasureResult): GroupState {
  const last = new Array<number>(parts).fill(Number.NEGATIVE_INFINITY)
  const take = ({ time, parts: matched }: Occurrence): MeasureResult => {
    for (const part of matched) last[part] = time
    return judge(last.map((at) => at >= time - span))
  }
  return { take, kept: () => parts }
}

/**
 * Tracks, for each part, the latest start of a chain of events that leads to it, since every other chain leaves less
 * time for the following parts. Later parts are updated first, so that one event is never two links of a chain.
 */
export function orderState(parts: number, span: number): GroupState {
  const begins = new Array<number>(parts).fill(Number.NEGATIVE_INFINITY)
  const take = ({ time, parts: matched }: Occurrence): MeasureResult => {
    for (let part = parts - 1; part >= 0; part--) {
      if (matched.has(part)) begins[part] = part === 0 ? time : (begins[part - 1] ?? time)
    }
    const begin = begins[parts - 1] ?? Number.NEGATIVE_INFINITY
    return { holds: matched.has(parts - 1) && begin >= time - span, figure: undefined }
  }
  return { take, kept: () => parts }
}
