import type { Timespan } from './correlation.js'
import { scalarText, type YamlNode } from './yaml/node.js'

const SECONDS: Readonly<Record<string, number>> = {
  s: 1,
  m: 60,
  h: 3600,
  d: 86_400,
  w: 604_800,
  M: 30 * 86_400,
  y: 365 * 86_400,
}

/**
 * Reads a number and a unit. Returns a time span of zero for anything that the schema has rejected, and for a missing
 * one, which is placed at `section`.
 */
export function readTimespan(section: YamlNode, node: YamlNode | undefined): Timespan {
  const text = scalarText(node)
  const seconds = Number(text.slice(0, -1)) * (SECONDS[text.slice(-1)] ?? 1)
  return { text, seconds: Number.isFinite(seconds) ? seconds : 0, span: (node ?? section).span }
}
