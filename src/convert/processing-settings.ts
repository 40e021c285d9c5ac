import type { ProcessingSettings } from '../pipeline/apply/apply-pipelines.js'
import { limitsOf } from '../text/limits.js'
import type { ConvertSettings } from './convert-settings.js'

/** Returns the settings of a conversion that the steps of pipelines depend on. */
export const processingSettings = ({
  resolvePlaceholder,
  limits,
}: Pick<ConvertSettings, 'resolvePlaceholder' | 'limits'>): Required<ProcessingSettings> => ({
  resolve: resolvePlaceholder,
  limits: limitsOf(limits),
})
