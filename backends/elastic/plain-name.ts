/** Removes list markers, which Elasticsearch field names do not have. */
export const plainName = (name: string): string => (name.includes('{}') ? name.replaceAll('{}', '') : name)
