import type { Layer } from './layers.js'

/** The keys of a configuration that are settings of every output. */
const SHARED = ['select', 'accept', 'vars', 'schema', 'commit']
const OUTPUT = [
  'target',
  'format',
  'path',
  'pipelines',
  'variants',
  'join-variants',
  'select',
  'accept',
  'schema',
  'options',
  'vars',
  'cannot',
  'commit',
]
const ENVIRONMENT = ['select', 'accept', 'vars']

/** The key under which settings of the command line are part of the tree of a configuration. */
export const COMMAND_LINE = '(command line)'

/** An override that applies to a rule, with the environment that makes it. */
export interface AppliedOverride {
  readonly path: Layer['path']
  readonly environment: string | undefined
}

/**
 * Returns the layers of an output, from the weakest to the strongest: the top, the output, its overrides, the
 * environment, the overrides of the environment, the command line.
 */
export function outputLayers(
  output: string,
  environment: string | undefined,
  overrides: readonly AppliedOverride[] = [],
): readonly Layer[] {
  const of = (name: string | undefined): readonly Layer[] =>
    overrides.filter((override) => override.environment === name).flatMap(({ path }) => overrideLayers(path, output))
  const changes: readonly Layer[] =
    environment === undefined
      ? []
      : [
          { path: ['environments', environment], keys: ENVIRONMENT },
          { path: ['environments', environment, 'outputs', output], keys: OUTPUT },
          ...of(environment),
        ]
  return [
    { path: [], keys: SHARED },
    { path: ['outputs', output], keys: OUTPUT },
    ...of(undefined),
    ...changes,
    { path: [COMMAND_LINE], keys: OUTPUT },
  ]
}

const overrideLayers = (path: Layer['path'], output: string): readonly Layer[] => [
  { path, keys: ['cannot'] },
  { path, keys: ['options'], below: output },
]
