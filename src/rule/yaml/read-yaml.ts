import { parseEvents, YAMLException } from 'js-yaml'
import { type Diagnostic, diagnose } from '../../text/diagnostic.js'
import { lineStart, lineText, type Source, type Span } from '../../text/source.js'
import { buildDocuments, type YamlDocument } from './build-documents.js'
import { limits } from './limits.js'

/** Documents that cannot be read before the rest of the file is given up. */
const MOST_BROKEN_DOCUMENTS = 20

/**
 * The YAML documents of a source, in order. A document that is no YAML becomes one without a root, with its diagnostic;
 * the others are read all the same. Never throws.
 */
export function readYaml(source: Source): readonly YamlDocument[] {
  const broken: YamlDocument[] = []
  let text = source.text
  if (text.length > limits.bytes) return [failed(diagnose('file-too-large', source, fileStart, [limits.bytes]))]
  while (broken.length < MOST_BROKEN_DOCUMENTS) {
    try {
      const events = parseEvents(text, { maxDepth: limits.depth })
      return [...broken, ...buildDocuments(events, source)].sort((a, b) => a.span.start - b.span.start)
    } catch (error) {
      const offset = error instanceof YAMLException ? (error.mark?.position ?? 0) : 0
      const span = brokenDocument(text, offset)
      broken.push(failed(syntaxError(source, error, offset), span))
      text = blank(text, span)
    }
  }
  return broken
}

const fileStart: Span = { start: 0, end: 1 }

const failed = (diagnostic: Diagnostic, span: Span = diagnostic.span): YamlDocument => ({
  root: undefined,
  span,
  diagnostics: [diagnostic],
})

function syntaxError(source: Source, error: unknown, offset: number): Diagnostic {
  const reason = error instanceof YAMLException ? error.reason : String(error)
  const start = Math.min(offset, Math.max(0, source.text.length - 1))
  const span = { start, end: start + 1 }
  if (reason.startsWith('nesting exceeded')) return diagnose('yaml-too-deep', source, span, [limits.depth])
  const line = lineStart(source.text, start)
  const indent = /^[ \t]*/.exec(lineText(source.text, line))?.[0] ?? ''
  const tab = indent.indexOf('\t')
  if (tab !== -1) return diagnose('tab-indentation', source, { start: line + tab, end: line + tab + 1 }, [])
  return diagnose('yaml-syntax', source, span, [reason])
}

/** The stretch between two `---` lines that holds the offset, or the nearest one before it that is not blank yet. */
function brokenDocument(text: string, offset: number): Span {
  const starts = [0, ...[...text.matchAll(/^---(?=[ \t\r\n]|$)/gm)].map((match) => match.index), text.length]
  let index = starts.findLastIndex((start) => start <= offset)
  while (index > 0 && text.slice(starts[index], starts[index + 1]).trim() === '') index--
  return { start: starts[index] ?? 0, end: starts[index + 1] ?? text.length }
}

const blank = (text: string, span: Span): string =>
  text.slice(0, span.start) + text.slice(span.start, span.end).replace(/[^\r\n]/g, ' ') + text.slice(span.end)
