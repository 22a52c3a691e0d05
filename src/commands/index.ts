import type { App } from "../host/app.js";
import { callCommand } from "./call.js";
import type { Command } from "./command.js";
import { archive } from "./offboarding/archive.js";
import { close, reopen } from "./offboarding/closing.js";
import { edit } from "./offboarding/edit.js";
import { filter, showAll } from "./offboarding/filter.js";
import { list } from "./offboarding/list.js";
import { migrate } from "./offboarding/migrate.js";
import { next } from "./offboarding/next.js";
import { openArchive } from "./offboarding/openArchive.js";
import { openDetails } from "./offboarding/openDetails.js";
import { setReason, setSize } from "./offboarding/reshape.js";
import { resolveConflict } from "./offboarding/resolveConflict.js";
import { restore } from "./offboarding/restore.js";
import { saveTemplate } from "./offboarding/saveTemplate.js";
import { setShare } from "./offboarding/setShare.js";
import { start } from "./offboarding/start.js";
import { startAgain } from "./offboarding/startAgain.js";
import { redo, undo } from "./offboarding/undo.js";
import { addItem } from "./items/addItem.js";
import { editItem } from "./items/editItem.js";
import { exportChecklist } from "./items/exportChecklist.js";
import { importMarkdown } from "./items/importMarkdown.js";
import { moveItem } from "./items/moveItem.js";
import { moveUp, moveDown } from "./items/moveRows.js";
import { notNeeded } from "./items/notNeeded.js";
import { openItem } from "./items/openItem.js";
import { addPiece, movePiece, removePiece, combinePieces, separatePiece } from "./items/pieces.js";
import { removeItem } from "./items/removeItem.js";
import { rename } from "./items/rename.js";
import { setItemState } from "./items/setItemState.js";
import { toggleItems } from "./items/toggleItems.js";
import { addCards } from "./records/addCards.js";
import { addRecord } from "./records/addRecord.js";
import { editRecord, removeRecord } from "./records/editRecord.js";
import { feedback } from "./records/feedback.js";
import { importCsv } from "./records/importCsv.js";
import { meeting } from "./records/meeting.js";
import { accessConfirmed, accessMoved, accessRemoved, invoicePaid, triedAlone } from "./records/quickActions.js";
import { recommend } from "./records/recommend.js";
import { recordPayment } from "./records/recordPayment.js";
import { chooseOurs } from "./facts/chooseOurs.js";
import { facts } from "./facts/facts.js";
import { verify } from "./facts/verify.js";
import { checkDraft } from "./draft/checkDraft.js";
import { copyDraft, copyReminder } from "./draft/copyDraft.js";
import { copyMarkdown, copyRich } from "./draft/copyRich.js";
import { customizeTemplate } from "./draft/customizeTemplate.js";
import { draft } from "./draft/draft.js";
import { markEmailSent } from "./draft/markEmailSent.js";
import { openInMail } from "./draft/openInMail.js";
import { refreshDraft } from "./draft/refreshDraft.js";
import { saveEml } from "./draft/saveEml.js";
import { exportHandoff } from "./handoff/exportHandoff.js";
import { previewHandoff } from "./handoff/previewHandoff.js";
import { zipHandoff } from "./handoff/zipHandoff.js";
import { followUpCalendar, followUpDone, openClient } from "./private/clients.js";
import { forgetClient } from "./private/forgetClient.js";
import { lookBack } from "./private/lookBack.js";
import { myDetails } from "./private/myDetails.js";
import { exportPrivate, importPrivate } from "./private/privateFile.js";
import { privateNote } from "./private/privateNote.js";
import { addReferral, findReferral } from "./private/referrals.js";
import { showClients } from "./private/showClients.js";
import { keyPressed } from "./keyPressed.js";
import { openFile, refresh } from "./openFile.js";

/** THE table of commands. Each differs in its argument and result; the manifest lists the same ids (a test compares them). */
const commands = {
  "sendoff.start": start,
  "sendoff.list": list,
  "sendoff.edit": edit,
  "sendoff.next": next,
  "sendoff.undo": undo,
  "sendoff.redo": redo,
  "sendoff.restore": restore,
  "sendoff.resolveConflict": resolveConflict,
  "sendoff.setShare": setShare,
  "sendoff.archive": archive,
  "sendoff.openArchive": openArchive,
  "sendoff.migrate": migrate,
  "sendoff.setReason": setReason,
  "sendoff.setSize": setSize,
  "sendoff.close": close,
  "sendoff.reopen": reopen,
  "sendoff.startAgain": startAgain,
  "sendoff.saveTemplate": saveTemplate,
  "sendoff.filter": filter,
  "sendoff.showAll": showAll,
  "sendoff.openDetails": openDetails,

  "sendoff.addItem": addItem,
  "sendoff.editItem": editItem,
  "sendoff.rename": rename,
  "sendoff.removeItem": removeItem,
  "sendoff.setItemState": setItemState,
  "sendoff.moveItem": moveItem,
  "sendoff.addPiece": addPiece,
  "sendoff.movePiece": movePiece,
  "sendoff.removePiece": removePiece,
  "sendoff.combinePieces": combinePieces,
  "sendoff.separatePiece": separatePiece,
  "sendoff.importMarkdown": importMarkdown,
  "sendoff.exportChecklist": exportChecklist,
  "sendoff.moveUp": moveUp,
  "sendoff.moveDown": moveDown,
  "sendoff.notNeeded": notNeeded,
  "sendoff.toggleItems": toggleItems,
  "sendoff.openItem": openItem,

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

  "sendoff.facts": facts,
  "sendoff.verify": verify,
  "sendoff.chooseOurs": chooseOurs,

  "sendoff.draft": draft,
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
  "sendoff.privateNote": privateNote,
  "sendoff.lookBack": lookBack,
  "sendoff.addReferral": addReferral,
  "sendoff.findReferral": findReferral,
  "sendoff.forgetClient": forgetClient,
  "sendoff.exportPrivate": exportPrivate,
  "sendoff.importPrivate": importPrivate,
  "sendoff.showClients": showClients,
  "sendoff.openClient": openClient,
  "sendoff.followUpDone": followUpDone,
  "sendoff.followUpCalendar": followUpCalendar,

  "sendoff.keyPressed": keyPressed,
  "sendoff.openFile": openFile,
  "sendoff.refresh": refresh,
} as const satisfies Readonly<Record<`sendoff.${string}`, Command>>;

/** Calls one of the table by its id, with what VS Code or a script handed over. */
export async function call(app: App, id: string, first: unknown, second: unknown): Promise<unknown> {
  const found = Object.entries<Command>(commands).find(([known]) => known === id);
  if (!found) throw new Error(`${id} is in the manifest, but not in the table of commands.`);
  return callCommand(app, found[1], first, second);
}
