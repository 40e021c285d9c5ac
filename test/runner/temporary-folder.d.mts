export declare function temporaryFolder(parent: string, name: string): string
export declare function folderPrefix(name: string): string
