import type { AnyEntry } from '../entry.js'
import type { Finalizer } from '../pipeline.js'
import { concat } from './concat.js'
import { json } from './json.js'
import { nested } from './nested.js'
import type { Finalize } from './output.js'
import { template } from './template.js'
import { yaml } from './yaml.js'

/** Every kind of finalizer by its name in a pipeline. */
export const finalizers: Readonly<Record<string, AnyEntry<Finalize, Finalizer>>> = {
  concat,
  json,
  nested,
  template,
  yaml,
}
