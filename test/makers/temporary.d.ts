/** An empty folder. */
export declare function temporaryFolder(): string;
/** Runs when the test file ends, before folders are removed. */
export declare function atEnd(close: () => Promise<void>): void;
export declare function cleanUp(): Promise<void>;
