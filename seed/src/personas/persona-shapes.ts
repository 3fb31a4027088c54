import { z } from 'zod'

/** The shape of a file of personas. Every object is strict: a field that is misspelt is named. */
export type PersonaFile = z.output<typeof personaFile>
export type PersonaPerson = PersonaFile['people'][number]
export type PersonaFirm = PersonaFile['firms'][number]
export type PersonaShop = PersonaFile['shops'][number]
export type PersonaParcel = PersonaFile['parcels'][number]

const text = z
  .string()
  .min(1)
  .transform((value) => value.normalize('NFC'))
const key = z
  .string()
  .regex(/^[a-z][a-z0-9-]{0,40}$/, 'a key is lower-case letters, digits and hyphens')
const date = z.iso.date('a date looks like 2004-03-15')
const month = z.string().regex(/^[0-9]{4}-(0[1-9]|1[0-2])$/, 'a month looks like 2026-11')
const commune = z.string().regex(/^[0-9]{5}$/, 'a commune code is five digits in quotes')
const story = z.strictObject({ vi: text, en: text })
/** Whole đồng; YAML numbers may be written `24_000_000`. */
const money = z.preprocess(
  (value) =>
    typeof value === 'string' && /^[0-9_]+$/.test(value)
      ? Number(value.replaceAll('_', ''))
      : value,
  z.int().min(0).max(9_000_000_000_000_000),
)
const shown = { key, role: key.optional(), story: story.optional() }
const place = { commune, line: text }
const industry = z.strictObject({ code: z.string().regex(/^[0-9]{5}$/), name: text })

const job = z.strictObject({
  employer: key.optional(),
  kind: z
    .enum(['EMPLOYEE', 'PUBLIC_SERVANT', 'HOUSEHOLD_BUSINESS', 'SELF_EMPLOYED', 'FARMER'])
    .default('EMPLOYEE'),
  title: text,
  since: date,
  salary: money,
})

const insurance = z.strictObject({
  number: z
    .string()
    .regex(/^98000[0-9]{5}$/, 'insurance numbers of personas begin with 98000')
    .optional(),
  group: z.enum(['DN', 'HC', 'HT', 'TE', 'HS', 'SV', 'GD', 'HN', 'CN', 'CC', 'BT']).optional(),
  voluntary: z.boolean().default(false),
  contributions: z
    .array(
      z.strictObject({
        from: month,
        until: month,
        employer: key.optional(),
        salaryBase: money,
        title: text,
        hazardous: z.boolean().default(false),
        unemployment: z.boolean().default(false),
      }),
    )
    .default([]),
  jobLoss: z.strictObject({ contractEndedOn: date }).optional(),
  benefits: z
    .array(
      z.strictObject({
        kind: z.enum([
          'PENSION',
          'SOCIAL_PENSION',
          'SURVIVORS',
          'MATERNITY',
          'SICKNESS',
          'ONE_OFF',
        ]),
        from: date,
        until: date.optional(),
        amount: money,
      }),
    )
    .default([]),
  bankAccount: z.boolean().default(false),
})

const person = z.strictObject({
  ...shown,
  id: z.string(),
  name: text.refine((name) => name.includes(' '), 'a name has a family name and a given name'),
  sex: z.enum(['MALE', 'FEMALE']),
  born: date,
  home: key,
  head: z.boolean().default(false),
  spouse: key.optional(),
  married: date.optional(),
  marital: z.enum(['SINGLE', 'MARRIED', 'WIDOWED', 'DIVORCED']).optional(),
  father: key.optional(),
  fatherName: text.optional(),
  mother: key.optional(),
  motherName: text.optional(),
  guardian: key.optional(),
  registered: commune.optional(),
  native: commune.optional(),
  placeOfBirth: text.optional(),
  died: z
    .strictObject({ on: date, place: text, cause: text, hospital: z.boolean().default(false) })
    .optional(),
  ethnicity: text.default('Kinh'),
  religion: text.default('Không'),
  bloodGroup: z.enum(['A', 'B', 'AB', 'O']).optional(),
  cmnd: z
    .string()
    .regex(/^9[0-9]{8}$/, 'an old identity number of a persona is nine digits that begin with 9')
    .optional(),
  temporary: z.strictObject({ ...place, from: date, until: date, reason: text }).optional(),
  phone: z
    .string()
    .regex(/^010[0-9]{7}$/, 'a made-up mobile number begins with 010')
    .optional(),
  job: job.optional(),
  insurance: z.union([z.literal(false), insurance]).optional(),
  tax: z
    .strictObject({
      arrears: money.default(0),
      bankAccount: z.boolean().default(false),
      dependants: z.array(z.strictObject({ person: key, from: month })).default([]),
    })
    .optional(),
})

const ratio = z.int().min(1).max(10_000)
const firm = z.strictObject({
  ...shown,
  ...place,
  id: z.string(),
  kind: z.enum(['ENTERPRISE', 'CO_OPERATIVE', 'PUBLIC_UNIT']).default('ENTERPRISE'),
  legalForm: z.enum([
    'LLC_ONE_MEMBER',
    'LLC_MULTI_MEMBER',
    'JOINT_STOCK',
    'PRIVATE_ENTERPRISE',
    'PARTNERSHIP',
    'CO_OPERATIVE',
    'PUBLIC_UNIT',
  ]),
  name: text,
  foreignName: text.optional(),
  shortName: text.optional(),
  registered: date,
  industries: z.array(industry).default([]),
  capital: money.default(0),
  turnover: money.default(0),
  arrears: money.default(0),
  representative: z.strictObject({ person: key, title: text }),
  contributors: z
    .array(
      z.strictObject({
        person: key.optional(),
        firm: key.optional(),
        represented: key.optional(),
        ratio,
      }),
    )
    .default([]),
  accountant: key.optional(),
  branches: z
    .array(
      z.strictObject({
        ...place,
        suffix: z.string().regex(/^(?!000)[0-9]{3}$/),
        kind: z.enum(['BRANCH', 'REPRESENTATIVE_OFFICE']),
        name: text,
        head: key,
        registered: date,
      }),
    )
    .default([]),
})

const shop = z.strictObject({
  ...place,
  owner: key,
  name: text,
  registered: date,
  industry,
  capital: money,
  employees: z.int().min(0).default(0),
  turnover: money.default(0),
  family: z.array(key).default([]),
})

const parcel = z.strictObject({
  ...shown,
  ...place,
  id: z.string(),
  sheet: z.int().min(1),
  number: z.int().min(1),
  area: z.number().positive(),
  purpose: z.enum(['ONT', 'ODT', 'LUC', 'BHK', 'CLN', 'NTS', 'RSX', 'TMD', 'SKC', 'DGD']),
  price: money,
  origin: z.enum([
    'ALLOCATED_WITH_FEE',
    'ALLOCATED_WITHOUT_FEE',
    'LEASED',
    'RECOGNISED',
    'TRANSFERRED',
    'INHERITED',
  ]),
  users: z.array(key).min(1).max(2),
  since: date,
  certificate: z
    .strictObject({ serial: z.string(), entry: text, issued: date, issuer: text })
    .optional(),
  asset: z
    .strictObject({
      kind: z.enum(['HOUSE', 'APARTMENT']),
      floorArea: z.number().positive(),
      floors: z.int().min(1),
      builtIn: z.int(),
    })
    .optional(),
  mortgage: z.strictObject({ bank: key, from: date }).optional(),
})

export const personaFile = z.strictObject({
  households: z
    .array(
      z.strictObject({
        key,
        ...place,
        since: date,
        poverty: z.enum(['POOR', 'NEAR_POOR']).optional(),
      }),
    )
    .default([]),
  people: z.array(person).default([]),
  firms: z.array(firm).default([]),
  shops: z.array(shop).default([]),
  parcels: z.array(parcel).default([]),
})
