import type { Output } from '../config/project.js'
import { convertAccepted } from '../generate/convert-accepted.js'
import { type CommonSettings, convertForTarget, type TargetSettings } from '../workspace/convert-file.js'
import type { CoverageOutput } from './read-rules.js'

/** Returns an output of a project. A rule that it does not accept has the verdict `none`. */
export const projectOutput = ({ name, selects, settingsFor }: Output): CoverageOutput => ({
  name,
  verdictOf: (document, input, rules) => {
    const { rule } = document
    if (rule === undefined || !selects(document, input, rules)) return undefined
    const { artifacts } = convertAccepted({ ...document, rule }, settingsFor(document, input, rules), rules)
    return artifacts[0]?.fidelity ?? 'none'
  },
})

/** Returns a target with settings as an output that contains every rule. Queries that match more are accepted. */
export const targetOutput = (target: TargetSettings, common: CommonSettings): CoverageOutput => ({
  name: target.backend.name,
  verdictOf: (document, _, rules) => convertForTarget(target, document, { ...common, lossy: true, rules }).fidelity,
})
