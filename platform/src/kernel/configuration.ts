// The only file that reads the environment. One schema, a description a key, from which the reference
// page is made; every fault is reported at once, before anything listens.
import { resolve } from 'node:path'
import { z } from 'zod'
import { StartFault } from './errors.ts'

const byteSize = z.coerce.number().int().positive()
const url = z.url({ protocol: /^https?$/ })

const environmentSchema = z.object({
  POLICEAI_MODE: z
    .enum(['demonstration', 'production'])
    .default('demonstration')
    .describe('`demonstration` signs in made-up people and loads made-up records; `production` refuses both'),
  POLICEAI_OPERATOR: z
    .string()
    .min(1)
    .default('nobody: this is a demonstration')
    .describe('Who runs this instance, as the footer of every page says'),
  POLICEAI_DATA: z
    .string()
    .min(1)
    .default('.data')
    .describe('Folder of the embedded database, documents and keys'),
  POLICEAI_ORIGIN: url.optional().describe('The public address; default http://localhost:PORT'),
  HOST: z.string().default('localhost').describe('The interface to listen on'),
  PORT: z.coerce.number().int().min(1).max(65535).default(8080).describe('The port to listen on'),
  TRUST_PROXY: z.stringbool().default(false).describe('Believe X-Forwarded-* headers from a proxy in front'),
  DATABASE_URL: z
    .url({ protocol: /^postgres(ql)?$/ })
    .optional()
    .describe('A PostgreSQL 15 or newer; without it the embedded one is used'),
  UPLOAD_LIMIT: byteSize.default(2 * 1024 ** 3).describe('Largest file that may be uploaded, in bytes'),
  SESSION_SECRET: z.string().min(32).optional().describe('Signs the session cookie; at least 32 characters'),
  SIGNING_KEY: z
    .string()
    .optional()
    .describe('File of the Ed25519 private key that signs the lab’s evidence'),
  OIDC_ISSUER: url.optional().describe('Issuer of the OpenID Connect provider that people sign in with'),
  OIDC_CLIENT_ID: z.string().optional().describe('Client id at that provider'),
  OIDC_CLIENT_SECRET: z.string().optional().describe('Client secret at that provider'),
  METRICS: z.stringbool().default(false).describe('Serve Prometheus metrics at /metrics'),
  LOG_LEVEL: z
    .enum(['debug', 'info', 'warn', 'error', 'silent'])
    .default('info')
    .describe('Least level that is logged'),
  RATE_LIMIT: z.coerce.number().int().positive().default(600).describe('Requests a minute from one address'),
})

type Environment = z.infer<typeof environmentSchema>

export type Configuration = Readonly<{
  mode: Environment['POLICEAI_MODE']
  operator: string
  dataFolder: string
  origin: string
  host: string
  port: number
  trustProxy: boolean
  databaseUrl: string | null
  uploadLimit: number
  sessionSecret: string | null
  signingKeyFile: string | null
  identity: { issuer: string; clientId: string; clientSecret: string } | null
  metrics: boolean
  logLevel: Environment['LOG_LEVEL']
  rateLimit: number
}>

const NEEDED_IN_PRODUCTION = [
  'DATABASE_URL',
  'POLICEAI_ORIGIN',
  'POLICEAI_OPERATOR',
  'SESSION_SECRET',
  'SIGNING_KEY',
  'OIDC_ISSUER',
  'OIDC_CLIENT_ID',
  'OIDC_CLIENT_SECRET',
] as const satisfies readonly (keyof Environment)[]

function productionFaults(raw: Readonly<Record<string, string | undefined>>): string[] {
  const missing = NEEDED_IN_PRODUCTION.filter((key) => raw[key] === undefined)
  const faults = missing.map((key) => `${key} is not set; POLICEAI_MODE=production needs it`)
  if (raw['POLICEAI_ORIGIN']?.startsWith('http:')) faults.push('POLICEAI_ORIGIN must be https in production')
  return faults
}

/** The server itself speaks http: an https origin means that a proxy stands in front, and has to be believed. */
function proxyFaults(raw: Readonly<Record<string, string | undefined>>): string[] {
  const proxied = raw['POLICEAI_ORIGIN']?.startsWith('https:') && raw['TRUST_PROXY'] === undefined
  return proxied ? ['TRUST_PROXY is not set; an https POLICEAI_ORIGIN has a proxy in front of it'] : []
}

function identityFaults(raw: Readonly<Record<string, string | undefined>>): string[] {
  const keys = ['OIDC_ISSUER', 'OIDC_CLIENT_ID', 'OIDC_CLIENT_SECRET'] as const
  const missing = keys.filter((key) => raw[key] === undefined)
  const some = missing.length > 0 && missing.length < keys.length && raw['POLICEAI_MODE'] !== 'production'
  return some ? missing.map((key) => `${key} is not set; the OIDC settings are needed together`) : []
}

/** Reads and checks the environment. Throws one {@link StartFault} that names every fault. */
export function readConfiguration(
  raw: Readonly<Record<string, string | undefined>> = process.env,
): Configuration {
  const set = Object.fromEntries(Object.entries(raw).filter(([, value]) => value !== ''))
  const parsed = environmentSchema.safeParse(set)
  const shape = parsed.success ? [] : parsed.error.issues.map((i) => `${i.path.join('.')}: ${i.message}`)
  const production = set['POLICEAI_MODE'] === 'production' ? productionFaults(set) : []
  const faults = [...shape, ...production, ...identityFaults(set), ...proxyFaults(set)]
  if (!parsed.success || faults.length > 0) throw new StartFault(faults)
  return fromEnvironment(parsed.data)
}

/** The address behind a setting that a plan names: only those made for it, so that no plan can ask for another secret. */
export function observationsSetting(name: string): string | undefined {
  return name.startsWith('OBSERVATIONS_') ? process.env[name] : undefined
}

function fromEnvironment(e: Environment): Configuration {
  const { OIDC_ISSUER: issuer, OIDC_CLIENT_ID: clientId, OIDC_CLIENT_SECRET: clientSecret } = e
  return {
    mode: e.POLICEAI_MODE,
    operator: e.POLICEAI_OPERATOR,
    dataFolder: resolve(e.POLICEAI_DATA),
    origin: (e.POLICEAI_ORIGIN ?? `http://localhost:${e.PORT}`).replace(/\/$/, ''),
    host: e.HOST,
    port: e.PORT,
    trustProxy: e.TRUST_PROXY,
    databaseUrl: e.DATABASE_URL ?? null,
    uploadLimit: e.UPLOAD_LIMIT,
    sessionSecret: e.SESSION_SECRET ?? null,
    signingKeyFile: e.SIGNING_KEY ? resolve(e.SIGNING_KEY) : null,
    identity: issuer && clientId && clientSecret ? { issuer, clientId, clientSecret } : null,
    metrics: e.METRICS,
    logLevel: e.LOG_LEVEL,
    rateLimit: e.RATE_LIMIT,
  }
}

/** The reference page of the settings, as Markdown. */
export function configurationReference(): string {
  const rows = Object.entries(environmentSchema.shape).map(([key, schema]) => {
    const fallback = schema.safeParse(undefined)
    const shown = fallback.success && fallback.data !== undefined ? `\`${String(fallback.data)}\`` : '–'
    return `| \`${key}\` | ${schema.description ?? ''} | ${shown} |`
  })
  const needed = NEEDED_IN_PRODUCTION.map((key) => `\`${key}\``).join(', ')
  return [
    '# Configuration',
    '',
    'Settings are environment variables. All faults are reported at once, before anything listens.',
    `With \`POLICEAI_MODE=production\` these must be set: ${needed}.`,
    '',
    '| Setting | What it does | Default |',
    '| --- | --- | --- |',
    ...rows,
    '',
  ].join('\n')
}
