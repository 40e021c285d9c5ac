import { refuseInPipeline } from '../../text/diagnose-pipeline.js'
import { defineStep } from '../define.js'

export const detectionItemFailure = defineStep<{ readonly message: string }>({
  about: 'rejects rules that have a detection item for which the conditions are true',
  options: { message: { type: 'string', description: 'why' } },
  required: ['message'],
  prepare: ({ message }) => ({ changes: 'item', apply: () => refuseInPipeline('pipeline-failure', [message]) }),
})
