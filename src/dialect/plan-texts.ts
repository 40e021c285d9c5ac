import type { Plan } from './plan.js'
import { print } from './print.js'

/** Prints the query of each stage; `undefined` for a stage without a condition. */
export const planTexts = ({ stages }: Plan): readonly (string | undefined)[] =>
  stages.map(({ query, dialect }) => (query.kind === 'const' ? undefined : print(query, dialect)))
