import { suggester } from '../../../text/suggest.js'
import type { Input } from '../../files/inputs.js'
import { compileFilePatterns, pathBelow } from '../../select/file-patterns.js'
import { nodeAt, type Path } from '../read/paths.js'
import { type ConfigContext, keysAt, type Placed, reportAt, reportAtKey, textsAt } from './context.js'
import { checkOptions, type OutputTarget } from './option-values.js'
import { type OutputPlaces, overridePlaces, selectionPlaces } from './places.js'
import { selectorAt } from './selections.js'

/** Reports outputs that environments and overrides change and that do not exist. */
export function checkOutputNames(context: ConfigContext): void {
  const names = new Set(keysAt(context, ['outputs']).map(({ value }) => value))
  const suggest = suggester(names)
  const used = [
    ...keysAt(context, ['environments']).flatMap(({ path }) => keysAt(context, [...path, 'outputs'])),
    ...overridePlaces(context).flatMap(({ path }) => keysAt(context, [...path, 'options'])),
  ]
  for (const { value, path } of used) {
    if (names.has(value)) continue
    const help = suggest(value) ?? `the outputs are ${[...names].join(', ')}`
    reportAtKey(context, path, 'unknown-output', [value], { help })
  }
}

/** Checks the options of an output in all places that set them. */
export function checkOutputOptions(
  { name, path: own, changes }: OutputPlaces,
  targets: readonly OutputTarget[],
  context: ConfigContext,
): void {
  const parts = [own, ...changes.map(({ path }) => path)]
  for (const path of parts) checkOptions(context, [...path, 'options'], targets)
  for (const { path } of overridePlaces(context)) checkOptions(context, [...path, 'options', name], targets)
}

/** Checks all selections, and that their patterns of files have files among the rules. */
export function checkSelections(context: ConfigContext, inputs: readonly Input[]): void {
  for (const path of selectionPlaces(context)) {
    selectorAt(context, path)
    for (const part of nested(context, path)) checkPatterns(textsAt(context, [...part, 'file']), context, inputs)
  }
  for (const { path } of overridePlaces(context)) checkPatterns(textsAt(context, [...path, 'rules']), context, inputs)
}

/** Returns the path of a selection, and those of the negated ones in it. */
function nested(context: ConfigContext, path: Path): readonly Path[] {
  const paths: Path[] = []
  for (let at = path; nodeAt(context.root, at)?.kind === 'mapping'; at = [...at, 'not']) paths.push(at)
  return paths
}

function checkPatterns(patterns: readonly Placed<string>[], context: ConfigContext, inputs: readonly Input[]): void {
  // Without inputs, the mistake is in `rules`.
  if (inputs.length === 0) return
  for (const { value, path } of patterns) {
    if (value.startsWith('!') || isInUse(value, context.folder, inputs)) continue
    const help = value.includes('\\') ? 'write `/` between the names of folders, on Windows too' : undefined
    reportAt(context, path, 'no-files', [`no rule file matches \`${value}\``], { help })
  }
}

function isInUse(pattern: string, folder: string, inputs: readonly Input[]): boolean {
  try {
    const matches = compileFilePatterns([pattern])
    return inputs.some((input) => matches(pathBelow(folder, input)))
  } catch {
    return true // The selection reports a wrong pattern.
  }
}
