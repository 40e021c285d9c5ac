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
/** The class of errors, without the lines around the place. */
const PLAIN_ERROR = `var YAMLException = class extends Error {
	constructor(cause, position) {
		super(cause);
		Object.assign(this, { cause, position });
	}
	static throwAt(source, position, cause) {
		throw new YAMLException(cause, position);
	}
};`

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
  const code = withNumbers(withCauses(withoutUnused(withPlainErrors(await read('js-yaml.mjs')), 'js', VALUES)))
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

function withPlainErrors(source) {
  const errors = /^var YAMLException = class .*?^\};$/ms
  if (!errors.test(source)) throw new Error('js-yaml has other errors than before')
  return source.replace(errors, () => PLAIN_ERROR)
}

/** Replaces the messages of errors by their causes. */
const withCauses = (code) =>
  code.replace(MESSAGE, (_, call, _quote, message) => {
    const [cause] = CAUSES.find(([, pattern]) => pattern.test(message)) ?? []
    if (cause === undefined) throw new Error(`js-yaml has a new error: ${message}`)
    return `${call}"${cause}"`
  })

const MESSAGE = /(throwError\(state, |throwAt\(input, \w+, )(["`])(.*?)\2/g

/** Writes the numbers of event types, styles and modes where the parser uses their names. */
function withNumbers(code) {
  const declarations = [...code.matchAll(/^var ([A-Z_]+) = (\{\n(?:\t\w+: \d+,?\n)+\});$/gm)]
  return declarations.reduce((text, [, name, members]) => {
    const numbers = new Map([...members.matchAll(/(\w+): (\d+)/g)].map(([, member, number]) => [member, number]))
    return text.replace(new RegExp(`\\b${name}\\.(\\w+)`, 'g'), (_, member) => numbers.get(member))
  }, code)
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
