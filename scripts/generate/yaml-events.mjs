// The parser of YAML events as a module of its own. js-yaml is one module, whose schemas are built when it is loaded,
// so a bundler keeps all of it, although more than half of it is unused.
import { readFile } from 'node:fs/promises'
import { parseAst } from 'rolldown/parseAst'

const VALUES = [
  'CHOMPING_MODE',
  'COLLECTION_STYLE',
  'EVENT_ID',
  'SCALAR_STYLE',
  'YAMLException',
  'getBlockValue',
  'getScalarValue',
  'parseEvents',
]
/** The class of errors, without the lines around the place; and functions for what the parser most often writes out. */
const HELPERS = `var YAMLException = class extends Error {
	constructor(cause, position) {
		super(cause);
		Object.assign(this, { cause, position });
	}
};
function characterHere(state) {
	return state.input.charCodeAt(state.position);
}
function nextCharacter(state) {
	return state.input.charCodeAt(++state.position);
}`

/**
 * Code that the module replaces: the source lines of errors, what the parser writes out again and again, and a second
 * copy of what it knows about escape sequences. It refuses unknown ones before it reads their values.
 */
const REPLACED = [
  [
    'YAMLException.throwAt(state.input.slice(0, state.length), state.position, message, state.filename)',
    'throw new YAMLException(message, state.position)',
  ],
  [
    'YAMLException.throwAt(input, nullpos, "null byte is not allowed in input", state.filename)',
    'throw new YAMLException("control-character", nullpos)',
  ],
  ['filename: "",\n\tmaxDepth: 100\n};\nfunction addDocumentEvent', 'maxDepth: 100\n};\nfunction addDocumentEvent'],
  [/var simpleEscapeCheck = .*?\n\}\n/s, ''],
  ['escaped < 256 && simpleEscapeCheck[escaped]', 'simpleEscapeSequence(escaped)'],
  ['simpleEscapeMap[escaped]', 'simpleEscapeSequence(escaped)'],
  [/(?<!function )isSimpleEscape\(/g, 'simpleEscapeSequence('],
  [/HAS_OWN\.call\((state\.tagHandlers), (\w+)\)/g, '($2 in $1)'],
  ['escapedHexLen$1(escaped)', 'escapedHexLen(escaped)'],
  ['fromHexCode$1(input', 'fromHexCode(input'],
  [/state\.input\.charCodeAt\(state\.position\)/g, 'characterHere(state)'],
  [/state\.input\.charCodeAt\(\+\+state\.position\)/g, 'nextCharacter(state)'],
]

/** Causes of errors by the messages of js-yaml; the first one counts. sigmacast explains them in its own sentences. */
const CAUSES = [
  ['depth', /^nesting/],
  ['control-character', /non-printable|null byte|valid JSON character/],
  ['directive', /directive|YAML|previously declared/],
  ['tag', /\btag\b/],
  ['anchor', /anchor/],
  ['alias', /alias/],
  ['quotes', /quoted scalar/],
  ['escape', /escape|hexadecimal/],
  ['block-header', /block scalar|identifier|line break/],
  ['comma', /comma/],
  ['item', /node content/],
  ['brackets', /flow collection/],
  ['tab', /^tab/],
  ['list-indentation', /indentation of a sequence/],
  ['map-indentation', /indentation of a mapping/],
  ['indentation', /^deficient indentation/],
  ['colon', /whitespace character/],
  ['key', /':'|multiline key|document separator/],
  ['document', /read a document/],
]

/** The function behind `getScalarValue` for block scalars, which js-yaml does not declare. */
const BLOCK_VALUE =
  'declare function getBlockValue(input: string, start: number, end: number, indent: number, chomping: number, folded: boolean): string;'

const ERROR_TYPES = `type Cause = ${CAUSES.map(([cause]) => `'${cause}'`).join(' | ')};
declare class YAMLException extends Error {
    cause: Cause;
    position: number;
}`

const TYPES = ['AliasEvent', 'DocumentEvent', 'Event', 'MappingEvent', 'ScalarEvent', 'SequenceEvent']

/** Returns the module and its declarations, with the license of js-yaml. */
export async function yamlEvents() {
  const read = (path) => readFile(new URL(path, import.meta.resolve('js-yaml')), 'utf8')
  const license = `/*\nA part of js-yaml.\n\n${(await read('../LICENSE')).trim()}\n*/\n`
  const code = withNumbers(withCauses(withoutUnused(withSimplerCode(await read('js-yaml.mjs')), 'js', VALUES)))
  const names = [...VALUES, ...TYPES].filter((name) => name !== 'YAMLException')
  const types = `${withoutUnused(await read('js-yaml.d.ts'), 'dts', names)}${BLOCK_VALUE}\n${ERROR_TYPES}\n`
  const values = `export { ${VALUES.join(', ')} }\n`
  return [
    ['src/rule/yaml/events.generated.js', `${license}${code}${values}`],
    [
      'src/rule/yaml/events.generated.d.ts',
      `${license}${types}${values}export type { ${[...TYPES, 'Cause'].join(', ')} }\n`,
    ],
  ]
}

function withSimplerCode(source) {
  const errors = /^var YAMLException = class .*?^\};$/ms
  return [...REPLACED, [errors, HELPERS]].reduce(replacePart, source)
}

function replacePart(source, [part, replacement]) {
  const replaced = source.replace(part, replacement)
  if (replaced === source) throw new Error(`js-yaml has other code than before: ${part}`)
  return replaced
}

/** Replaces the messages of errors by their causes. */
const withCauses = (code) =>
  code.replace(MESSAGE, (_, call, _quote, message) => {
    const [cause] = CAUSES.find(([, pattern]) => pattern.test(message)) ?? []
    if (cause === undefined) throw new Error(`js-yaml has a new error: ${message}`)
    return `${call}"${cause}"`
  })

const MESSAGE = /(throwError\(state, )(["`])(.*?)\2/g

/** Writes the numbers of event types, styles, modes and contexts where the parser uses their names. */
function withNumbers(code) {
  const members = [...code.matchAll(/^var ([A-Z_]+) = \{\n(?:\t\w+: \d+,?\n)+\};$/gm)].flatMap(([declaration, name]) =>
    [...declaration.matchAll(/(\w+): (\d+)/g)].map(([, member, number]) => [`${name}.${member}`, number]),
  )
  const constants = /^var ([A-Z_]+(?:\$\d)?) = (-?\d+);\n/gm
  const numbers = new Map([...members, ...[...code.matchAll(constants)].map(([, name, number]) => [name, number])])
  return code
    .replace(constants, '')
    .replace(/\b[A-Z_]+(?:\.[A-Z_]+|\$\d)?(?![\w$])/g, (name) => numbers.get(name) ?? name)
}

/** Returns the declarations of these names with all that they use. Other statements must have no effect on them. */
function withoutUnused(source, lang, names) {
  const statements = parseAst(source, { lang }).body.map((node) => ({
    node,
    declares: declaredBy(node),
    uses: namesIn(node),
  }))
  const kept = new Set()
  const keep = (name) => {
    for (const statement of statements) {
      if (kept.has(statement) || !isNeeded(statement, name)) continue
      kept.add(statement)
      for (const used of statement.uses) keep(used)
    }
  }
  for (const name of names) keep(name)
  return statements
    .filter((statement) => kept.has(statement))
    .map(({ node }) => `${source.slice(node.start, node.end)}\n`)
    .join('')
}

/** True for the declaration of a name, and for the loop or the assignment that fills it. */
const isNeeded = ({ node, declares, uses }, name) =>
  declares.has(name) || (declares.size === 0 && !/^(?:Ex|Im)port/.test(node.type) && uses.has(name))

function declaredBy(node) {
  const declarations = node.type === 'VariableDeclaration' ? node.declarations : node.id == null ? [] : [node]
  return new Set(declarations.map(({ id }) => id.name))
}

/** The identifiers in a statement, including the names of properties. */
function namesIn(node, names = new Set()) {
  if (node?.type === 'Identifier') names.add(node.name)
  for (const child of Object.values(node ?? {})) {
    if (typeof child === 'object') namesIn(child, names)
  }
  return names
}
