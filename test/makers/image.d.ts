/** A paper in the colours of its corners: red, green / blue, black; upright, whatever the file says of turning. */
export declare function cornerPixels(width: number, height: number): Uint8Array;
/** Turns a stored picture needs to be seen upright, as EXIF numbers them. */
export type Turn = 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8;
export interface ImageOptions {
    readonly dpi?: number;
    readonly turn?: Turn;
}
export declare function jpeg(width: number, height: number, options?: ImageOptions): Promise<Uint8Array>;
export declare function pngImage(width: number, height: number, options?: ImageOptions): Promise<Uint8Array>;
/** A PNG that claims to be that large and holds next to nothing. */
export declare function giantPng(width: number, height: number): Uint8Array;
export declare function webp(width: number, height: number): Promise<Uint8Array>;
/** Uncompressed, bottom row first, as scanners' programs write them. */
export declare function bmp(width: number, height: number, dpi?: number): Uint8Array;
export interface TiffSheet extends ImageOptions {
    readonly width: number;
    readonly height: number;
    /** A small copy of another page, which is none itself. */
    readonly isThumbnail?: boolean;
}
/** Uncompressed RGB, a directory a page; little-endian. */
export declare function tiff(sheets: readonly TiffSheet[], ring?: boolean): Uint8Array;
