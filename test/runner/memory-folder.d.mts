export declare function setup(): (() => void) | undefined
export declare function removeAbandoned(folder: string): void
export declare const prefix: () => string
