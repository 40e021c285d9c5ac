import type { Backend } from '../../../backend/backend.js'
import type { Format } from '../../../backend/format.js'
import type { OptionSettings, OptionSpec, OptionSpecs } from '../../../backend/option.js'
import { optionProblem } from '../../../backend/option-problem.js'
import { optionFromText } from '../../../backend/option-text.js'
import type { YamlNode } from '../../../rule/yaml/node.js'
import { didYouMean } from '../../../text/suggest.js'
import { wordList } from '../../../text/word-list.js'
import { nodeAt, type Path } from '../read/paths.js'
import { type ConfigContext, keysAt, reportAt, reportAtKey } from './context.js'

/** A target of an output with its format. */
export interface OutputTarget {
  readonly backend: Backend
  readonly format: Format
}

type Value = OptionSettings<OptionSpecs>[string]

/** The options of one target: its own and those of the format. */
export interface TargetOptions {
  readonly options: Readonly<Record<string, Value>>
  readonly formatOptions: Readonly<Record<string, Value>>
}

/** Reports options at a path that none of the targets has, and values that they cannot have. */
export function checkOptions(context: ConfigContext, path: Path, targets: readonly OutputTarget[]): void {
  if (targets.length === 0) return
  for (const { value: name, path: at } of keysAt(context, path)) {
    const specs = targets.flatMap((target) => specOf(target, name) ?? [])
    if (specs.length === 0) {
      const titles = targets.map(({ backend }) => backend.name).join(' or ')
      reportAtKey(context, at, 'unknown-option', [titles, name], { help: helpFor(name, targets) })
      continue
    }
    const node = nodeAt(context.root, at)
    const [problem] = specs.flatMap(({ spec }) => optionProblem(spec, node && typedOption(spec, node)) ?? [])
    if (problem !== undefined) reportAt(context, at, 'wrong-option', [name, problem])
  }
}

/** Returns the options of a target from those of an output, which may also have options of its other targets. */
export function optionsOf(nodes: ReadonlyMap<string, YamlNode>, target: OutputTarget): TargetOptions {
  const options: Record<string, Value> = {}
  const formatOptions: Record<string, Value> = {}
  for (const [name, node] of nodes) {
    const found = specOf(target, name)
    if (found === undefined) continue
    const values = found.isOfFormat ? formatOptions : options
    values[found.name] = typedOption(found.spec, node) as Value
  }
  return { options, formatOptions }
}

interface FoundSpec {
  readonly name: string
  readonly spec: OptionSpec
  readonly isOfFormat: boolean
}

/** Finds an option by its name, or by the name after that of the target, as in `toy.table`. */
function specOf({ backend, format }: OutputTarget, path: string): FoundSpec | undefined {
  const name = path.startsWith(`${backend.name}.`) ? path.slice(backend.name.length + 1) : path
  for (const [specs, isOfFormat] of [
    [backend.options, false],
    [format.options, true],
  ] as const) {
    const spec = Object.hasOwn(specs, name) ? specs[name] : undefined
    if (spec !== undefined) return { name, spec, isOfFormat }
  }
  return undefined
}

/** Returns the value that `--option name=value` gives for the text of a scalar, and a list item by item. */
function typedOption(spec: OptionSpec, node: YamlNode): unknown {
  if (node.kind === 'scalar') return optionFromText(spec, node.text)
  if (node.kind === 'mapping' || spec.type !== 'list') return undefined
  return node.items.map((item) => (item.kind === 'scalar' ? item.text.trim() : undefined))
}

function helpFor(name: string, targets: readonly OutputTarget[]): string | undefined {
  const formats = targets.flatMap(({ backend }) =>
    backend.formats.filter(({ options }) => Object.hasOwn(options, name)).map((format) => `\`format: ${format.name}\``),
  )
  if (formats.length > 0) return `it is an option of ${wordList([...new Set(formats)], 'and')}`
  const known = targets.flatMap(({ backend, format }) => [
    ...Object.keys(backend.options),
    ...Object.keys(format.options),
  ])
  if (known.length === 0) return 'there are no options for this format'
  return didYouMean(name, known) ?? `the options are ${[...new Set(known)].join(', ')}`
}
