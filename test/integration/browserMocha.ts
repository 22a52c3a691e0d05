// Mocha's browser edition is a script that puts itself into the global scope; the build uses this in its place.
import "mocha/mocha.js";

const { mocha } = globalThis as unknown as { mocha: BrowserMocha };
export default mocha;
