/** A key of savedsearches.conf with its value, as Splunk keeps it. */
export type Setting = readonly [key: string, value: string]

export const flag = (isSet: boolean): string => (isSet ? '1' : '0')
