import type { Span } from '../../text/source.js'
import { EVENT_ID } from './events.generated.js'
import type { YamlScalar } from './node.js'
import { type ReaderState, report } from './reading.js'
import { inSingleQuotes } from './written-value.js'

/** Finds the span of a `{{ image }}` at the offset, which YAML reads as a map in a map. */
export function templateAt(text: string, start: number): Span | undefined {
  if (!text.startsWith('{{', start)) return undefined
  const end = text.indexOf('}}', start)
  const line = text.slice(start, end === -1 ? start : end)
  return end === -1 || /[\r\n]/.test(line) ? undefined : { start, end: end + 2 }
}

/** Skips a map that is left over from a template, and returns its source as a text. */
export function skipTemplate(state: ReaderState, span: Span): YamlScalar {
  for (let depth = 1; depth > 0; state.next++) {
    const type = state.events[state.next]?.type
    if (type === EVENT_ID.POP) depth--
    else if (type === EVENT_ID.MAPPING || type === EVENT_ID.SEQUENCE) depth++
  }
  const text = state.source.text.slice(span.start, span.end)
  report(state, 'template-leftover', span, text)
  return { kind: 'scalar', type: 'text', text, span }
}

/**
 * Reports anchors on unused scalars: `&whoami` was most likely meant as a text. Anchors of maps and lists are not
 * reported.
 */
export function reportUnusedAnchors(state: ReaderState): void {
  for (const [name, { node, span, isUsed }] of state.anchors) {
    if (!isUsed && node?.kind === 'scalar') report(state, 'unused-anchor', span, name)
  }
}

/** Explains an unknown alias: `*\a.exe` was most likely meant as a text; a plain word may also be a misspelt name. */
export const helpForAlias = (name: string): string =>
  /^[\w-]+$/.test(name)
    ? `quote values that begin with \`*\`: \`${inSingleQuotes(`*${name}`)}\`; an alias needs an anchor \`&${name}\` before it`
    : `quote values that begin with \`*\`: \`${inSingleQuotes(`*${name}`)}\``
