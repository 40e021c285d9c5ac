import type { StreamEvent } from '../../../test/correlations/stream-case.js'
import { type DatadogSettings, datadogJudge, fieldsOf } from './datadog-judge.js'
import { groupsOf, windowOf } from './window-figures.js'

/**
 * Rules with the method sequence, by the manual: a signal needs all steps in order, each within the window of its
 * transition.
 *
 * https://docs.datadoghq.com/security/cloud_siem/detect_and_monitor/custom_detection_rules/sequence/
 */
export const datadogSequences = datadogJudge({
  rules: 'sequence rules',
  method: 'sequence_detection',
  timespan: { text: '1m', seconds: 60 },
  times: 4,
  signals: ({ queries, options: { sequenceDetectionOptions: options } }, selected, events) => {
    if (options === undefined) throw new Error('a sequence without steps')
    const stepOf = (name: string) => options.steps.find((step) => step.name === name)
    const isIn = (step: string, event: StreamEvent, group: string): boolean => {
      const [, label] = /^(\w+) > 0$/.exec(stepOf(step)?.condition ?? '') ?? []
      const index = queries.findIndex(({ name }) => name === label)
      const groups = groupsOf(event, fieldsOf(queries[index]?.groupByFields))
      return selected[index]?.includes(event) === true && groups.includes(group)
    }
    const isReached = (step: string, event: StreamEvent, group: string): boolean => {
      if (!isIn(step, event, group)) return false
      const transition = options.stepTransitions.find(({ child }) => child === step)
      if (transition === undefined) return true
      const { parent, evaluationWindow } = transition
      const before = windowOf(events, event, evaluationWindow, (other) => other !== event)
      return before.some((other) => isReached(parent, other, group))
    }
    const last = options.steps.at(-1)?.name ?? ''
    return events.flatMap((event) =>
      groupsIn(event, queries)
        .filter((group) => isReached(last, event, group))
        .map((group) => `${event.id} ${group}`),
    )
  },
})

const groupsIn = (event: StreamEvent, queries: DatadogSettings['queries']): readonly string[] => [
  ...new Set(queries.flatMap(({ groupByFields }) => groupsOf(event, fieldsOf(groupByFields)))),
]
