import type { JsonObject } from '@motlan/kernel'

/** A case as a client sees it. */
export interface SeenCase {
  readonly id: string
  readonly version: number
  readonly status: string
  readonly form: SeenForm
}

interface SeenForm {
  readonly ready: boolean
  readonly counts: Readonly<Record<string, number>>
  readonly problems: readonly { readonly field: string; readonly rule: string }[]
  readonly fields: readonly SeenField[]
}

export interface SeenField {
  readonly key: string
  readonly state: string
  readonly value: unknown
  readonly source: string | null
  readonly optional: boolean
  readonly options: readonly unknown[] | null
  readonly suggestion: unknown
  readonly answer: {
    readonly type: string | null
    readonly many: boolean
    readonly choices: readonly { readonly code: string }[] | null
  } | null
}

/** What was said to a client that is not a case: the first error of an answer. */
export interface Told {
  readonly code: string
  readonly message: string
  readonly extensions: JsonObject
}

/** Says what a gateway said: its data, or that it was refused. */
export class CaseRefused extends Error {
  readonly told: Told

  constructor(told: Told) {
    super(`${told.code} ${told.message}`)
    this.told = told
  }
}

/** Everything of a case that its form takes. */
const seen = `id version status form {
  ready counts { filled toConfirm toAsk declared notPermitted silent unavailable waiting }
  problems { field rule }
  fields { key state value source optional options suggestion answer { type many choices { code } } }
}`

/** The steps of cases, over HTTP, each as whoever holds a token. */
export interface CaseClient {
  readonly ask: (token: string, query: string, variables: JsonObject) => Promise<JsonObject>
  readonly open: (token: string, input: JsonObject) => Promise<SeenCase>
  readonly see: (token: string, id: string) => Promise<SeenCase>
  readonly declare: (
    token: string,
    { id, version }: SeenCase,
    answers: Readonly<Record<string, unknown>>,
  ) => Promise<SeenCase>
  readonly confirm: (
    token: string,
    { id, version }: SeenCase,
    fields: readonly string[],
  ) => Promise<SeenCase>
  readonly consent: (token: string, id: string) => Promise<void>
  readonly submit: (token: string, { id, version }: SeenCase) => Promise<void>
  readonly withdraw: (token: string, { id, version }: SeenCase) => Promise<void>
  readonly send: (token: string, input: JsonObject) => Promise<void>
}

/** A client of the gateway at an address. */
export function caseClient(url: string): CaseClient {
  const ask = async (token: string, query: string, variables: JsonObject): Promise<JsonObject> => {
    const response = await fetch(`${url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
      body: JSON.stringify({ query, variables }),
    })
    // The answer of our own gateway, which its own tests hold against GraphQL over HTTP.
    const { data, errors } = (await response.json()) as {
      data?: JsonObject
      errors?: readonly { message: string; extensions: JsonObject }[]
    }
    const [error] = errors ?? []
    if (!error) return data ?? {}
    const { message, extensions } = error
    throw new CaseRefused({ code: String(extensions.code), message, extensions })
  }
  const step = async (token: string, declared: string, call: string, variables: JsonObject) => {
    const data = await ask(token, `mutation(${declared}) { it: ${call} { ${seen} } }`, variables)
    return data.it as SeenCase // It has what was selected.
  }
  const versioned = '$case: ID!, $version: Int!'
  const given = 'case: $case, version: $version'
  return {
    ask,
    open: (token, input) =>
      step(token, '$input: OpenCaseInput!', 'openCase(input: $input)', { input }),
    see: async (token, id) => {
      const data = await ask(token, `query($id: ID!) { it: case(id: $id) { ${seen} } }`, { id })
      return data.it as SeenCase // It has what was selected.
    },
    declare: (token, { id, version }, answers) =>
      step(
        token,
        `${versioned}, $answers: [AnswerInput!]!`,
        `declare(${given}, answers: $answers)`,
        {
          case: id,
          version,
          answers: Object.entries(answers).map(([field, value]) => ({ field, value })),
        },
      ),
    confirm: (token, { id, version }, fields) =>
      step(token, `${versioned}, $fields: [String!]!`, `confirm(${given}, fields: $fields)`, {
        case: id,
        version,
        fields,
      }),
    consent: async (token, id) => {
      await ask(token, 'mutation($id: ID!) { consentToCase(case: $id) { agreedAt } }', { id })
    },
    submit: async (token, { id, version }) => {
      await ask(token, `mutation(${versioned}) { submit(${given}) { status } }`, {
        case: id,
        version,
      })
    },
    withdraw: async (token, { id, version }) => {
      await ask(token, `mutation(${versioned}) { withdraw(${given}) { status } }`, {
        case: id,
        version,
      })
    },
    send: async (token, input) => {
      await ask(token, 'mutation($input: NoticeInput!) { sendNotice(input: $input) { number } }', {
        input,
      })
    },
  }
}
