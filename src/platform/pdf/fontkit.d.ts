/** What is used of fontkit, which says no types: a parsed font, that PDFKit takes where its own types know of bytes only. */
declare module 'fontkit' {
  export function create(bytes: Uint8Array): Uint8Array
}
