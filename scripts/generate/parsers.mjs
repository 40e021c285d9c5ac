import { readdir } from 'node:fs/promises'
import peggy from 'peggy'
import { readJson, readText, root } from './repository.mjs'

/**
 * Returns `name.generated.js` and its declarations for each `grammar/name.peggy`, as pairs of a path in the repository
 * and a text. Peggy reads and checks the grammars. The parsers call `grammar/parts.ts`, which takes a third of the code
 * that Peggy writes. `name.options.json` contains the types of the options and of the result.
 */
export async function parsers() {
  const files = await readdir(new URL('grammar/', root))
  const paths = files.filter((file) => file.endsWith('.peggy')).map((file) => `grammar/${file.slice(0, -6)}`)
  return (await Promise.all(paths.map(modulesOf))).flat()
}

async function modulesOf(path) {
  const [grammar, { options, result }] = await Promise.all([
    readText(`${path}.peggy`),
    readJson(`${path}.options.json`),
  ])
  const parameters = options === undefined ? 'text: string' : `text: string, options: ${options}`
  return [
    [`${path}.generated.js`, parserOf(peggy.generate(grammar, { output: 'ast' }))],
    [
      `${path}.generated.d.ts`,
      `export declare function parse(${parameters}): ${result} | import('./parts.js').Rejection\n`,
    ],
  ]
}

/**
 * Writes the module of a grammar. Actions see the variables of `{{ … }}`, `options`, and the functions `error`, `range`
 * and `text`. The code in `{ … }` runs at the start of each call, to set variables.
 */
function parserOf({ topLevelInitializer, initializer, rules }) {
  return `import * as part from './parts.js'
import { error, range, text } from './parts.js'

let options
${topLevelInitializer?.code ?? ''}
${definitionsOf(rules).join('\n')}

export function parse(input, settings) {
  options = settings
  ${initializer?.code.trim() ?? ''}
  return part.parseAll(${nameOf(rules[0].name)}, input)
}
`
}

/** Rules have names such as `String`, which actions also use. */
const nameOf = (rule) => `$${rule}`

/** Defines each rule after the rules that it uses. A rule that uses itself is looked up when it is called. */
function definitionsOf(rules) {
  const definitions = new Map()
  const open = new Set()
  const use = (name) => {
    if (!open.has(name)) {
      open.add(name)
      const { expression } = rules.find((rule) => rule.name === name)
      definitions.set(name, `const ${nameOf(name)} = ${codeOf(expression, use)}`)
    }
    return definitions.has(name) ? nameOf(name) : `() => ${nameOf(name)}()`
  }
  use(rules[0].name)
  return [...definitions.values()]
}

/** Returns the code of an expression. `use` returns that of a rule. */
function codeOf(node, use) {
  const inner = () => codeOf(node.expression, use)
  const all = (nodes) => nodes.map((one) => codeOf(one, use)).join(', ')
  switch (node.type) {
    case 'rule_ref':
      return use(node.name)
    case 'literal':
      return node.ignoreCase ? matching(escapedIn(node.value), 'i') : `part.literal(${JSON.stringify(node.value)})`
    case 'class':
      return matching(classOf(node), node.ignoreCase ? 'i' : '')
    case 'any':
      return matching('[^]', '')
    case 'named':
      return `part.named(${JSON.stringify(node.name)}, ${inner()})`
    case 'choice':
      return `part.choice(${all(node.alternatives)})`
    case 'action':
      return sequenceOf(partsOf(node.expression), use, node.code)
    case 'sequence':
      return sequenceOf(node.elements, use)
    case 'labeled':
    case 'group':
      return inner()
    case 'optional':
      return `part.optional(${inner()})`
    case 'zero_or_more':
      return `part.repeated(${inner()}, 0)`
    case 'one_or_more':
      return `part.repeated(${inner()}, 1)`
    case 'repeated': {
      const [least, most] = [node.min ?? node.max, node.max].map(boundOf)
      const bounds = `${least}, ${most ?? 'Infinity'}`
      return `part.repeated(${inner()}, ${bounds}${node.delimiter ? `, ${codeOf(node.delimiter, use)}` : ''})`
    }
    case 'text':
      return `part.textOf(${inner()})`
    case 'simple_and':
      return `part.ahead(${inner()})`
    case 'simple_not':
      return `part.ahead(${inner()}, false)`
    case 'semantic_and':
      return `part.when(() => {${node.code}})`
    default:
      throw new Error(`no parser is written for ${node.type}`)
  }
}

/** Only numbers are read as bounds, not labels or code. */
function boundOf({ type, value }) {
  if (type !== 'constant') throw new Error(`no parser is written for a bound of the kind ${type}`)
  return value
}

const escapedIn = (text) => text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&')

const matching = (source, flags) => `part.matching(/${source}/${flags}y)`

const partsOf = (node) => (node.type === 'sequence' ? node.elements : [node])

/** Writes a sequence with its action, whose parameters are the labels. Without an action, `@` picks the values. */
function sequenceOf(parts, use, code) {
  const values = parts.map((part, index) => part.label ?? `$${index}`)
  const picked = values.filter((_, index) => parts[index].pick)
  const body = code ?? (picked.length === 0 ? undefined : ` return ${picked.length === 1 ? picked : `[${picked}]`} `)
  const last = parts.findLastIndex((part) => part.type === 'labeled')
  const action = body === undefined ? '' : `, (${values.slice(0, last + 1).join(', ')}) => {${body}}`
  return `part.sequence([${parts.map((part) => codeOf(part, use)).join(', ')}]${action})`
}

const classOf = ({ inverted, parts }) =>
  `[${inverted ? '^' : ''}${parts.map((part) => [part].flat().map(inClass).join('-')).join('')}]`

const inClass = (character) =>
  /[\\\]^-]/.test(character)
    ? `\\${character}`
    : /[ -~]/.test(character)
      ? character
      : `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`
