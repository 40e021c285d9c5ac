import { diagnosePipeline } from '../../text/diagnose-pipeline.js'
import type { Diagnostic } from '../../text/diagnostic.js'
import { allowsTarget, type NamedTarget } from '../allows-target.js'
import type { Pipeline } from '../pipeline.js'

/** Checks that each pipeline allows the target. */
export const checkAllowed = (pipelines: readonly Pipeline[], target: NamedTarget): readonly Diagnostic[] =>
  pipelines
    .filter(({ allowedBackends }) => !allowsTarget(allowedBackends, target))
    .map(({ name, source, allowedBackends, allowedBackendsSpan }) =>
      diagnosePipeline('pipeline-not-for-target', source, allowedBackendsSpan, [name, target.name, allowedBackends]),
    )
