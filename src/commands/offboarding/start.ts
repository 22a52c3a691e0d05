import * as vscode from "vscode";
import * as z from "zod/mini";
import { piecesFrom } from "../../core/checklistTemplate.js";
import { UserError } from "../../core/errors.js";
import { slugFor } from "../../core/names.js";
import { reasons, sizes } from "../../core/offboarding.js";
import { day, line, visibleCharacter } from "../../core/primitives.js";
import { type Beginning, startOffboarding } from "../../core/start.js";
import type { App } from "../../host/app.js";
import { findTemplates, type FoundTemplate, readTemplate } from "../../host/checklistTemplates.js";
import { takenSlugs } from "../../host/createFiles.js";
import { Row } from "../../host/row.js";
import { providerFrom, readMyDetails } from "../../private/myDetails.js";
import { command } from "../command.js";
import { askLastDay } from "./askLastDay.js";
import { createOffboarding } from "./createOffboarding.js";
import { askText, by, type Choice, pick } from "../prompts.js";
import { reasonChoices } from "./reasonChoices.js";
import { refuseSecrets } from "../refuseSecrets.js";
import { keepChoices } from "./shareChoices.js";
import { folderByHand, folderFor } from "../workspaceFolders.js";

const argument = z.strictObject({
  client: z.string({ error: "expected a name" }).check(z.regex(visibleCharacter, { error: "must not be empty" })),
  reason: z.enum(reasons),
  lastDay: day,
  project: z.exactOptional(line),
  startedOn: z.exactOptional(day),
  flavor: z.exactOptional(line),
  size: z.exactOptional(z.enum(sizes)),
  contacts: z.exactOptional(z.array(z.record(z.string(), z.unknown()), { error: "expected a list of contacts" })),
  folder: z.exactOptional(z.string({ error: "expected a workspace folder" })),
  share: z.exactOptional(z.boolean({ error: "expected true or false" })),
  template: z.exactOptional(line),
});
type Argument = z.infer<typeof argument>;

/** `sendoff.start`: a new offboarding, kept out of git unless it is shared with the team. */
export const start = command({
  argument,
  run: startIn,
  byHand: async (app, { uri }) => {
    const folder = await folderByHand(uri);
    const title = vscode.l10n.t("Start Offboarding");
    const client = await askText({
      title,
      prompt: vscode.l10n.t("Who is the client?"),
      problem: by(argument.shape.client),
    });
    const reason = await pick(reasonChoices(), vscode.l10n.t("Why does it end?"));
    const prompt = vscode.l10n.t("Which is the last day of the work? Everything counts from it.");
    const lastDay = await askLastDay(app, title, prompt);
    const share = await pick(keepChoices(), vscode.l10n.t("Where shall Sendoff keep the checklist?"));
    const template = await askTemplate(app, folder.uri);
    const started = await startIn(app, { client, reason, lastDay, share, folder: folder.uri.toString() }, template);
    app.reveal.fire({ row: new Row(started.uri, { kind: "offboarding" }), focus: false });
    return started;
  },
});

async function startIn(app: App, given: Argument, chosen?: FoundTemplate): Promise<{ slug: string; uri: string }> {
  refuseSecrets(given);
  const folder = folderFor(given.folder);
  const slug = slugFor(given.client, await takenSlugs(folder.uri));
  const template = given.template === undefined ? chosen : await templateBy(app, folder.uri, given.template);
  const pieces = template && piecesFrom(await readTemplate(template));
  const beginning = { ...(await beginningOf(app, folder, given)), ...(pieces && { pieces }) };
  const offboarding = startOffboarding(beginning, app.context());
  return createOffboarding(app, { folder: folder.uri, slug, offboarding, share: given.share === true });
}

async function templateBy(app: App, folder: vscode.Uri, name: string): Promise<FoundTemplate> {
  const found = await findTemplates(app.storage, folder);
  const template = found.find((each) => each.name === name || each.name === slugFor(name));
  if (template) return template;
  const names = found.map((each) => each.name).join(", ");
  throw new UserError(
    names === "" ? "there are no templates yet; make one with sendoff.saveTemplate" : `there are ${names}`,
    "template",
  );
}

/** The rest is guessed, and can be changed: the project from the repository, else from its folder, the start from the first commit of ours, My Details as they are. */
async function beginningOf(app: App, folder: vscode.WorkspaceFolder, given: Argument): Promise<Beginning> {
  const { folder: _folder, share: _share, template: _template, ...told } = given;
  const provider = providerFrom(readMyDetails(app.keyValues));
  const [first, repository] = await Promise.all([
    told.startedOn ?? app.history.firstDay(folder.uri),
    told.project ?? app.history.repositoryName(folder.uri),
  ]);
  const project = [repository, folder.name].find((name) => line.safeParse(name).success) ?? given.client;
  return {
    project,
    ...told,
    // A name that was pasted with line breaks is still one name.
    client: told.client.replace(/\s+/gu, " ").trim(),
    ...(first !== undefined && { startedOn: first }),
    ...(provider && { provider }),
  };
}

/** Asked only of those who have lists of their own. */
async function askTemplate(app: App, folder: vscode.Uri): Promise<FoundTemplate | undefined> {
  const own = await findTemplates(app.storage, folder);
  if (own.length === 0) return undefined;
  // The team may have one of the same name, so a name would not do.
  const choices: Choice<FoundTemplate | undefined>[] = [
    { label: vscode.l10n.t("The default list"), value: undefined },
    ...own.map((template) => ({
      label: template.name,
      description: template.team ? vscode.l10n.t("the team's") : vscode.l10n.t("your own"),
      value: template,
    })),
  ];
  return pick(choices, vscode.l10n.t("Which list?"));
}
