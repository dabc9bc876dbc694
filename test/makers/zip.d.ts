export interface ZipMemberSpec {
    readonly name: string;
    /** The name as it is written, where it is no UTF-8. */
    readonly rawName?: Uint8Array;
    /** Made on Unix, with this file mode. */
    readonly unixMode?: number;
    readonly data?: Uint8Array | string;
    /** 0 stored, 8 deflated (default); anything else is written as given. */
    readonly method?: number;
    /** Inflated size the headers claim. */
    readonly claimedSize?: number;
    /** General purpose flags; 0x800 (UTF-8 names) unless told. */
    readonly flags?: number;
    /** Already compressed bytes, written as they are. */
    readonly packed?: Uint8Array;
    /** The directory points at the member of this index instead of an own one: overlapping entries. */
    readonly sharesBytesOf?: number;
}
/** Writes an archive with its members in the order given. */
export declare function makeZip(members: readonly ZipMemberSpec[]): Uint8Array;
