import { refuseInPipeline } from '../../text/diagnose-pipeline.js'
import { defineStep } from '../define.js'

export const ruleFailure = defineStep<{ readonly message: string }>({
  about: 'rejects the rule if the conditions are true',
  options: { message: { type: 'string', description: 'why' } },
  required: ['message'],
  prepare: ({ message }) => ({ changes: 'rule', apply: () => refuseInPipeline('pipeline-failure', [message]) }),
})
