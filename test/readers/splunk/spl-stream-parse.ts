import { grammarParser } from '../grammar.js'
import { splitAtPipes } from './spl-pipes.js'
import type { Assignment, StreamCommand, Subsearch } from './spl-stream-tree.js'
import { spanSeconds } from './spl-time.js'
import type { SearchNode, WhereNode } from './spl-tree.js'
import { parseTstats } from './spl-tstats.js'
import { checkWhere } from './spl-where-check.js'

const OF_STREAMS = ['streamstats', 'stats', 'sort', 'bin', 'fillnull', 'rename', 'convert']
const search = grammarParser('splunk/spl-search.peggy')
const expressions = grammarParser('splunk/spl-where.peggy', { allowedStartRules: ['start', 'assignments'] })
const commands = grammarParser('splunk/spl-stream.peggy', { allowedStartRules: OF_STREAMS })

/**
 * The commands of a search over many events: `search` (implied) or a generating command, then any of those that the
 * reader supports. Throws for everything else.
 */
export function parseStream(query: string): readonly StreamCommand[] {
  const [first, ...rest] = splitAtPipes(query)
  if (first?.text.trim() !== '') return [parseSource(first?.text ?? ''), ...rest.map(({ text }) => parseCommand(text))]
  const [generating, ...others] = rest
  return [parseGenerating(generating?.text ?? ''), ...others.map(({ text }) => parseCommand(text))]
}

function parseGenerating(text: string): StreamCommand {
  const [, name] = /^\s*([a-z]+)\s/.exec(text) ?? []
  if (name === 'tstats')
    return { kind: 'tstats', tstats: parseTstats(text, (clause) => search.parse(clause) as SearchNode) }
  if (name !== 'from') return parseMultisearch(text)
  // "| from datamodel:<dataset_name>" ("from").
  const [, dataset] = /^\s*from datamodel:"([A-Za-z0-9_]+\.[A-Za-z0-9_]+)"\s*$/.exec(text) ?? fail('no dataset', text)
  return { kind: 'from', dataset: dataset ?? '' }
}

/** "earliest=<time>": "-<n><unit>" before now ("Specify time modifiers in your search"). */
function parseSource(text: string): StreamCommand {
  const [, span, rest = text] = /^\s*earliest=-(\S+)\s+(.*)$/s.exec(text) ?? []
  const expression = search.parse(rest) as SearchNode
  return { kind: 'search', source: { expression, lookBack: span === undefined ? undefined : spanSeconds(span) } }
}

/**
 * "| multisearch <subsearch1> <subsearch2> …", "each subsearch must be enclosed in square brackets"; "requires at least two subsearches and allows
 * only streaming operations in each subsearch" ("multisearch").
 */
function parseMultisearch(text: string): StreamCommand {
  const [, list = ''] =
    /^\s*multisearch\s+(.*?)\s*$/s.exec(text) ?? fail('`| multisearch` or a search begins a query', text)
  const searches = inBrackets(list).map(parseSubsearch)
  return searches.length < 2 ? fail('multisearch needs two searches', text) : { kind: 'multisearch', searches }
}

function parseSubsearch(text: string): Subsearch {
  const [first, ...rest] = splitAtPipes(text)
  const [, source] = /^\s*search\s+(.*)$/s.exec(first?.text ?? '') ?? fail('a subsearch begins with search', text)
  const all = [parseSource(source ?? ''), ...rest.map((segment) => parseCommand(segment.text))]
  return all.every(({ kind }) => kind === 'search' || kind === 'where' || kind === 'eval')
    ? all
    : fail('only streaming commands belong into multisearch', text)
}

/** The contents of the square brackets of a list of subsearches. */
function inBrackets(list: string): readonly string[] {
  const found: string[] = []
  const one = /\s*\[((?:[^[\]"']|"(?:[^"\\]|\\.)*"|'[^']*')*)\]\s*/gsy
  while (one.lastIndex < list.length) {
    const at = one.lastIndex
    const match = one.exec(list) ?? fail('no subsearch in square brackets', list.slice(at))
    found.push(match[1] ?? '')
  }
  return found
}

function parseCommand(text: string): StreamCommand {
  const [, dataset] = /^\s*`drop_dm_object_name\((\w+)\)`\s*$/.exec(text) ?? []
  if (dataset !== undefined) return { kind: 'drop_dm_object_name', dataset }
  const [, name = '', rest = ''] = /^\s*([a-z]+)(\s.*)$/s.exec(text) ?? fail('no command', text)
  if (name === 'search')
    return { kind: 'search', source: { expression: search.parse(rest) as SearchNode, lookBack: undefined } }
  if (name === 'where') return { kind: 'where', expression: checked(expressions.parse(rest) as WhereNode) }
  if (name === 'eval') {
    const assignments = expressions.parse(rest, { startRule: 'assignments' }) as readonly Assignment[]
    // A Boolean cannot be a field value: "the result of an eval expression cannot be a Boolean".
    for (const { expression } of assignments)
      checkWhere({ kind: 'call', name: 'isnull', args: [expression], at: 0 }, fail)
    return { kind: 'eval', assignments }
  }
  if (name === 'table')
    return { kind: 'table', fields: rest.split(',').map((field) => field.trim().replaceAll('"', '')) }
  if (name === 'addinfo' && rest.trim() === '') return { kind: 'addinfo' }
  // "fields [+|-] <wc-field-list>"; the comma is one of the delimiters.
  const [, removed] = /^ - ((?:[a-z_]+(?:, (?=[a-z])| *$))+)$/.exec(name === 'fields' ? rest : '') ?? []
  if (removed !== undefined) return { kind: 'without', fields: removed.trim().split(', ') }
  if (!OF_STREAMS.includes(name)) return fail('no command that the reader knows', text)
  return commands.parse(rest, { startRule: name }) as StreamCommand
}

function checked(expression: WhereNode): WhereNode {
  checkWhere(expression, fail)
  return expression
}

function fail(message: string, at: string | number): never {
  throw new Error(typeof at === 'number' ? `${message} (at character ${at})` : `${message}: ${at.trim()}`)
}
