import type { Descriptions } from '../description.js'

/** The types of postprocessing. */
export const postprocessingDescriptions: Descriptions = {
  embed: {
    about: 'adds text before and after the query',
  },
  json: {
    about: 'inserts the query into JSON wherever a string contains `%QUERY%`',
  },
  nest: {
    about: 'applies other steps if its own conditions are true',
  },
  replace: {
    about: 'replaces the matches of a Python regular expression in the query',
  },
  simple_template: {
    about: 'replaces the query with a Python format string, which can use `query`, `rule` and `pipeline`',
  },
  template: {
    about: 'replaces the query with a rendered template, which can use `query`, `rule` and `pipeline`',
    options: {
      template: 'a Jinja2 template',
      path: 'not supported: templates are part of their pipeline',
      vars: 'not supported: sigmacast runs no Python',
      autoescape: 'strings are never escaped automatically',
    },
  },
}
