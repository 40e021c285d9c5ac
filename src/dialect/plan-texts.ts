import type { Plan } from './plan.js'
import { print } from './print.js'

/** The text of each stage; undefined where a stage has nothing to say. */
export const planTexts = ({ stages }: Plan): readonly (string | undefined)[] =>
  stages.map(({ query, dialect }) => (query.kind === 'const' ? undefined : print(query, dialect)))
