import { defineCheck } from '../check.js'
import { firstDocument } from './first-document.js'
import { fileNameOf } from './path-of.js'

export const filenameConvention = defineCheck({
  code: 'filename-convention',
  severity: 'info',
  profiles: ['sigmahq'],
  message: (name: string) => `the file name \`${name}\` is not written as SigmaHQ writes names`,
  help: (name) => `rename the file to \`${conventional(name)}\``,
  why: 'The specification asks for names of lower-case letters, digits and `_`, with the extension `.yml`. They work on every system.',
  files: { wrong: ['Whoami Execution.yaml'], right: ['whoami_execution.yml'] },
  wrong: 'title: Whoami Execution',
  right: 'title: Whoami Execution',
  checkRule: (context, report) => {
    const span = firstDocument(context)
    const name = fileNameOf(context.source)
    if (span !== undefined && name !== undefined && !/^[a-z0-9_]+\.yml$/.test(name)) report(span, [name])
  },
})

/** Returns the name in the form that the specification asks for. */
function conventional(name: string): string {
  const stem = name.replace(/\.ya?ml$/i, '').toLowerCase()
  return `${stem.replace(/[^a-z0-9]+/g, '_').replace(/^_|_$/g, '') || 'rule'}.yml`
}
