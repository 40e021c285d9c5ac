import { defineCheck } from '../check.js'
import { foldersOf } from '../file-names/path-of.js'
import { appendTag } from './append-tag.js'
import { detectionTypes } from './detection-types.js'
import { tagsOf } from './tags-of.js'

export const tagDetectionFolder = defineCheck({
  code: 'tag-detection-folder',
  severity: 'info',
  profiles: ['sigmahq'],
  fix: 'safe',
  message: (folder: string, tag: string) => `the rule is in the folder \`${folder}\` and has no tag \`${tag}\``,
  help: (_, tag) => `add the tag \`${tag}\``,
  why: 'The tag keeps the type of the rule when the file is copied or moved. SigmaHQ requires it in these folders.',
  files: { wrong: ['rules-threat-hunting/whoami.yml'], right: ['rules-threat-hunting/whoami.yml'] },
  wrong: 'title: Whoami Execution\ntags:\n    - attack.discovery',
  right: 'title: Whoami Execution\ntags:\n    - attack.discovery\n    - detection.threat-hunting',
  checkRule: (context, report) => {
    const tags = new Set(tagsOf(context).map(({ tag }) => tag))
    const folder = foldersOf(context.source).find((name) => detectionTypes.some((type) => name === `rules-${type}`))
    if (folder === undefined) return
    const tag = `detection.${folder.replace('rules-', '')}`
    const place = context.nodeAt('tags') ?? context.nodeAt('title') ?? context.root
    if (!tags.has(tag)) report(place.span, [folder, tag], { fix: appendTag(context, tag) })
  },
})
