import type { Field, Procedure } from '@motlan/procedures'

const title = { vi: 'Tên', en: 'Title' }

function asked(id: string, scalar = 'String'): Field {
  return { number: '1', id, title, from: [{ applicant: { scalar } }] }
}

/** A procedure of which nothing but its burden matters: on paper two trips and 40 fields, now what is asked and a look at the form. */
export function procedureOf(code: string, casesPerYear: number): Procedure {
  return {
    file: 'test.procedure.yaml',
    id: `test-${code}`,
    code,
    title,
    variants: [{ id: 'only', code, title, form: title }],
    legalBases: [{ law: 'test', from: '2025-01-01' }],
    agencies: ['civil-status'],
    roles: {},
    facts: {},
    fields: [asked('childName'), asked('witness', 'CitizenId'), asked('memberFacility')],
    requirements: [],
    effects: [],
    fees: [],
    deadline: { amount: 3, unit: 'working-days', source: 'test' },
    burden: {
      before: [{ kind: 'prepare', title, counts: { fieldsTyped: 40, trips: 2, waits: 1 } }],
      after: [{ kind: 'submit', title, counts: { formsReviewed: 1 } }],
      casesPerYear,
      source: 'test',
    },
  }
}
