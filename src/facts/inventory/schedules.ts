/** Files in which code or a host is told what runs at set times, and what says so on a line that is no remark. */
const schedules: readonly (readonly [file: RegExp, line: RegExp])[] = [
  [
    /(^|\/)(routes\/console|app\/Console\/Kernel|bootstrap\/app)\.php$/,
    /^[^\n/*#]*(?:\bSchedule::|\$schedule->)(?:command|job|call|exec)\(/m,
  ],
  [/(^|\/)config\/schedule\.rb$/, /^[ \t]*every\b/m],
  [/(^|\/)config\/(recurring|schedule|sidekiq([-_](cron|scheduler))?)\.ya?ml$/, /^[^\n#]*\b(?:cron|schedule):/m],
  [/(^|\/)(celery|celeryconfig|settings(\/[\w-]+)?)\.py$/, /^[^\n#]*(?:\b|_)beat_schedule\b/im],
  [/(^|\/)vercel\.json$/, /"crons"\s*:\s*\[\s*\{/],
  [/(^|\/)wrangler\.(toml|jsonc?)$/, /^[^\n#/]*\bcrons\b["']?\s*[=:]/m],
  [/(^|\/)netlify\.toml$/, /^[ \t]*schedule[ \t]*=/m],
  [/(^|\/)render\.ya?ml$/, /^[^\n#]*\btype:[ \t]*cron\b/m],
  [/(^|\/)cron\.ya?ml$/, /^[^\n#]*\bschedule:/m],
];

/** Whether a file may say what runs at set times. */
export function maySchedule(path: string): boolean {
  return schedules.some(([file]) => file.test(path));
}

/** What in such a file says that something does; undefined where nothing does. */
export function scheduleIn(path: string): RegExp | undefined {
  return schedules.find(([file]) => file.test(path))?.[1];
}
