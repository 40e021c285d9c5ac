import type { Backend } from '../../../backend/backend.js'
import { type Format, queryFormat } from '../../../backend/format.js'
import type { LoadedBackend } from '../../../backend/loaded-backend.js'
import { nameHint } from '../../../text/name-hint.js'
import { didYouMean } from '../../../text/suggest.js'
import { nodeAt, type Path } from '../read/paths.js'
import { type ConfigContext, type Placed, reportAt, textsAt } from './context.js'
import type { OutputTarget } from './option-values.js'

/** Returns the targets of an output with their formats. Reports unknown ones, which are omitted. */
export function checkTargets(path: Path, context: ConfigContext): readonly OutputTarget[] {
  const backends = textsAt(context, [...path, 'target']).flatMap((name) => backendOf(name, context) ?? [])
  const node = nodeAt(context.root, [...path, 'format'])
  const name = node?.kind === 'scalar' ? node.text : undefined
  return backends.flatMap((backend) => {
    const format = name === undefined ? (backend.formats[0] ?? queryFormat) : formatNamed(backend, name)
    if (format !== undefined) return [{ backend, format }]
    const names = backend.formats.map((one) => one.name)
    const help = hintFor(name ?? '', backend.formats, `its formats are ${names.join(', ')}`)
    reportAt(context, [...path, 'format'], 'unknown-format', [backend.name, name ?? ''], { help })
    return []
  })
}

const formatNamed = ({ formats }: LoadedBackend, name: string): Format | undefined =>
  formats.find((format) => format.name === name)

function backendOf({ value, path }: Placed<string>, context: ConfigContext): LoadedBackend | undefined {
  const backend = context.targets.get(value)
  if (backend !== undefined) return backend
  const targets = [...context.targets.values()]
  const help = hintFor(value, targets, `the targets are ${targets.map(({ name }) => name).join(', ')}`)
  reportAt(context, path, 'unknown-target', [value], { help })
  return undefined
}

/** Suggests a name for that of another tool or a misspelt one; without a suggestion, `all` names every choice. */
function hintFor(
  name: string,
  items: readonly Pick<Backend, 'name' | 'otherNames' | 'platform'>[],
  all: string,
): string {
  const named = items.map((item) => ({
    name: item.name,
    otherNames: [...(item.otherNames ?? []), item.platform ?? ''],
  }))
  const names = items.map((item) => item.name)
  return nameHint(name, named) ?? didYouMean(name, names) ?? all
}
