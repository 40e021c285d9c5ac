/**
 * Evidence for a name in a pipeline: the vendor's documentation or configuration (`documented`), public rules
 * (`seen`), or none (`unverified`).
 */
export type Confidence = 'documented' | 'seen' | 'unverified'

export const CONFIDENCES: readonly Confidence[] = ['documented', 'seen', 'unverified']
