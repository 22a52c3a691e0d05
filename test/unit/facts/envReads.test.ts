import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { envReads } from "../../../src/facts/scan/envReads.js";

/** The variables that a line of code reads; those without a default have an exclamation mark. */
function readIn(code: string): string {
  return envReads(code)
    .map(({ name, hasDefault }) => (hasDefault ? name : `${name}!`))
    .join(" ");
}

describe("a reading of an environment variable", () => {
  const cases: Readonly<Record<string, readonly (readonly [code: string, read: string])[]>> = {
    "has a default that stands after an operator": [
      ["app.listen(process.env.PORT || 3000);", "PORT"],
      ["process.env['PORT'] ?? '3000'", "PORT"],
      ["import.meta.env.VITE_URL ?? location.origin", "VITE_URL"],
      ["(process.env.DB_URL as string) || `http://${host}`", "DB_URL"],
      ["process.env.PORT! || 1", "PORT"],
      ["process.env.PORT ||= '1'", "PORT"],
      ["Number(process.env.PORT) || 3000", "PORT"],
      ["parseInt(process.env.PORT, 10) || 3000", "PORT"],
      ["process.env.HOSTS?.trim().split(',') ?? ['a']", "HOSTS"],
      ["process.env.PORT\n    || 3000", "PORT"],
      ["Deno.env.get('PORT') ?? '8000'", "PORT"],
      ["os.environ.get('PORT') or 8000", "PORT"],
      ["$port = getenv('PORT') ?: 80;", "PORT"],
      ["$_ENV['PORT'] ?? 80", "PORT"],
      ["$_SERVER[\"APP_ENV\"] ?? 'dev'", "APP_ENV"],
      ["(bool) ($_SERVER['APP_DEBUG'] ?? true)", "APP_DEBUG"],
      ["(ENV['THREADS'] || 5).to_i", "THREADS"],
      ["ENV['MAIL_FROM'].presence || 'me@acme.example'", "MAIL_FROM"],
      ["Utils.if_present(ENV['ATTEMPTS'], :to_i) || 10", "ATTEMPTS"],
      ['Environment.GetEnvironmentVariable("PORT") ?? "80"', "PORT"],
      ['System.getenv("PORT")?.toInt() ?: 8080', "PORT"],
      ['Optional.ofNullable(System.getenv("PORT")).orElse("80")', "PORT"],
      ['env::var("PORT").unwrap_or("80".into())', "PORT"],
      ['std::env::var("PORT").unwrap_or_else(|_| "80".to_string())', "PORT"],
    ],
    "has a default that is an argument, or stands in a block": [
      ["os.environ.get('PORT', 8000)", "PORT"],
      ["int(os.getenv('PORT', '8000'))", "PORT"],
      ["os.getenv(\n    'PORT',\n    default='8000',\n)", "PORT"],
      ["'name' => env('APP_NAME', 'Laravel'),", "APP_NAME"],
      ["env('CACHE_PREFIX', Str::slug(env('APP_NAME', 'laravel'), '_').'_cache')", "CACHE_PREFIX APP_NAME"],
      ["env('APP_DEBUG', default=False)", "APP_DEBUG"],
      ["config('PORT', cast=int, default=25)", "PORT"],
      ["env('PORT', int, default=25)", "PORT"],
      ["ENV.fetch('PORT', 3000)", "PORT"],
      ["ENV.fetch('PORT') { 3000 }", "PORT"],
      ["threads ENV.fetch('THREADS') do |name|\n  5\nend", "THREADS"],
    ],
    "has a default where the code chooses": [
      ["process.env.PORT ? Number(process.env.PORT) : 3000", "PORT PORT"],
      ["process.env.PORT !== undefined\n  ? process.env.PORT\n  : 'http://a'", "PORT PORT"],
      ["isset($_ENV['PORT']) ? $_ENV['PORT'] : 80", "PORT PORT"],
      ["ENV['KEEP'].present? ? ENV['KEEP'].to_i : 200", "KEEP KEEP"],
      ["process.env.DEBUG_SQL === 'true'", "DEBUG_SQL"],
      ["os.environ.get('DEBUG_SQL') in ('1', 'yes')", "DEBUG_SQL"],
    ],
    "has none that is empty, nothing, or the end": [
      ["process.env.KEY", "KEY!"],
      ["process.env.KEY || ''", "KEY!"],
      ['process.env.KEY ?? ""', "KEY!"],
      ["process.env.KEY || undefined", "KEY!"],
      ["process.env.KEY ?? fail('no KEY')", "KEY!"],
      ["os.environ.get('KEY', '')", "KEY!"],
      ["os.environ.get('KEY', None)", "KEY!"],
      ["os.environ.get('KEY')", "KEY!"],
      ["env('KEY', null)", "KEY!"],
      ["env('KEY', cast=str)", "KEY!"],
      ["env('KEY', int)", "KEY!"],
      ["getenv('KEY', true)", "KEY!"],
      ["getenv('KEY') or die('no KEY')", "KEY!"],
      ["ENV.fetch('KEY')", "KEY!"],
      ["ENV.fetch('KEY', nil)", "KEY!"],
      ["ENV.fetch('KEY') { raise 'no KEY' }", "KEY!"],
      ["ENV['KEY'] or return nil", "KEY!"],
      ['Environment.GetEnvironmentVariable("KEY") ?? throw new InvalidOperationException()', "KEY!"],
      ['Environment.GetEnvironmentVariable("KEY") ?? string.Empty', "KEY!"],
      ['env::var("KEY").unwrap_or_default()', "KEY!"],
      ['env::var("KEY").unwrap_or_else(|_| panic!("no KEY"))', "KEY!"],
      ['System.getenv("KEY") ?: error("no KEY")', "KEY!"],
      ['os.Getenv("KEY")', "KEY!"],
      // It fails before anybody could say what holds instead.
      ["os.environ['KEY'] or 'x'", "KEY!"],
    ],
    "has none that is only asked for": [
      ["if (!process.env.KEY || !process.env.ID) throw new Error();", "KEY! ID!"],
      ["if (!process.env.KEY || isLocal) process.exit(1);", "KEY!"],
      ["if not os.environ.get('KEY') or not ready:", "KEY!"],
      ["if (isEmpty(process.env.KEY) || isEmpty(process.env.ID)) {", "KEY! ID!"],
      ["process.env.KEY === undefined", "KEY!"],
      ["process.env.KEY !== ''", "KEY!"],
      ["connect(process.env.KEY, 'x')", "KEY!"],
      ["f(process.env.KEY).then(x => x || 3)", "KEY!"],
    ],
    "has none that is another variable, but has the other's": [
      ["process.env.A1 || process.env.B1", "A1! B1!"],
      ["process.env.A1 || process.env.B1 || 3000", "A1 B1"],
      ["process.env.A1 || Number(process.env.B1) || 3000", "A1 B1"],
      ["process.env.A1 || process.env[name]", "A1!"],
      ["process.env.A1 ?? process.env.NODE_ENV", "A1!"],
      ["os.environ.get('A1', os.environ.get('B1', 'x'))", "A1 B1"],
      ["os.environ.get('A1', os.environ.get('B1', ''))", "A1! B1!"],
      ["env('A1', env('B1'))", "A1! B1!"],
    ],
    "of a secret has no default that everybody can read": [
      ["os.environ.get('SECRET_KEY', 'change-me')", "SECRET_KEY!"],
      ["env('DB_PASSWORD', 'secret')", "DB_PASSWORD!"],
      ["process.env.JWT_SECRET || 'dev'", "JWT_SECRET!"],
      ["process.env.JWT_SECRET || randomBytes(32)", "JWT_SECRET"],
      ["env('PASSWORD_TIMEOUT', '10800')", "PASSWORD_TIMEOUT"],
    ],
    "is no writing": [
      ["process.env.SHOP_TZ = 'UTC';", ""],
      ["process.env.SHOP_TZ = process.env.OTHER_TZ || 'UTC';", "OTHER_TZ"],
      ["os.environ['SETTINGS'] = 'shop.settings'", ""],
      ["delete process.env.SHOP_TZ;", ""],
      ["process.env.SHOP_TZ == 'UTC'", "SHOP_TZ"],
    ],
  };
  for (const [what, codes] of Object.entries(cases))
    it(what, () => {
      for (const [code, read] of codes) assert.equal(readIn(code), read, code);
    });

  it("is judged in the same time, however long the file is", () => {
    const once = "a(process.env.KEY, (process.env.PORT ? x".padEnd(400, "(");
    const code = once.repeat(5000);
    const before = performance.now();
    assert.equal(envReads(code).length, 10_000);
    // A second is fifty times what it takes; where each reading looked at the rest of the file, it would be minutes.
    assert.ok(performance.now() - before < 10_000);
  });

  it("of PHP is none of what the web server tells of a request", () => {
    assert.equal(readIn("$_SERVER['REQUEST_URI'] . $_SERVER['PHP_AUTH_USER'] . $_SERVER['SHOP_URL']"), "SHOP_URL!");
  });
});
