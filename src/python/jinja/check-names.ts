import type { Span } from '../../text/source.js'
import { functions } from './functions.js'
import { loopNames } from './loop.js'
import { methodNames } from './methods.js'
import type { Body, Expression, TemplateNode } from './nodes.js'
import { filters } from './render.js'
import type { TemplateProblem } from './template-problem.js'
import { tests } from './tests.js'

/** The attributes of a name in a template; null if they are not known before the rule is. */
export type Shape = { readonly [name: string]: Shape } | null

/** A name in a template that does not exist. */
type UnknownName = Extract<TemplateProblem, { readonly code: 'template-unknown' }> & Pick<Named, 'at'>

/** Returns each undefined name in a template, and each unknown filter, test and method, in their order. */
export function unknownNames(body: Body, shapes: { readonly [name: string]: Shape }): readonly UnknownName[] {
  const nodes = [...nodesIn(body)]
  const bound = new Set(nodes.flatMap(namesOf))
  const loops = nodes.some(({ kind }) => kind === 'for') ? ['loop'] : []
  const defined = [...Object.keys(shapes), ...functions.keys(), ...bound, ...loops]
  const shapeOf = (node: Expression): Shape => {
    if (node.kind === 'attribute') return partOf(shapeOf(node.of), node.name)
    if (node.kind !== 'name' || bound.has(node.name)) return null
    return node.name === 'loop' ? loopShape : partOf(shapes, node.name)
  }
  const check = (node: TemplateNode | Expression): readonly (UnknownName | undefined)[] => {
    switch (node.kind) {
      case 'name':
        return [among('name', node, defined)]
      case 'attribute': {
        const shape = shapeOf(node.of)
        return shape === null ? [] : [among('name', node, Object.keys(shape))]
      }
      case 'call':
        return node.of.kind === 'attribute' && shapeOf(node.of.of) === null
          ? [among('method', node.of, methodNames)]
          : []
      case 'filter':
        return [among('filter', node, filterNames), inside(node, node.args.positional)]
      case 'test':
        return [among('test', node, testNames)]
      default:
        return []
    }
  }
  const problems = nodes.flatMap(check).filter((problem) => problem !== undefined)
  return problems.sort((a, b) => a.at.start - b.at.start)
}

const partOf = (shape: Shape, name: string): Shape =>
  shape !== null && Object.hasOwn(shape, name) ? (shape[name] ?? null) : null

const filterNames = Object.keys(filters)
const testNames = Object.keys(tests)
const loopShape: Shape = Object.fromEntries(loopNames.map((name) => [name, null]))

interface Named {
  readonly name: string
  readonly at: Span
}

const among = (
  kind: 'name' | 'filter' | 'test' | 'method',
  { name, at }: Named,
  candidates: readonly string[],
): UnknownName | undefined =>
  candidates.includes(name) ? undefined : { code: 'template-unknown', args: [kind, name], candidates, at }

/** Checks the filter or test in `map('upper')` and `select('defined')`. */
function inside({ name, at }: Named, [first, second]: readonly Expression[]): UnknownName | undefined {
  const argument = name.endsWith('attr') ? second : first
  if (argument?.kind !== 'literal' || typeof argument.value !== 'string') return undefined
  const named = { name: argument.value, at }
  if (name === 'map') return among('filter', named, filterNames)
  return ['select', 'reject', 'selectattr', 'rejectattr'].includes(name) ? among('test', named, testNames) : undefined
}

/** Returns the names that a node defines. */
function namesOf(node: TemplateNode | Expression): readonly string[] {
  switch (node.kind) {
    case 'set':
    case 'for':
      return node.targets
    case 'set-block':
      return [node.target]
    case 'with':
      return node.values.map(({ name }) => name)
    case 'macro':
      return [node.name, ...node.parameters.map(({ name }) => name)]
    default:
      return []
  }
}

/** Yields all nodes, from the outermost to the innermost: every object with a kind is a node. */
function* nodesIn(part: unknown): Generator<TemplateNode | Expression> {
  if (typeof part !== 'object' || part === null) return
  if ('kind' in part) yield part as TemplateNode | Expression
  for (const inner of Object.values(part)) yield* nodesIn(inner)
}
