import { refuseInPipeline } from '../../text/diagnose-pipeline.js'
import { defineStep } from '../define.js'

export const ruleFailure = defineStep<{ readonly message: string }>({
  options: { message: { type: 'string' } },
  required: ['message'],
  prepare: ({ message }) => ({ changes: 'rule', apply: () => refuseInPipeline('pipeline-failure', [message]) }),
})
