import type { Descriptions } from '../description.js'

/** The keys of a pipeline. */
export const pipelineKeys: Readonly<Record<string, string>> = {
  name: 'title of the pipeline',
  priority: 'pipelines apply in ascending order of priority (default: 0)',
  allowed_backends: 'the targets that the pipeline may be used with (default: all)',
  vars: 'values for placeholders and templates',
  field_types: 'types of the target’s fields, by their names in the target; `a.*` means all fields below `a`',
  variants: 'ways to collect the same events that differ in their pipelines, by name',
  transformations: 'steps that change the rule, in order',
  postprocessing: 'steps that change the text of the query',
  finalizers: 'steps that combine all queries into one text',
}

/** Definitions of the schema that are not types of steps or conditions. */
export const definitions: Descriptions = {
  variant: {
    about:
      'the pipelines for one way to collect the events: `with` this pipeline, or `instead` of it; else this one alone',
    options: {
      title: 'name for people, for the titles of artifacts',
      with: 'pipelines that are used together with this one',
      instead: 'pipelines that are used instead of this one',
    },
  },
  field_type: {
    about: 'a type, or a map that also names the multi-fields with the values in lower case and with their words',
  },
  confidence: {
    about: 'source of the names: the vendor’s documentation, public rules, or neither; `explain` shows it',
  },
}
