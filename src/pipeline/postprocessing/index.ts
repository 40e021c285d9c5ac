import type { AnyEntry } from '../entry.js'
import type { PostprocessingStep } from '../pipeline.js'
import { embed } from './embed.js'
import { json } from './json.js'
import { nest } from './nest.js'
import type { QueryChange } from './query-change.js'
import { replace } from './replace.js'
import { simpleTemplate } from './simple-template.js'
import { template } from './template.js'

/** Every kind of postprocessing by its name in a pipeline. */
export const postprocessing: Readonly<Record<string, AnyEntry<QueryChange, PostprocessingStep>>> = {
  embed,
  json,
  nest,
  replace,
  simple_template: simpleTemplate,
  template,
}
