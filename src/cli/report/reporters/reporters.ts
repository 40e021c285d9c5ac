import type { Reporter, ReporterName } from '../reporter.js'
import { githubReporter } from './github-report.js'
import { gitlabReporter } from './gitlab-report.js'
import { jsonReporter } from './json-report.js'
import { junitReporter } from './junit-report.js'
import { markdownReporter } from './markdown-report.js'
import { sarifReporter } from './sarif-report.js'

/** The reporters beside `text`, by name. */
export const reporters: Readonly<Record<Exclude<ReporterName, 'text'>, Reporter>> = {
  json: jsonReporter,
  sarif: sarifReporter,
  junit: junitReporter,
  github: githubReporter,
  gitlab: gitlabReporter,
  markdown: markdownReporter,
}
