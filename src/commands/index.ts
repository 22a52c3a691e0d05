import type { App } from "../host/app.js";
import { callCommand } from "./call.js";
import type { Command } from "./command.js";
import { addCards } from "./addCards.js";
import { addItem } from "./addItem.js";
import { addRecord } from "./addRecord.js";
import { copyDraft, copyReminder } from "./copyDraft.js";
import { copyMarkdown, copyRich } from "./copyRich.js";
import { draft } from "./draft.js";
import { customizeTemplate } from "./customizeTemplate.js";
import { checkDraft } from "./checkDraft.js";
import { openInMail } from "./openInMail.js";
import { refreshDraft } from "./refreshDraft.js";
import { saveEml } from "./saveEml.js";
import { edit } from "./edit.js";
import { editItem, rename } from "./editItem.js";
import { editRecord, removeRecord } from "./editRecord.js";
import { exportHandoff } from "./exportHandoff.js";
import { chooseOurs } from "./chooseOurs.js";
import { facts } from "./facts.js";
import { verify } from "./verify.js";
import { previewHandoff } from "./previewHandoff.js";
import { zipHandoff } from "./zipHandoff.js";
import { list } from "./list.js";
import { markEmailSent } from "./markEmailSent.js";
import { meeting } from "./meeting.js";
import { moveItem } from "./moveItem.js";
import { myDetails } from "./myDetails.js";
import { next } from "./next.js";
import { openDetails } from "./openDetails.js";
import { openFile, refresh } from "./openFile.js";
import { openItem } from "./openItem.js";
import { accessConfirmed, accessMoved, accessRemoved, invoicePaid, triedAlone } from "./quickActions.js";
import { recordPayment } from "./recordPayment.js";
import { recommend } from "./recommend.js";
import { removeItem } from "./removeItem.js";
import { restore } from "./restore.js";
import { setShare } from "./setShare.js";
import { archive } from "./archive.js";
import { privateNote } from "./privateNote.js";
import { lookBack } from "./lookBack.js";
import { forgetClient } from "./forgetClient.js";
import { openArchive } from "./openArchive.js";
import { migrate } from "./migrate.js";
import { addReferral, findReferral } from "./referrals.js";
import { exportPrivate, importPrivate } from "./privateFile.js";
import { resolveConflict } from "./resolveConflict.js";
import { setReason, setSize } from "./reshape.js";
import { close, reopen } from "./closing.js";
import { startAgain } from "./startAgain.js";
import { addPiece, movePiece, removePiece, combinePieces, separatePiece } from "./pieces.js";
import { saveTemplate } from "./saveTemplate.js";
import { showClients } from "./showClients.js";
import { moveUp, moveDown } from "./moveRows.js";
import { notNeeded } from "./notNeeded.js";
import { filter, showAll } from "./filter.js";
import { followUpCalendar, followUpDone, openClient } from "./clients.js";
import { exportChecklist } from "./exportChecklist.js";
import { feedback } from "./feedback.js";
import { importCsv } from "./importCsv.js";
import { importMarkdown } from "./importMarkdown.js";
import { setItemState } from "./setItemState.js";
import { start } from "./start.js";
import { keyPressed } from "./keyPressed.js";
import { toggleItems } from "./toggleItems.js";
import { redo, undo } from "./undo.js";

/** THE table of commands. Each differs in its argument and result; the manifest lists the same ids (a test compares them). */
const commands = {
  "sendoff.start": start,
  "sendoff.list": list,
  "sendoff.edit": edit,
  "sendoff.next": next,
  "sendoff.undo": undo,
  "sendoff.redo": redo,
  "sendoff.addItem": addItem,
  "sendoff.editItem": editItem,
  "sendoff.rename": rename,
  "sendoff.removeItem": removeItem,
  "sendoff.setItemState": setItemState,
  "sendoff.moveItem": moveItem,
  "sendoff.addRecord": addRecord,
  "sendoff.editRecord": editRecord,
  "sendoff.removeRecord": removeRecord,
  "sendoff.recordPayment": recordPayment,
  "sendoff.meeting": meeting,
  "sendoff.feedback": feedback,
  "sendoff.recommend": recommend,
  "sendoff.importCsv": importCsv,
  "sendoff.addCards": addCards,
  "sendoff.invoicePaid": invoicePaid,
  "sendoff.accessMoved": accessMoved,
  "sendoff.accessConfirmed": accessConfirmed,
  "sendoff.accessRemoved": accessRemoved,
  "sendoff.triedAlone": triedAlone,
  "sendoff.draft": draft,
  "sendoff.facts": facts,
  "sendoff.verify": verify,
  "sendoff.chooseOurs": chooseOurs,
  "sendoff.refreshDraft": refreshDraft,
  "sendoff.checkDraft": checkDraft,
  "sendoff.saveEml": saveEml,
  "sendoff.customizeTemplate": customizeTemplate,
  "sendoff.openInMail": openInMail,
  "sendoff.copyDraft": copyDraft,
  "sendoff.copyRich": copyRich,
  "sendoff.copyMarkdown": copyMarkdown,
  "sendoff.copyReminder": copyReminder,
  "sendoff.markEmailSent": markEmailSent,
  "sendoff.export": exportHandoff,
  "sendoff.previewHandoff": previewHandoff,
  "sendoff.zipHandoff": zipHandoff,
  "sendoff.myDetails": myDetails,
  "sendoff.restore": restore,
  "sendoff.resolveConflict": resolveConflict,
  "sendoff.setShare": setShare,
  "sendoff.archive": archive,
  "sendoff.privateNote": privateNote,
  "sendoff.lookBack": lookBack,
  "sendoff.addReferral": addReferral,
  "sendoff.findReferral": findReferral,
  "sendoff.forgetClient": forgetClient,
  "sendoff.openArchive": openArchive,
  "sendoff.exportPrivate": exportPrivate,
  "sendoff.importPrivate": importPrivate,
  "sendoff.migrate": migrate,
  "sendoff.setReason": setReason,
  "sendoff.setSize": setSize,
  "sendoff.close": close,
  "sendoff.reopen": reopen,
  "sendoff.startAgain": startAgain,
  "sendoff.addPiece": addPiece,
  "sendoff.movePiece": movePiece,
  "sendoff.removePiece": removePiece,
  "sendoff.combinePieces": combinePieces,
  "sendoff.separatePiece": separatePiece,
  "sendoff.importMarkdown": importMarkdown,
  "sendoff.exportChecklist": exportChecklist,
  "sendoff.saveTemplate": saveTemplate,
  "sendoff.showClients": showClients,
  "sendoff.moveUp": moveUp,
  "sendoff.moveDown": moveDown,
  "sendoff.notNeeded": notNeeded,
  "sendoff.filter": filter,
  "sendoff.showAll": showAll,
  "sendoff.openClient": openClient,
  "sendoff.followUpDone": followUpDone,
  "sendoff.followUpCalendar": followUpCalendar,
  "sendoff.keyPressed": keyPressed,
  "sendoff.toggleItems": toggleItems,
  "sendoff.openDetails": openDetails,
  "sendoff.openItem": openItem,
  "sendoff.openFile": openFile,
  "sendoff.refresh": refresh,
} as const satisfies Readonly<Record<`sendoff.${string}`, Command>>;

/** Calls one of the table by its id, with what VS Code or a script handed over. */
export async function call(app: App, id: string, first: unknown, second: unknown): Promise<unknown> {
  const found = Object.entries<Command>(commands).find(([known]) => known === id);
  if (!found) throw new Error(`${id} is in the manifest, but not in the table of commands.`);
  return callCommand(app, found[1], first, second);
}
