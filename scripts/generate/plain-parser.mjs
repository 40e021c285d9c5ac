import { parseAst } from 'rolldown/parseAst'

/**
 * Returns a generated parser without the parts that sigmacast does not use. Errors have no sentences, no lines and
 * columns, and no expected characters. sigmacast writes its own sentences, from the names of rules: `Comma "`,`" = ","`.
 */
export function plainParser(parser) {
  const [, start] = /peg\$startRuleFunction = (peg\$parse\w+);/.exec(parser) ?? []
  const parts = [...PARTS, [START_FUNCTION, ''], [START_CALL, `${start}()`]]
  const plain = parts.reduce((text, [part, by]) => replaced(text, part, by), parser)
  return withoutUnused(withOneExpectation(plain.replace(EACH_FAILURE, '$1')))
}

const ERROR_CLASS = /^class peg\$SyntaxError .*?^\}$/ms

const PLAIN_ERROR = `class peg$SyntaxError extends SyntaxError {
  constructor(message, expected, found, location) {
    super(message);
    Object.assign(this, { expected, found, location });
  }
  static buildMessage() {
    return "unexpected text";
  }
}`

const LOCATION = /^ {2}function peg\$computeLocation\(.*?^ {2}\}$/ms

const PLAIN_LOCATION = `  function peg$computeLocation(startPos, endPos) {
    return { start: { offset: startPos }, end: { offset: endPos } };
  }`

/** The result for other parsers. */
const LIBRARY = /^ {2}if \(options\.peg\$library\) \{.*?^ {2}\}$/ms

/** The choice of the rule to begin with. */
const START_RULES = /^ {2}const peg\$startRuleFunctions = .*?^ {2}\};$/ms
const START_FUNCTION = /^ {2}let peg\$startRuleFunction = .*$/m
const START_CALL = /peg\$startRuleFunction\(\)/
const START_RULE = /^ {2}if \(options\.startRule\) \{.*?^ {2}\}$/ms

/** Functions for actions of grammars, which ours do not call. Properties have the same names. */
const HELPERS = ['offset', 'location', 'expected'].map(
  (name) => new RegExp(`^ {2}function ${name}\\(.*?^ {2}\\}$`, 'ms'),
)

/** The name of the text, and a cache of lines. */
const SOURCE = /^ {2}const peg\$source = .*$/m
const SOURCE_OF_RANGE = /^ {6}source: peg\$source,$/m
const LINES = /^ {2}const peg\$posDetailsCache = .*$/m

/** Parsers that get no options. */
const NO_OPTIONS = /^ {2}options = options !== undefined .*$/m

/** The state in which another parser has left a text. */
const POSITION = /options\.peg\$currPos \| 0/
const EXPECTED = /options\.peg\$maxFailExpected \|\| \[\]/
const SILENT = /options\.peg\$silentFails \| 0/

/** The character that was found. */
const FOUND = /peg\$maxFailPos < input\.length \? peg\$getUnicode\(peg\$maxFailPos\) : null/

/** The question whether failures are silent, which is asked once instead of at every failure. */
const EACH_FAILURE = /if \(peg\$silentFails === 0\) \{ (peg\$fail\(peg\$e\d+\);) \}/g
const FAIL = /if \(peg\$currPos < peg\$maxFailPos\) \{ return; \}/

const PARTS = [
  [ERROR_CLASS, PLAIN_ERROR],
  [LOCATION, PLAIN_LOCATION],
  [LIBRARY, ''],
  [START_RULES, ''],
  [START_RULE, ''],
  ...HELPERS.map((helper) => [helper, '']),
  [SOURCE, ''],
  [SOURCE_OF_RANGE, ''],
  [LINES, ''],
  [NO_OPTIONS, ''],
  [POSITION, '0'],
  [EXPECTED, '[]'],
  [SILENT, '0'],
  [FOUND, 'null'],
  [FAIL, 'if (peg$silentFails > 0 || peg$currPos < peg$maxFailPos) { return; }'],
]

function replaced(parser, part, by) {
  if (!part.test(parser)) throw new Error('Peggy generates other parsers than before')
  return parser.replace(part, () => by)
}

const EXPECTATION = /^ {2}const (peg\$e\d+) = peg\$(?:literal|class|any)Expectation\(.*\);$/gm

/** Lets all texts and characters without a name be the same expectation. */
function withOneExpectation(parser) {
  const [first, ...others] = [...parser.matchAll(EXPECTATION)].map(([, name]) => name)
  const repeated = new Set(others)
  return parser
    .replace(EXPECTATION, (_, name) => (name === first ? `  const ${first} = peg$anyExpectation();` : ''))
    .replace(/peg\$e\d+/g, (name) => (repeated.has(name) ? first : name))
}

/** Removes the functions inside of the parser that nothing refers to, and then those that only they referred to. */
function withoutUnused(parser) {
  const { body } = parseAst(parser).body.find(({ id }) => id?.name === 'peg$parse')
  const names = namesIn(body)
  const unused = body.body.filter(
    ({ type, id }) => type === 'FunctionDeclaration' && names.indexOf(id.name) === names.lastIndexOf(id.name),
  )
  if (unused.length === 0) return parser
  const rest = unused.reduceRight((text, { start, end }) => text.slice(0, start) + text.slice(end), parser)
  return withoutUnused(rest)
}

/** Returns the identifiers in a node, each as often as it occurs. */
function namesIn(node) {
  if (node === null || typeof node !== 'object') return []
  const own = node.type === 'Identifier' ? [node.name] : []
  return [...own, ...Object.values(node).flatMap(namesIn)]
}
