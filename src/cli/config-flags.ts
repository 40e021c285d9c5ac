import type { Flags } from './flags.js'

/** The flags of commands that read a configuration. */
export const configFlags = {
  config: { value: '<file>', about: 'the configuration (default: the nearest sigmacast.yml)' },
  env: { value: '<name>', about: 'the environment of the configuration' },
} as const satisfies Flags
