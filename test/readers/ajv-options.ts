/** Options with which Ajv compiles a schema in less time: most schemas judge few documents. */
export const quickly = { inlineRefs: false, code: { optimize: false } } as const
