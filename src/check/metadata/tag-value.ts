import { type Check, defineCheck } from '../check.js'
import { replaceText } from './replace-text.js'
import { tagsOf } from './tags-of.js'

/** A namespace of tags whose names have a fixed form. */
interface TagNamespace {
  readonly namespace: string
  readonly isValid: (name: string) => boolean
  /** Returns the valid name that another spelling stands for. */
  readonly correct?: (name: string) => string | undefined
  /** The form, for a message: `a year and a number`. */
  readonly expected: string
  readonly help: string
  readonly why: string
  /** Names for the example: an invalid and a valid one. */
  readonly wrong: string
  readonly right: string
}

/** Defines a check that reports tags of a namespace whose name is not valid. */
export const tagValue = ({ namespace, isValid, correct, expected, help, why, wrong, right }: TagNamespace): Check =>
  defineCheck({
    code: `tag-${namespace}`,
    severity: 'warning',
    profiles: ['recommended', 'sigmahq'],
    ...(correct === undefined ? {} : { fix: 'safe' }),
    message: (tag: string) => `\`${tag}\` is not ${expected}`,
    help,
    why,
    wrong: `title: Whoami Execution\ntags:\n    - ${namespace}.${wrong}`,
    right: `title: Whoami Execution\ntags:\n    - ${namespace}.${right}`,
    checkRule: (context, report) => {
      for (const tag of tagsOf(context)) {
        if (tag.namespace !== namespace || isValid(tag.name)) continue
        const name = correct?.(tag.name)
        const fix = name === undefined ? undefined : replaceText(context, tag.scalar, `${namespace}.${name}`)
        report(tag.scalar.span, [tag.tag], { fix })
      }
    },
  })
