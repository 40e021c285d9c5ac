import { counted } from '../../text/count.js'
import { defineCheck } from '../check.js'
import { firstDocument } from './first-document.js'
import { fileNameOf } from './path-of.js'

const MIN_LENGTH = 10
const MAX_LENGTH = 90

export const filenameLength = defineCheck({
  code: 'filename-length',
  severity: 'info',
  profiles: ['sigmahq'],
  message: (length: number) =>
    `the file name has ${counted(length, 'character')}; SigmaHQ allows ${MIN_LENGTH} to ${MAX_LENGTH}`,
  help: (length) => (length < MIN_LENGTH ? 'say in the name what the rule detects' : 'shorten the name'),
  why: 'Short names say too little, and some systems cut long ones.',
  files: { wrong: ['who.yml'], right: ['proc_creation_win_whoami.yml'] },
  wrong: 'title: Whoami Execution',
  right: 'title: Whoami Execution',
  checkRule: (context, report) => {
    const span = firstDocument(context)
    const { length = MIN_LENGTH } = fileNameOf(context.source) ?? {}
    if (span !== undefined && (length < MIN_LENGTH || length > MAX_LENGTH)) report(span, [length])
  },
})
