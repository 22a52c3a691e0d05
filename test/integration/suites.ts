import { commandsSuite } from "./commands.suite.js";
import { detailsSuite } from "./details.suite.js";
import { contractSuite } from "./contract.suite.js";
import { draftsSuite } from "./drafts.suite.js";
import { draftEditorSuite } from "./draftEditor.suite.js";
import { faultsSuite } from "./faults.suite.js";
import { exportSuite } from "./export.suite.js";
import { factsSuite } from "./facts.suite.js";
import { hostSuite } from "./host.suite.js";
import { flowSuite } from "./flow.suite.js";
import { restrictedSuite } from "./restricted.suite.js";
import { privacySuite } from "./privacy.suite.js";
import { privateSuite } from "./private.suite.js";
import { recordsSuite } from "./records.suite.js";
import { storeSuite } from "./store.suite.js";

/** Every suite that is run inside VS Code, in both of its extension hosts. Each calls `describe`. */
export const suites: (() => void)[] = [
  hostSuite,
  commandsSuite,
  contractSuite,
  storeSuite,
  faultsSuite,
  draftsSuite,
  exportSuite,
  privateSuite,
  privacySuite,
  flowSuite,
  recordsSuite,
  factsSuite,
  detailsSuite,
  draftEditorSuite,
];

/** What is run in Restricted Mode. */
export const restrictedSuites: (() => void)[] = [hostSuite, restrictedSuite];
