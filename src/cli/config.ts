import { examples } from '../../backends/examples.js'
import { overridePlaces } from '../project/config/check/places.js'
import { nodeAt } from '../project/config/read/paths.js'
import { type ExplainedSetting, explainOutput, originOf } from '../project/config/settings/explain-settings.js'
import { type Data, type DataObject, toData } from '../rule/yaml/data.js'
import { jsonLine, printable } from '../text/control-characters.js'
import { counted } from '../text/count.js'
import { alignColumns } from './columns.js'
import { defineCommand } from './command.js'
import { type OpenedProject, openProject, projectFlags } from './open-project.js'

export const config = defineCommand({
  name: 'config',
  usage: '[outputs] [flags]',
  about: 'shows the settings in effect and where they come from',
  notes: ['Also checks the configuration. Without names, it shows all outputs.'],
  flags: {
    ...projectFlags,
    defaults: { about: 'also show options that nobody sets' },
    json: { about: 'write one line of JSON per output' },
  },
  examples: examples.config,
  run: async (io, outputs, flags, targets) => {
    const opened = await openProject(io, flags, targets, { outputs })
    const { project } = opened
    const explained = project.outputs.map(({ name }) => ({
      name,
      settings: explainOutput(name, project.environment, flags.defaults, opened.context),
    }))
    const overrides = overridesOf(opened)
    const lines = flags.json
      ? explained.map(({ name, settings }) => jsonLine({ output: name, settings, overrides: [...overrides] }))
      : textOf(opened, explained, overrides)
    io.stdout.write(lines.map((line) => `${line}\n`).join(''))
    return 0
  },
})

interface ExplainedOutput {
  readonly name: string
  readonly settings: readonly ExplainedSetting[]
}

/** Returns the overrides that apply in the environment. */
const overridesOf = ({ project, context }: OpenedProject): readonly ExplainedSetting[] =>
  overridePlaces(context)
    .filter(({ value }) => value === undefined || value === project.environment)
    .flatMap(({ path }) => {
      const node = nodeAt(context.root, path)
      return node === undefined ? [] : [{ name: 'override', value: toData(node), origin: originOf(path, context) }]
    })

function textOf(
  { project }: OpenedProject,
  outputs: readonly ExplainedOutput[],
  overrides: readonly ExplainedSetting[],
): readonly string[] {
  const environment = project.environment === undefined ? '' : `, environment ${project.environment}`
  return [
    printable(`${project.file}${environment}: ${counted(project.inputs.length, 'file')} of rules and filters`),
    ...outputs.flatMap(({ name, settings }) => ['', printable(name), ...rows(settings)]),
    ...(overrides.length === 0 ? [] : ['', 'overrides', ...rows(overrides)]),
  ]
}

const rows = (settings: readonly ExplainedSetting[]): readonly string[] =>
  alignColumns(
    settings.map(({ name, value, origin }) => [
      `  ${printable(name)}`,
      printable(name === 'pipelines' ? pipelineText(value) : valueText(value)),
      origin,
    ]),
  )

/** Formats pipelines with the rules that they are for: `ours (product: windows)`. */
function pipelineText(value: Data): string {
  if (typeof value !== 'object' || value === null || !('use' in value)) return valueText(value)
  const { use = null, select = null } = value as DataObject
  return `${valueText(use)} (${valueText(select).replace(/^\{ | \}$/g, '')})`
}

/** Formats a value on one line, texts without quotation marks where they are clear. */
function valueText(value: Data): string {
  if (value === null) return '-'
  if (Array.isArray(value)) return value.map(valueText).join(', ')
  if (typeof value === 'object')
    return `{ ${Object.entries(value)
      .map(([key, item]) => `${key}: ${Array.isArray(item) ? `[${valueText(item)}]` : valueText(item)}`)
      .join(', ')} }`
  return typeof value === 'string' && /^$|^\s|\s$/.test(value) ? JSON.stringify(value) : String(value)
}
