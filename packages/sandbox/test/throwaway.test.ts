import pg from 'pg'
import { expect, inject, test } from 'vitest'

test('the cluster of this run is PostgreSQL 18 with scram, UTF-8 and no socket', async () => {
  const client = new pg.Client({ connectionString: inject('postgres') })
  await client.connect()
  const { rows } = await client.query(
    `select current_setting('server_version_num')::int / 10000 as major,
            current_setting('password_encryption') as passwords,
            current_setting('server_encoding') as encoding,
            current_setting('listen_addresses') as addresses,
            current_setting('unix_socket_directories') as sockets,
            'ạ' < 'b' as "byteOrder", upper('đ') as upper`,
  )
  await client.end()
  expect(rows).toEqual([
    {
      major: 18,
      passwords: 'scram-sha-256',
      encoding: 'UTF8',
      addresses: '127.0.0.1',
      sockets: '',
      byteOrder: false,
      upper: 'Đ',
    },
  ])
})
