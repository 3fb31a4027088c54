import { Refusal } from '@motlan/kernel'
import { type CompiledPolicy, readArtefact, writeArtefact } from '@motlan/policy'
import pg from 'pg'

/** What gateways listen to: a new version is in force. */
export const policyChannel = 'motlan_policy'

/** A version that has been put in force. */
export interface PolicyVersion {
  readonly sequence: number
  readonly hash: string
}

/** Nothing is ever changed or removed, so that every recorded decision finds the text it was made under. */
const table = `
create table if not exists policy_version (
  sequence     bigint generated always as identity primary key,
  hash         text not null,
  artefact     text not null,
  published_at timestamptz not null default now(),
  published_by text not null
);
comment on table policy_version is
  'Phiên bản chính sách đã có hiệu lực, mới nhất là dòng cuối — Policy versions put in force, the last row is the one in force';
comment on column policy_version.hash is 'Mã băm của phiên bản, ghi trong mỗi quyết định — Hash of the version, recorded with every decision';
comment on column policy_version.artefact is 'Toàn văn để biên dịch lại — The text it is compiled from';`

/** Makes the table of versions, as the owner of the exchange; the given role may read it and no more: gateways obey, they do not decide. */
export async function preparePolicyVersions(ownerUrl: string, role: string): Promise<void> {
  await connected(ownerUrl, async (client) => {
    await client.query('begin')
    await client.query(`select pg_advisory_xact_lock(hashtext('${policyChannel}'))`)
    await client.query(table)
    const app = pg.escapeIdentifier(role)
    await client.query(`revoke all on policy_version from ${app}`)
    await client.query(`grant select on policy_version to ${app}`)
    await client.query('commit')
  })
}

/** Puts a version in force for every gateway on this exchange; the version that already is stays. Answers which one is in force now. */
export async function publishPolicy(
  ownerUrl: string,
  policy: CompiledPolicy,
  by: string,
): Promise<PolicyVersion> {
  return connected(ownerUrl, async (client) => {
    await client.query('begin')
    await client.query(`select pg_advisory_xact_lock(hashtext('${policyChannel}'))`)
    const latest = await latestVersion(client)
    if (latest?.hash === policy.hash) {
      await client.query('commit')
      return latest
    }
    const { rows } = await client.query<{ sequence: string }>(
      'insert into policy_version (hash, artefact, published_by) values ($1, $2, $3) returning sequence',
      [policy.hash, writeArtefact(policy), by],
    )
    await client.query('select pg_notify($1, $2)', [policyChannel, policy.hash])
    await client.query('commit')
    return { sequence: Number(rows[0]?.sequence), hash: policy.hash }
  })
}

/** The version in force, or undefined where none has been published. */
export async function latestVersion(client: pg.ClientBase): Promise<PolicyVersion | undefined> {
  const { rows } = await client.query<{ sequence: string; hash: string }>(
    'select sequence, hash from policy_version order by sequence desc limit 1',
  )
  const [row] = rows
  return row && { sequence: Number(row.sequence), hash: row.hash }
}

/** Compiles a published version; one that is not what its hash says is refused. */
export async function readVersion(client: pg.ClientBase, hash: string): Promise<CompiledPolicy> {
  const { rows } = await client.query<{ artefact: string }>(
    'select artefact from policy_version where hash = $1 order by sequence desc limit 1',
    [hash],
  )
  const [row] = rows
  if (row) return readArtefact(row.artefact, hash)
  throw new Refusal('AGREEMENT_INVALID', `policy ${hash}`, {
    reason: 'no such version has been published',
  })
}

async function connected<Value>(
  url: string,
  work: (client: pg.Client) => Promise<Value>,
): Promise<Value> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    return await work(client)
  } catch (cause) {
    throw refusalOf(cause) ?? cause
  } finally {
    await client.end()
  }
}

/** What whoever named the database can put right. */
function refusalOf(cause: unknown): Refusal | undefined {
  const code = cause instanceof pg.DatabaseError ? cause.code : undefined
  if (code === '42501') {
    return new Refusal('CONFIGURATION_INVALID', 'exchange database', {
      reason: 'permission denied: this role reads policy versions and publishes none',
      fix: 'name the role that owns the tables in DATABASE_URL_EXCHANGE',
      cause,
    })
  }
  if (code !== '42P01') return undefined
  return new Refusal('CONFIGURATION_INVALID', 'exchange database', {
    reason: 'it has no table of policy versions',
    fix: 'start the sandbox once: it makes what is missing',
    cause,
  })
}
