// `sigmacast/project`: for scripts of a detection repository. It reads configurations from the disk.
export type { Config, EnvironmentConfig, ModuleConfig, OutputConfig, OverrideConfig } from './project/config/config.js'
export { defineConfig, type LoadedConfig, loadConfig } from './project/config/load-config.js'
export type { LoadSettings } from './project/config/open-config.js'
export type { Output, Project, RuleOutputSettings } from './project/config/project.js'
export type { Selection } from './project/select/selection.js'
