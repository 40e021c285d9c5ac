import { compileSchema } from './compile-schema.js'
import { correlation, detection, filter } from './schemas.generated.js'

export const validateDetection = compileSchema(detection)
export const validateCorrelation = compileSchema(correlation)
export const validateFilter = compileSchema(filter)
