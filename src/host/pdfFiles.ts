import * as vscode from "vscode";
import { UserError } from "../core/errors.js";
import type { Manifest, Output, PdfFile } from "../exports/documents.js";
import type { FontFiles } from "../exports/pdf/pdf.js";
import type { App } from "./app.js";
import { breather } from "../core/breather.js";
import { hashOf, readExisting } from "./handoffFiles.js";
import { pdfFonts } from "./settings.js";

/** The built-in faces, by their files. */
const builtIn: Readonly<Record<keyof FontFiles["faces"], string>> = {
  regular: "SendoffSans-Regular.ttf",
  strong: "SendoffSans-Semibold.ttf",
  emphasis: "SendoffSans-Italic.ttf",
  heading: "SendoffSerif-Semibold.ttf",
};

interface Earlier {
  readonly manifest: Manifest;
  /** The client's export folder. */
  readonly base: vscode.Uri;
}

/** The documents as PDFs, and the signs that no font has. What was made from the same before, and still lies there, is not made again. */
export async function pdfOutputs(
  app: App,
  files: readonly PdfFile[],
  { manifest, base }: Earlier,
): Promise<{ readonly outputs: readonly Output[]; readonly missing: readonly string[] }> {
  const { pdfForm } = await app.documents();
  const own = await ownFonts();
  const outputs: Output[] = [];
  const missing = new Set<string>();
  let fonts: FontFiles | undefined;
  for (const { path, document, shown } of files) {
    const source = hashOf(JSON.stringify([pdfForm, own.map(hashOf), document]));
    const entry = manifest.files[path];
    const there = entry?.source === source ? await readExisting(vscode.Uri.joinPath(base, path)) : undefined;
    let content = there instanceof Uint8Array && hashOf(there) === entry?.hash ? there : undefined;
    if (!content) {
      const { renderPdf } = await app.pdf();
      fonts ??= { faces: await faces(app), own };
      const rendered = await renderPdf(document, fonts, breather());
      content = rendered.bytes;
      for (const sign of rendered.missing) missing.add(sign);
    }
    outputs.push({ path, content, format: "pdf", reader: "owner", shown, source });
  }
  return { outputs, missing: [...missing].sort() };
}

async function faces(app: App): Promise<FontFiles["faces"]> {
  const read = (name: string): Thenable<Uint8Array> =>
    vscode.workspace.fs.readFile(vscode.Uri.joinPath(app.extensionUri, "media", "fonts", name));
  const [regular, strong, emphasis, heading] = await Promise.all([
    read(builtIn.regular),
    read(builtIn.strong),
    read(builtIn.emphasis),
    read(builtIn.heading),
  ]);
  return { regular, strong, emphasis, heading };
}

async function ownFonts(): Promise<readonly Uint8Array[]> {
  return Promise.all(
    pdfFonts().map(async (uri) => {
      const bytes = await readExisting(uri);
      if (bytes instanceof Uint8Array) return bytes;
      throw new UserError(`${uri.fsPath} is no font file that can be read`, "sendoff.pdf.fonts");
    }),
  );
}
