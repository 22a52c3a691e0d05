import { commandsSuite } from "./commands.suite.js";
import { detailsSuite } from "./details.suite.js";
import { contractSuite } from "./contract.suite.js";
import { draftsSuite } from "./drafts.suite.js";
import { draftEditorSuite } from "./draftEditor.suite.js";
import { faultsSuite } from "./faults.suite.js";
import { exportSuite } from "./export.suite.js";
import { exportFaultsSuite } from "./exportFaults.suite.js";
import { exportNamesSuite } from "./exportNames.suite.js";
import { factsSuite } from "./facts.suite.js";
import { hostSuite } from "./host.suite.js";
import { flowSuite } from "./flow.suite.js";
import { panelsSuite } from "./panels.suite.js";
import { restrictedSuite } from "./restricted.suite.js";
import { privacySuite } from "./privacy.suite.js";
import { privateSuite } from "./private.suite.js";
import { quickActionsSuite } from "./quickActions.suite.js";
import { recordsSuite } from "./records.suite.js";
import { storeSuite } from "./store.suite.js";
import { templatesSuite } from "./templates.suite.js";

/** Every suite that is run inside VS Code, in both of its extension hosts. Each calls `describe`. */
export const suites: (() => void)[] = [
  hostSuite,
  commandsSuite,
  contractSuite,
  storeSuite,
  draftsSuite,
  templatesSuite,
  exportSuite,
  exportFaultsSuite,
  exportNamesSuite,
  privateSuite,
  privacySuite,
  flowSuite,
  recordsSuite,
  quickActionsSuite,
  factsSuite,
  panelsSuite,
  detailsSuite,
  draftEditorSuite,
  // Last: after links and repositories that came and went, VS Code's own watcher tells no more of some changes.
  faultsSuite,
];

/** What is run in Restricted Mode. */
export const restrictedSuites: (() => void)[] = [hostSuite, restrictedSuite];
