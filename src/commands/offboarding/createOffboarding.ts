import type * as vscode from "vscode";
import type { Offboarding } from "../../core/offboarding.js";
import { newText } from "../../core/start.js";
import type { App } from "../../host/app.js";
import { createOffboardingFile } from "../../host/createFiles.js";
import { excludeFromGit, includeInGit } from "../../host/gitExclude.js";
import { rememberClient } from "../../private/clients.js";
import { gitFolders } from "./setShare.js";

/** A new offboarding, and where it goes. */
export interface NewOffboarding {
  /** The workspace folder. */
  readonly folder: vscode.Uri;
  readonly slug: string;
  readonly offboarding: Offboarding;
  readonly share: boolean;
}

/** Writes a new offboarding, keeps it out of git unless it is shared, and remembers its client. */
export async function createOffboarding(
  app: App,
  { folder, slug, offboarding, share }: NewOffboarding,
): Promise<{ slug: string; uri: string }> {
  const place = { slug, folder: folder.toString() };
  // First, since git must never see a file that was to stay out of it.
  await (share ? includeInGit : excludeFromGit)(app.platform, folder, gitFolders(place));
  const uri = (await createOffboardingFile(app.platform, folder, slug, newText(offboarding))).toString();
  await app.store.reload();
  await rememberClient(app.keyValues, { ...place, uri, offboarding });
  app.clientsChanged.fire();
  app.focus.set(uri);
  return { slug, uri };
}
