import type { JsonSchema } from '../rule/schema/json-schema.js'

/** The options of an entry with a template in the language of Jinja2. */
export interface TemplateOptions {
  readonly template: string
  readonly path?: string
  readonly vars?: string
  readonly autoescape?: false
}

export const templateOptions: Readonly<Record<keyof TemplateOptions, JsonSchema>> = {
  template: { type: 'string', description: 'a Jinja2 template' },
  path: { type: 'string', description: 'not supported: templates are part of their pipeline' },
  vars: { type: 'string', description: 'not supported: sigmacast runs no Python' },
  autoescape: { enum: [false], description: 'strings are never escaped automatically' },
}
