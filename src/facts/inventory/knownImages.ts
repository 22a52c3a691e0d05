import type { ServiceKind } from "../../core/facts.js";

/** What an image is. */
export interface KnownImage {
  /** Fits its name without registry, tag and `library/`. */
  readonly image: RegExp;
  /** What people call it, if the work is built with it. */
  readonly stack?: string;
  /** What people call it as a service, if it is one. */
  readonly service?: string;
  readonly kind: ServiceKind;
}

/** The first that fits counts. */
export const knownImages: readonly KnownImage[] = [
  { image: /backup|(^|\/)(restic|litestream|wal-g)$/, service: "Backups", kind: "backup" },
  {
    image:
      /(^|\/)(adminer|phpmyadmin|pgadmin4?|pgweb|dbgate|cloudbeaver|mongo-express|redis-commander|redisinsight|kafka-ui)$/,
    service: "Tool to look at the data",
    kind: "other",
  },
  {
    image: /(^|\/)(mailhog|mailpit|maildev|mailcatcher|smtp4dev|inbucket)$/,
    service: "Mail catcher for tests",
    kind: "other",
  },
  both(/(^|\/)(postgres|postgresql|postgis|timescaledb(-ha)?|pgvector)$/, "PostgreSQL", "database"),
  both(/(^|\/)mysql(-server)?$/, "MySQL", "database"),
  both(/(^|\/)mariadb(-galera)?$/, "MariaDB", "database"),
  both(/(^|\/)(mssql\/server|azure-sql-edge)$/, "SQL Server", "database"),
  both(/(^|\/)mongo(db(-community-server)?)?$/, "MongoDB", "database"),
  both(/(^|\/)redis(-stack(-server)?)?$/, "Redis", "database"),
  both(/(^|\/)valkey$/, "Valkey", "database"),
  both(/(^|\/)memcached$/, "Memcached", "database"),
  both(/(^|\/)clickhouse-server$/, "ClickHouse", "database"),
  both(/(^|\/)neo4j$/, "Neo4j", "database"),
  both(/(^|\/)influxdb$/, "InfluxDB", "database"),
  { image: /(^|\/)elasticsearch$/, stack: "Elasticsearch", service: "Search service", kind: "database" },
  { image: /(^|\/)opensearch$/, stack: "OpenSearch", service: "Search service", kind: "database" },
  { image: /(^|\/)meilisearch$/, stack: "Meilisearch", service: "Search service", kind: "database" },
  { image: /(^|\/)typesense$/, stack: "Typesense", service: "Search service", kind: "database" },
  { image: /(^|\/)solr$/, stack: "Solr", service: "Search service", kind: "database" },
  both(/(^|\/)rabbitmq$/, "RabbitMQ", "other"),
  both(/(^|\/)(kafka|cp-kafka|redpanda)$/, "Kafka", "other"),
  both(/(^|\/)minio$/, "MinIO", "other"),
  both(/(^|\/)keycloak$/, "Keycloak", "other"),
  both(/(^|\/)(nginx(-unprivileged)?|openresty)$/, "nginx", "hosting"),
  both(/(^|\/)httpd$/, "Apache", "hosting"),
  both(/(^|\/)caddy$/, "Caddy", "hosting"),
  both(/(^|\/)traefik$/, "Traefik", "hosting"),
  both(/(^|\/)haproxy$/, "HAProxy", "hosting"),
  both(/(^|\/)wordpress$/, "WordPress", "cms"),
  both(/(^|\/)drupal$/, "Drupal", "cms"),
  both(/(^|\/)joomla$/, "Joomla", "cms"),
  both(/(^|\/)ghost$/, "Ghost", "cms"),
  both(/(^|\/)strapi$/, "Strapi", "cms"),
  both(/(^|\/)directus$/, "Directus", "cms"),
  {
    image: /(^|\/)(grafana(-oss)?|prometheus|loki|uptime-kuma|sentry|netdata)$/,
    service: "Monitoring",
    kind: "monitoring",
  },
  { image: /(^|\/)matomo$/, service: "Matomo", kind: "monitoring" },
  { image: /(^|\/)ofelia$/, service: "Cron", kind: "schedule" },
  { image: /^php$/, stack: "PHP", kind: "other" },
  { image: /^node$/, stack: "Node.js", kind: "other" },
  { image: /^python$/, stack: "Python", kind: "other" },
  { image: /^ruby$/, stack: "Ruby", kind: "other" },
  { image: /^golang$/, stack: "Go", kind: "other" },
  { image: /^rust$/, stack: "Rust", kind: "other" },
  { image: /^elixir$/, stack: "Elixir", kind: "other" },
  { image: /^(eclipse-temurin|openjdk|amazoncorretto)$/, stack: "Java", kind: "other" },
  { image: /^dotnet\/(sdk|aspnet|runtime)$/, stack: ".NET", kind: "other" },
  { image: /^oven\/bun$/, stack: "Bun", kind: "other" },
  { image: /^denoland\/deno$/, stack: "Deno", kind: "other" },
];

function both(image: RegExp, name: string, kind: ServiceKind): KnownImage {
  return { image, stack: name, service: name, kind };
}
