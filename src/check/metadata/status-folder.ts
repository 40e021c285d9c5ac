import { defineCheck } from '../check.js'
import { foldersOf } from '../file-names/path-of.js'

/** Folders of SigmaHQ for rules with one status. */
const FOLDERS: readonly string[] = ['deprecated', 'unsupported']

export const statusFolder = defineCheck({
  code: 'status-folder',
  severity: 'info',
  profiles: ['sigmahq'],
  message: (status: string, folder: string) => `the rule has the status \`${status}\` in the folder \`${folder}\``,
  help: (status, folder) =>
    FOLDERS.includes(status)
      ? `move the file to a folder \`${status}\``
      : `move the file, or write \`status: ${folder}\``,
  why: 'Who deploys a folder of rules expects that all of them are in use. SigmaHQ keeps deprecated and unsupported rules apart.',
  files: { wrong: ['rules/windows/whoami.yml'], right: ['deprecated/windows/whoami.yml'] },
  wrong: 'title: Whoami Execution\nstatus: deprecated',
  right: 'title: Whoami Execution\nstatus: deprecated',
  checkRule: ({ rule, source, nodeAt }, report) => {
    const status = rule?.metadata.status
    const node = nodeAt('status')
    if (status === undefined || node === undefined) return
    const folder = foldersOf(source).findLast((name) => FOLDERS.includes(name) || /^rules(?:-[a-z-]+)?$/.test(name))
    if (folder === undefined) return
    const isWrong = FOLDERS.includes(folder) ? status !== folder : FOLDERS.includes(status)
    if (isWrong) report(node.span, [status, folder])
  },
})
