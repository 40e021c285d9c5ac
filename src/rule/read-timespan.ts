import type { Timespan } from './correlation.js'
import type { YamlScalar } from './yaml/node.js'

const SECONDS: Readonly<Record<string, number>> = {
  s: 1,
  m: 60,
  h: 3600,
  d: 86_400,
  w: 604_800,
  M: 30 * 86_400,
  y: 365 * 86_400,
}

/** A number and a unit, as the schema has checked. */
export const readTimespan = ({ text, span }: YamlScalar): Timespan => ({
  text,
  seconds: Number(text.slice(0, -1)) * (SECONDS[text.slice(-1)] ?? 1),
  span,
})
