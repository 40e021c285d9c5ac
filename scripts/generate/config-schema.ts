import { backends } from '../../backends/index.js'
import { configSchema } from '../../src/project/config/schema/config-schema.js'

/** The JSON Schema of configurations with the built-in targets, for editors. */
export const builtInConfigSchema = configSchema(backends)
