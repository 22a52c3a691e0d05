import { main } from "./vscode/host.js";

process.exitCode = await main(process.argv.slice(2));
