import type { Diagnostic } from '../../text/diagnostic.js'
import type { ModuleConfig } from './config.js'
import { type LoadSettings, openConfig } from './open-config.js'
import type { Project } from './project.js'

/** A configuration, or the mistakes in it. */
export interface LoadedConfig {
  /** Undefined if a diagnostic is an error. */
  readonly project: Project | undefined
  readonly diagnostics: readonly Diagnostic[]
}

/**
 * Reads and checks a configuration: the file at `path`, or the nearest `sigmacast.yml` from the current folder upwards.
 * Mistakes in it, and in the pipelines and schemas that it names, are diagnostics. Throws if there is no configuration,
 * or if an environment or output does not exist.
 */
export async function loadConfig(path?: string, settings: LoadSettings = {}): Promise<LoadedConfig> {
  const { project, diagnostics } = await openConfig(path, settings)
  return { project, diagnostics }
}

/**
 * Returns the configuration, for the default export of `sigmacast.config.js`: TypeScript and editors check its keys.
 *
 * @example
 * const config = defineConfig({ rules: 'rules', outputs: { toy: { target: 'toy', path: 'dist/rules.txt' } } })
 * config.rules // 'rules'
 */
export const defineConfig = (config: ModuleConfig): ModuleConfig => config
