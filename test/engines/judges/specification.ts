const SPECIFICATION = 'https://github.com/SigmaHQ/sigma-specification/blob/main/specification'

/** The page of Sigma's specification about rules. */
export const RULES = `${SPECIFICATION}/sigma-rules-specification.md`
/** The page of Sigma's specification about modifiers. */
export const MODIFIERS = `${SPECIFICATION}/sigma-appendix-modifiers.md`
