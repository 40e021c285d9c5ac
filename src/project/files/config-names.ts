import { basename } from 'node:path'

/** The names of configurations. */
export const CONFIG_NAMES = [
  'sigmacast.yml',
  'sigmacast.yaml',
  'sigmacast.config.js',
  'sigmacast.config.mjs',
  'sigmacast.config.ts',
  'sigmacast.config.mts',
] as const

/** True for the path of a configuration. */
export const isConfigName = (path: string): boolean => (CONFIG_NAMES as readonly string[]).includes(basename(path))
