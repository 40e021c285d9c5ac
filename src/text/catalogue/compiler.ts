import { conditionMessages } from './condition.js'
import { conversionMessages } from './conversion.js'
import { correlationMessages } from './correlation.js'
import { documentMessages } from './document.js'
import { modifierMessages } from './modifier.js'
import { ruleMessages } from './rule.js'

/** The messages of programs that read rules and convert them. */
export const compilerMessages = {
  ...documentMessages,
  ...ruleMessages,
  ...conditionMessages,
  ...modifierMessages,
  ...correlationMessages,
  ...conversionMessages,
} as const
