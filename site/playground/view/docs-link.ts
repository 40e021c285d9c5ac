import type { Remark } from '../answer/answer.js'

/** The folder of the documentation, from a page of the playground. */
const DOCS = '../docs/'

/** Returns the link to the documentation of a code. */
export const codeLink = ({ code, documentedAs }: Pick<Remark, 'code' | 'documentedAs'>): string =>
  documentedAs === 'diagnostic' ? `${DOCS}diagnostics.html#${code}` : `${DOCS}findings/${code}.html`

/** The link to the definitions of assumptions and approximations. */
export const fidelityLink = `${DOCS}fidelity.html#assumptions`
