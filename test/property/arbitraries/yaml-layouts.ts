import fc from 'fast-check'
import { type Choose, chooser, pick } from './choices.js'

// YAML in every layout that people write: indentations, quotes, comments, anchors, block scalars, flow collections.

/** State of one text: the number of the next comment, and the names of the anchors. */
interface Writer {
  readonly choose: Choose
  readonly comments: { count: number }
  readonly anchors: string[]
}

/** A text of one or several documents. Each comment is `# c` and its number. */
export const yamlLayout = fc
  .array(fc.nat({ max: 5039 }), { minLength: 20, maxLength: 160, size: 'max' })
  .map((choices) => layoutOf(chooser(choices)))

function layoutOf(choose: Choose): string {
  const writer: Writer = { choose, comments: { count: 0 }, anchors: [] }
  const documents = Array.from({ length: 1 + choose(2) }, (_, index) => {
    writer.anchors.length = 0
    return `${index > 0 ? separator(writer) : ''}${lines(rootOf(writer))}`
  })
  const text = `${pick(choose, ['', '', '---\n', '# c0\n', '\n'])}${documents.join('')}`
  return `${pick(choose, ['', '', '\ufeff'])}${choose(3) === 0 ? text.replaceAll('\n', '\r\n') : text}`
}

const separator = ({ choose }: Writer): string => pick(choose, ['---\n', '---\n', '...\n---\n', '--- # sep\n'])

const lines = (parts: readonly string[]): string => parts.map((line) => `${line}\n`).join('')

const ROOT_KEYS = ['level', 'tags', 'logsource', 'detection', 'title', 'custom', 'action', 'description', 'filter']

function rootOf(writer: Writer): string[] {
  const start = writer.choose(ROOT_KEYS.length)
  const keys = [...ROOT_KEYS.slice(start), ...ROOT_KEYS.slice(0, start)].slice(0, 1 + writer.choose(6))
  return mapping(writer, keys, 0, 0)
}

function mapping(writer: Writer, keys: readonly string[], indent: number, depth: number): string[] {
  return keys.flatMap((key) => {
    const lead = `${' '.repeat(indent)}${quotedKey(writer, key)}:`
    return [...above(writer, indent), ...valueLines(writer, lead, indent, depth, true)]
  })
}

const quotedKey = ({ choose }: Writer, key: string): string =>
  pick(choose, [key, key, key, `'${key}'`, `"${key}"`, `${key} `])

function sequence(writer: Writer, indent: number, depth: number): string[] {
  return Array.from({ length: 1 + writer.choose(3) }).flatMap(() => {
    const lead = `${' '.repeat(indent)}-`
    const before = above(writer, indent)
    if (writer.choose(4) > 0 || depth > 2) return [...before, ...valueLines(writer, lead, indent, depth, false)]
    const gap = 1 + writer.choose(3)
    const [first = '', ...others] = mapping({ ...writer, anchors: [] }, childKeys(writer), indent + 1 + gap, depth + 1)
    return /^ *#/.test(first) || first === ''
      ? [...before, lead, first, ...others]
      : [...before, `${lead}${' '.repeat(gap)}${first.trimStart()}`, ...others]
  })
}

/** Blank lines and comments above an entry, indented like it or like others. */
function above(writer: Writer, indent: number): string[] {
  const { choose } = writer
  const comment = (): string =>
    `${' '.repeat(Math.max(0, indent + pick(choose, [0, 0, 2, -2, 4])))}# c${++writer.comments.count}`
  switch (choose(8)) {
    case 0:
      return [comment()]
    case 1:
      return ['', comment(), comment()]
    case 2:
      return [comment(), '']
    case 3:
      return ['', '  ', '']
    default:
      return []
  }
}

const childKeys = ({ choose }: Writer): readonly string[] =>
  ['selection', 'condition', 'a', 'b|re', 'ü'].slice(choose(3), 2 + choose(4))

function valueLines(writer: Writer, lead: string, indent: number, depth: number, isPair: boolean): string[] {
  const { choose } = writer
  const tail = (): string =>
    choose(4) === 0 ? `${pick(choose, [' ', '   ', '\t'])}# c${++writer.comments.count}` : pick(choose, ['', '', '  '])
  const keys = childKeys(writer)
  switch (choose(depth > 3 ? 5 : 8)) {
    case 0:
      return [`${lead}${tail()}`]
    case 1:
      return [`${lead} ${properties(writer)}${scalar(choose)}${tail()}`]
    case 2:
      return blockScalar(writer, lead, indent)
    case 3:
      return [
        `${lead} ${writer.anchors.length > 0 ? `*${pick(choose, writer.anchors as [string])}` : flow(choose)}${tail()}`,
      ]
    case 4:
      return severalLines(choose, lead, indent)
    case 5:
    case 6: {
      if (keys.length === 0) return [`${lead}${tail()}`]
      const anchor = choose(5) === 0 ? ` &m${depth}` : ''
      const child = mapping({ ...writer, anchors: [] }, keys, indent + 1 + choose(6), depth + 1)
      return [`${lead}${anchor}${tail()}`, ...child]
    }
    default: {
      const child = sequence(writer, indent + (isPair ? choose(5) : 1 + choose(4)), depth + 1)
      return [`${lead}${tail()}`, ...child]
    }
  }
}

function properties(writer: Writer): string {
  const { choose, anchors } = writer
  switch (choose(10)) {
    case 0: {
      const name = pick(choose, ['x', 'y'])
      anchors.push(name)
      return `&${name} `
    }
    case 1:
      return '!!str '
    case 2:
      return '!t &z '
    default:
      return ''
  }
}

const scalar = (choose: Choose): string =>
  pick(choose, [
    'high',
    '12',
    'true',
    '~',
    'yes',
    '2024-01-31',
    'it is # not',
    "'it''s'",
    '"a\\\\b"',
    '"it\'s"',
    '"tab\\t"',
    '"plain"',
    '"*"',
    "'%x'",
    'größe',
    '"\\u202e"',
    '""',
    'a: b'.replace(': ', ':'),
  ])

const flow = (choose: Choose): string =>
  pick(choose, [
    '[]',
    '{}',
    '[a, "b"]',
    "{a: 'b', c: [d]}",
    '["x", {y: "z"}, k: v]',
    '[ a , ]',
    '{a}',
    '{? a, &q , b: }',
    '[&r , !!str ]',
  ])

function severalLines(choose: Choose, lead: string, indent: number): string[] {
  const inner = ' '.repeat(indent + 1 + choose(5))
  return pick(choose, [
    [`${lead} plain text`, `${inner}goes on  `, '', `${inner}  and on`],
    [`${lead} "quoted \\`, `${inner}goes on`, `${inner}\\  and on"`],
    [`${lead} 'single`, '', `${inner}on'`],
    [`${lead} [a,`, `${inner}  b, # inside`, `${inner}c]`],
    [`${lead} {`, `${inner}a: "b",`, `${inner}}`],
    [`${lead}`, `${inner}below`],
  ])
}

function blockScalar({ choose }: Writer, lead: string, indent: number): string[] {
  const step = 1 + choose(5)
  const inner = ' '.repeat(indent + step)
  const chomping = pick(choose, ['', '-', '+'])
  const content = pick(choose, [
    [`${inner}one`, '', `${inner}  two  `, `${inner}# no comment`],
    ['', `${inner}one`],
    [`${inner}one`, '', '', ''],
    [`${inner}one`, `${inner}   `],
    [],
  ])
  const isMarked = choose(3) === 0
  const marked = isMarked ? [`${inner}  deep`, ...content] : content
  return [
    `${lead} ${pick(choose, ['|', '>'])}${isMarked ? step : ''}${chomping}${pick(choose, ['', ' # block'])}`,
    ...marked,
  ]
}
