import { byPlace } from '../../text/collect-diagnostics.js'
import { diagnose } from '../../text/diagnose.js'
import type { Diagnostic } from '../../text/diagnostic.js'
import { type Limits, limitsOf } from '../../text/limits.js'
import { lineStart, lineText, type Source, type Span } from '../../text/source.js'
import { buildDocuments, type YamlDocument } from './build-documents.js'
import { type Cause, type Event, parseEvents, YAMLException } from './events.generated.js'
import { explainSyntax } from './explain-syntax.js'
import { readSimpleYaml } from './read-simple-yaml.js'
import type { Grade } from './reading.js'

/**
 * Parses the YAML documents of a source, in order. A malformed document has no root, but a diagnostic; the others are
 * parsed regardless. `grade` may change the severity of diagnostics about valid YAML. Never throws.
 */
export function readYaml(
  source: Source,
  limits: Limits = limitsOf(),
  grade: Grade = (diagnostic) => diagnostic,
): readonly YamlDocument[] {
  const { text } = source
  const bytes = limits['file-bytes']
  if (text.length > bytes) return [failed(diagnose('file-too-large', source, fileStart, [bytes]))]
  const simple = readSimpleYaml(source, limits)
  if (simple !== undefined) return simple
  const parse = (stretch: string): Parsed => parseText(stretch, limits['yaml-depth'])
  const events = parse(text)
  if (!('cause' in events)) return buildDocuments(events, source, limits, grade)
  const broken = stretches(text).flatMap((span) => {
    const alone = parse(text.slice(span.start, span.end))
    if (!('cause' in alone)) return []
    // The parser may only notice the error after the document.
    const last = span.start + text.slice(span.start, span.end).trimEnd().length - 1
    return [
      failed(
        syntaxError(source, alone.cause, Math.max(span.start, Math.min(span.start + alone.offset, last)), span, limits),
        span,
      ),
    ]
  })
  const rest = parse(
    blanked(
      text,
      broken.map(({ span }) => span),
    ),
  )
  if ('cause' in rest) return [...broken, failed(syntaxError(source, rest.cause, rest.offset, whole(text), limits))]
  return [...broken, ...buildDocuments(rest, source, limits, grade)].sort(byPlace)
}

type Parsed = Event[] | { readonly cause: Cause; readonly offset: number }

function parseText(text: string, maxDepth: number): Parsed {
  try {
    return parseEvents(text, { maxDepth })
  } catch (problem) {
    return problem instanceof YAMLException
      ? { cause: problem.cause, offset: problem.position }
      : { cause: 'document', offset: 0 }
  }
}

const fileStart: Span = { start: 0, end: 1 }

const failed = (diagnostic: Diagnostic, span: Span = diagnostic.span): YamlDocument => ({
  root: undefined,
  span,
  diagnostics: [diagnostic],
})

function syntaxError(source: Source, cause: Cause, offset: number, document: Span, limits: Limits): Diagnostic {
  const { text } = source
  const start = Math.min(offset, Math.max(0, text.length - 1))
  if (cause === 'depth') {
    return diagnose('yaml-too-deep', source, { start, end: start + 1 }, [limits['yaml-depth']])
  }
  const at = lineStart(text, start)
  const line = lineText(text, at)
  const tab = /^[ \t]*/.exec(line)?.[0].indexOf('\t') ?? -1
  if (tab !== -1) return diagnose('tab-indentation', source, { start: at + tab, end: at + tab + 1 }, [])
  const mistake = explainSyntax({ text, cause, offset: start, document, line, lineStart: at })
  return diagnose('yaml-syntax', source, mistake.span, [mistake.reason], { help: mistake.help })
}

const whole = (text: string): Span => ({ start: 0, end: text.length })

/** Splits a text at the lines that begin a document. Each part includes that line. */
function stretches(text: string): Span[] {
  const starts = [0, ...[...text.matchAll(/^---(?=[ \t\r\n]|$)/gm)].map((match) => match.index), text.length]
  return starts.slice(1).flatMap((end, index) => {
    const start = starts[index] ?? 0
    return end > start ? [{ start, end }] : []
  })
}

/** Replaces the spans, which are in order, with spaces. */
function blanked(text: string, spans: readonly Span[]): string {
  const parts: string[] = []
  let at = 0
  for (const { start, end } of spans) {
    parts.push(text.slice(at, start), text.slice(start, end).replace(/[^\r\n]/g, ' '))
    at = end
  }
  return [...parts, text.slice(at)].join('')
}
