import { compileSchema } from './compile-schema.js'
import { correlation, detection, filter } from './schemas.generated.js'

/** The top-level keys that the schema of detection rules describes. */
export const detectionKeys: ReadonlySet<string> = new Set(Object.keys(detection.properties ?? {}))

export const validateDetection = compileSchema(detection)
export const validateCorrelation = compileSchema(correlation)
export const validateFilter = compileSchema(filter)
