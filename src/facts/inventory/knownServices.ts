import type { ServiceKind } from "../../core/facts.js";
import { upsOf } from "./above.js";

/** Services that a dependency gives away. */
export const servicePackages: readonly (readonly [name: RegExp, service: string, kind: ServiceKind])[] = [
  [/^(stripe|@stripe\/.+|stripe\/stripe-php|laravel\/cashier|pay)$/, "Stripe", "payment"],
  [/^(@paypal\/.+|paypal|paypal\/.+)$/, "PayPal", "payment"],
  [/^(@?mollie(\/.+)?|mollie-api-php)$/, "Mollie", "payment"],
  [/^(@sentry\/.+|sentry(-sdk|-ruby|-rails)?|sentry\/.+)$/, "Sentry", "monitoring"],
  [/^(bugsnag.*|@bugsnag\/.+)$/, "Bugsnag", "monitoring"],
  [/^rollbar(\/.+)?$/, "Rollbar", "monitoring"],
  [/^spatie\/laravel-flare$/, "Flare", "monitoring"],
  [/^laravel\/nightwatch$/, "Laravel Nightwatch", "monitoring"],
  [/^(@sendgrid\/mail|sendgrid|sendgrid\/sendgrid|sendgrid-ruby)$/, "SendGrid", "mail"],
  [/^(mailgun.*|mailgun\/.+|symfony\/mailgun-mailer)$/, "Mailgun", "mail"],
  [/^(postmark.*|wildbit\/postmark-php|symfony\/postmark-mailer)$/, "Postmark", "mail"],
  [/^(nodemailer|phpmailer\/phpmailer|swiftmailer\/swiftmailer|symfony\/mailer)$/, "Mail sending (SMTP)", "mail"],
  [
    /^(pg|postgres|psycopg2?(-binary)?|asyncpg|github\.com\/lib\/pq|github\.com\/jackc\/pgx.*|tokio-postgres|Npgsql.*)$/,
    "PostgreSQL",
    "database",
  ],
  [
    /^(mysql2?|mysqlclient|pymysql|PyMySQL|github\.com\/go-sql-driver\/mysql|MySqlConnector|MySql\.Data)$/,
    "MySQL",
    "database",
  ],
  [/^(mongodb|mongoose|pymongo|mongoid)$/, "MongoDB", "database"],
  [/^(redis|ioredis|predis\/predis|StackExchange\.Redis|github\.com\/redis\/go-redis.*|bullmq?)$/, "Redis", "database"],
  [/^(sqlite3|better-sqlite3)$/, "SQLite", "database"],
  [
    /^(Microsoft\.Data\.SqlClient|System\.Data\.SqlClient|Microsoft\.EntityFrameworkCore\.SqlServer|mssql|tedious|pymssql)$/,
    "SQL Server",
    "database",
  ],
  [/^(algoliasearch|@algolia\/.+|algolia\/.+)$/, "Algolia", "other"],
  [/^(@elastic\/elasticsearch|elasticsearch.*|meilisearch.*)$/, "Search service", "database"],
  [/^(firebase|firebase-admin|@firebase\/.+)$/, "Firebase", "hosting"],
  [/^(@supabase\/.+|supabase)$/, "Supabase", "database"],
  [
    /^(aws-sdk|@aws-sdk\/.+|boto3|aws\/aws-sdk-php|aws-sdk-s3|league\/flysystem-aws-s3-v3|AWSSDK\..+)$/,
    "Amazon Web Services",
    "hosting",
  ],
  [/^(@google-cloud\/.+|google-cloud-.+)$/, "Google Cloud", "hosting"],
  [/^(@azure\/.+|azure-.+)$/, "Microsoft Azure", "hosting"],
  [
    /^(contentful|@contentful\/.+|@sanity\/.+|sanity|@storyblok\/.+|@prismicio\/.+|@directus\/sdk)$/,
    "Content service",
    "cms",
  ],
  [
    /^(node-cron|cron|agenda|apscheduler|django-celery-beat|whenever|rufus-scheduler|dragonmantank\/cron-expression)$/i,
    "Scheduled jobs in the code",
    "schedule",
  ],
  [/^(spatie\/laravel-backup|django-dbbackup|wpackagist-plugin\/updraftplus)$/, "Backups", "backup"],
  [/^(twilio|twilio\/sdk)$/, "Twilio", "other"],
];

/** Whether a file says how something is run, by what it runs in or who runs it. */
export function runs(path: string): boolean {
  const place = path.slice(upsOf(path).length);
  return serviceFiles.some(([file, , kind]) => (kind === "hosting" || kind === "container") && file.test(place));
}

/** What files give away by their path. */
export const serviceFiles: readonly (readonly [path: RegExp, service: string, kind: ServiceKind])[] = [
  [/(^|\/)(vercel|now)\.json$/, "Vercel", "hosting"],
  [/(^|\/)netlify\.toml$/, "Netlify", "hosting"],
  [/(^|\/)fly\.toml$/, "Fly.io", "hosting"],
  [/(^|\/)render\.ya?ml$/, "Render", "hosting"],
  [/(^|\/)railway\.(json|toml)$/, "Railway", "hosting"],
  [/^\.do\/(app|deploy\.template)\.ya?ml$/, "DigitalOcean App Platform", "hosting"],
  [/^config\/deploy\.ya?ml$/, "Kamal", "hosting"],
  [/(^|\/)captain-definition$/, "CapRover", "hosting"],
  [/^amplify\.ya?ml$/, "AWS Amplify", "hosting"],
  [/(^|\/)appspec\.ya?ml$/, "AWS CodeDeploy", "hosting"],
  [/^\.elasticbeanstalk\//, "AWS Elastic Beanstalk", "hosting"],
  [/(^|\/)staticwebapp\.config\.json$/, "Azure Static Web Apps", "hosting"],
  [/(^|\/)web\.config$/i, "IIS", "hosting"],
  [/(^|\/)(Procfile|heroku\.ya?ml)$/, "Heroku", "hosting"],
  [/(^|\/)wrangler\.(toml|jsonc?)$/, "Cloudflare Workers", "hosting"],
  [/(^|\/)firebase\.json$/, "Firebase", "hosting"],
  [/^([^/.][^/]*\/)*app\.ya?ml$/, "Google App Engine", "hosting"],
  [/(^|\/)(serverless\.ya?ml|samconfig\.toml)$/, "AWS Lambda", "hosting"],
  [/(^|\/)\.platform(\.app\.yaml|\/)/, "Platform.sh", "hosting"],
  [/(^|\/)CNAME$/, "GitHub Pages", "hosting"],
  [/(^|\/)(\.htaccess)$/, "Apache", "hosting"],
  [/(^|\/)nginx[^/]*\.conf$/, "nginx", "hosting"],
  [/(^|\/)deploy(er)?\.php$|(^|\/)Capfile$|(^|\/)fabfile\.py$|^Envoy\.blade\.php$/, "Deployment script", "hosting"],
  [/(^|\/)Dockerfile([.-][\w.-]+)?$|\.dockerfile$/i, "Docker", "container"],
  [/(^|\/)(docker-)?compose([.-][\w.-]+)?\.ya?ml$/, "Docker Compose", "container"],
  [/^\.ddev\/config\.ya?ml$/, "DDEV", "container"],
  [/^\.lando\.ya?ml$/, "Lando", "container"],
  [/(^|\/)Vagrantfile$/, "Vagrant", "container"],
  [/(^|\/)(Chart\.yaml|kustomization\.ya?ml)$/, "Kubernetes", "container"],
  [/\.tf$/, "Terraform", "infrastructure"],
  [/(^|\/)(Pulumi\.ya?ml|cdk\.json)$/, "Infrastructure as code", "infrastructure"],
  [/(^|\/)(ansible\.cfg|playbook\.ya?ml)$/, "Ansible", "infrastructure"],
  [
    /(^|\/)(migrations?|migrate|versions)\/[^/]*\d{2,}[^/]*\.(sql|php|py|rb|ts|js|cs|ex|exs|go)$/i,
    "Database migrations",
    "migrations",
  ],
  [/(^|\/)prisma\/(schema\.prisma|migrations\/)/, "Database migrations", "migrations"],
  [/(^|\/)(crontab|cron\.d\/|[^/]+\.cron$)/, "Cron", "schedule"],
  // By name: a script, a job or a configuration. A page, a component or a copy of old files may be called backup, too.
  [/(^|\/)([^/]*[-_.])?backups?([-_.][^/]*)?\.(sh|bash|zsh|ps1|bat|cmd|service|timer|cron)$/i, "Backups", "backup"],
  [
    /(^|\/)(bin|scripts?|tools?|ops|deploy|cron|jobs|backups?|management\/commands)\/([^/]*[-_.])?(backups?|dump)([-_.][^/]*)?\.(py|rb|js|mjs|ts|php|pl|sql)$/i,
    "Backups",
    "backup",
  ],
  [/(^|\/)([^/]*[-_.])?backups?([-_.][^/]*)?\.(ya?ml|toml|conf|ini)$|^config\/backup\.(php|rb)$/i, "Backups", "backup"],
  [
    /(^|\/)\.?(borgmatic|litestream|pgbackrest|autorestic|restic|resticprofile)\.(ya?ml|conf|toml)$/i,
    "Backups",
    "backup",
  ],
  [/(^|\/)bin\/(db[-_])?backup$/i, "Backups", "backup"],
  [/(^|\/)wp-config(-sample)?\.php$|(^|\/)wp-content\//, "WordPress", "cms"],
  [/(^|\/)(dependabot\.ya?ml|renovate\.json5?|\.renovaterc(\.json)?)$/, "Automatic updates of dependencies", "ci"],
];
