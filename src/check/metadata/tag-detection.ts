import { detectionTypes } from './detection-types.js'
import { tagValue } from './tag-value.js'

export const tagDetection = tagValue({
  namespace: 'detection',
  isValid: (name) => detectionTypes.includes(name),
  correct: (name) => detectionTypes.find((type) => type === name.replace(/[_.\s]/g, '-')),
  expected: 'a type of detection in the specification',
  help: 'write one of `detection.dfir`, `detection.emerging-threats` and `detection.threat-hunting`',
  why: 'The tag separates rules for alerts from rules for hunting and for short-lived threats.',
  wrong: 'threat_hunting',
  right: 'threat-hunting',
})
