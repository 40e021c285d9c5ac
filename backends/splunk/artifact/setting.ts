/** A key of savedsearches.conf and its value. */
export type Setting = readonly [key: string, value: string]

export const flag = (isSet: boolean): string => (isSet ? '1' : '0')
