import { prepareTemplate, type TemplateOptions, templateOptions } from '../../python/jinja/prepare-template.js'
import { render } from '../../python/jinja/render.js'
import { pipelineShape, pipelineValue } from '../../python/jinja/template-values.js'
import { refuseInPipeline } from '../../text/diagnose-pipeline.js'
import { defineFinalizer } from '../define.js'

export const template = defineFinalizer<TemplateOptions>({
  about: 'renders a template with the variables `queries` and `pipeline`',
  options: templateOptions,
  required: ['template'],
  prepare: (options, reader) => {
    const body = prepareTemplate(options, { queries: null, pipeline: pipelineShape }, reader)
    return (output, { pipeline, vars, state }) => {
      const text = render(body, [
        ['queries', typeof output === 'string' ? output : [...output]],
        ['pipeline', pipelineValue(pipeline, vars, state)],
      ])
      return typeof text === 'string' ? text : refuseInPipeline('template-failed', [text.because])
    }
  },
})
