import type { Code } from './catalogue.js'
import { artifactRationales } from './rationale/artifact.js'
import { conditionRationales } from './rationale/condition.js'
import { configRationales } from './rationale/config.js'
import { conversionRationales } from './rationale/conversion.js'
import { correlationRationales } from './rationale/correlation.js'
import { documentRationales } from './rationale/document.js'
import { eventRationales } from './rationale/event.js'
import { fileRationales } from './rationale/file.js'
import { modifierRationales } from './rationale/modifier.js'
import { pipelineRationales } from './rationale/pipeline.js'
import { processingRationales } from './rationale/processing.js'
import { ruleRationales } from './rationale/rule.js'
import { schemaRationales } from './rationale/schema.js'
import { testRationales } from './rationale/test.js'

/** The reason for each diagnostic, in Markdown. */
export const rationales: Readonly<Record<Code, string>> = {
  ...documentRationales,
  ...ruleRationales,
  ...conditionRationales,
  ...modifierRationales,
  ...correlationRationales,
  ...pipelineRationales,
  ...processingRationales,
  ...conversionRationales,
  ...schemaRationales,
  ...artifactRationales,
  ...eventRationales,
  ...fileRationales,
  ...configRationales,
  ...testRationales,
}
