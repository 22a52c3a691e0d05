/** What pdfkit has and its types do not say. */
declare namespace PDFKit {
  interface PDFDocument {
    /** The font that is drawn with now. */
    readonly _font: {
      widthOfString(text: string, size: number): number;
      /** The font as it was read; pdfkit takes one of these wherever it takes a font's bytes. */
      readonly font: Uint8Array & { hasGlyphForCodePoint(codePoint: number): boolean };
    };
  }
}
