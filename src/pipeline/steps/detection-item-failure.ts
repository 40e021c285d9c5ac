import { refuseInPipeline } from '../../text/diagnose-pipeline.js'
import { defineStep } from '../define.js'

export const detectionItemFailure = defineStep<{ readonly message: string }>({
  options: { message: { type: 'string' } },
  required: ['message'],
  prepare: ({ message }) => ({ changes: 'item', apply: () => refuseInPipeline('pipeline-failure', [message]) }),
})
