import type { Arguments } from '../../text/catalogue.js'
import type { Span } from '../../text/source.js'

/** A mistake in a template, which the reader of the pipeline reports in its own words. */
export type TemplateProblem =
  | Problem<'template-syntax'>
  | Problem<'template-unsupported'>
  | (Problem<'template-unknown'> & {
      /** The names that exist. */
      readonly candidates: readonly string[]
    })

interface Problem<Code extends 'template-syntax' | 'template-unsupported' | 'template-unknown'> {
  readonly code: Code
  readonly args: Arguments<Code>
  /** The range in the template; absent for all of it. */
  readonly at?: Span
}

/** Creates the problem of a construct that the language does not have here. */
export const unsupported = (what: string, at?: Span): TemplateProblem => ({
  code: 'template-unsupported',
  args: [what],
  ...(at === undefined ? {} : { at }),
})

/** Creates the problem of a text in place of another one. */
export const unexpected = (found: string, wanted: string, at: Span): TemplateProblem => ({
  code: 'template-syntax',
  args: [found, wanted],
  at,
})
