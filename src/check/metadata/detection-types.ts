/** The types of detections that tags can name. SigmaHQ has a folder `rules-<type>` for each. */
export const detectionTypes: readonly string[] = ['dfir', 'emerging-threats', 'threat-hunting']
