import type { Backend } from './backend.js'

/** Every target by its name. */
export type Targets = ReadonlyMap<string, Backend>
