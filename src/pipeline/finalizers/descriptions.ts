import type { Descriptions } from '../description.js'

/** The types of finalizers. */
export const finalizerDescriptions: Descriptions = {
  concat: {
    about: 'joins the queries, by default with line breaks',
  },
  json: {
    about: 'writes the queries as a JSON array',
    options: {
      indent: 'indentation in spaces (default: all on one line)',
    },
  },
  nested: {
    about: 'applies other finalizers in order',
  },
  template: {
    about: 'renders a template with the variables `queries` and `pipeline`',
    options: {
      template: 'a Jinja2 template',
      path: 'not supported: templates are part of their pipeline',
      vars: 'not supported: sigmacast runs no Python',
      autoescape: 'strings are never escaped automatically',
    },
  },
  yaml: {
    about: 'writes the queries as a YAML list',
  },
}
