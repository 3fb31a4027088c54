import { type Derivation, derivation, text, texts } from '../derivation.ts'

const vietNam = 'Việt Nam'

/** Rules about a child and its parents. */
export const parenthood: Readonly<Record<string, Derivation>> = {
  /**
   * The citizenship of a child born in Việt Nam: Vietnamese where one parent is, unless both are foreign (Law on
   * Vietnamese Nationality 24/2008/QH12 arts 15-17; of one foreign parent: where the parents agree on no other).
   */
  childCitizenship: derivation({
    law: '24/2008/QH12 arts 15-17',
    takes: { mother: text.nullish(), father: text.nullish() },
    gives: 'String',
    unless: 'the parents are of two foreign citizenships, or nobody knows theirs',
    result: ({ mother, father }) => {
      const known = [mother, father].filter((each) => each != null)
      if (known.includes(vietNam)) return vietNam
      return known.length === 1 || known[0] === known[1] ? known[0] : null
    },
  }),

  /** Who registers a birth: a parent, else a grandparent (Law on Civil Status 60/2014/QH13 art. 15). */
  relationToChild: derivation({
    law: '60/2014/QH13 art. 15',
    takes: { requester: texts.length(1), mother: texts, father: texts, children: texts },
    gives: 'MOTHER, FATHER, GRANDPARENT or OTHER',
    result: ({ requester: [id = ''], mother, father, children }) => {
      if (mother.includes(id)) return 'MOTHER'
      if (father.includes(id)) return 'FATHER'
      return [...mother, ...father].some((parent) => children.includes(parent))
        ? 'GRANDPARENT'
        : 'OTHER'
    },
  }),

  /** The relation of a new child to the head of the household, from that of the mother (Law on Residence 68/2020/QH14 art. 20; the words of Decree 154/2024/NĐ-CP). */
  childRelationToHead: derivation({
    law: '154/2024/NĐ-CP',
    takes: { mother: text },
    gives: 'RelationToHead',
    result: ({ mother }) => {
      if (mother === 'HEAD' || mother === 'SPOUSE') return 'CHILD'
      if (mother === 'CHILD' || mother === 'CHILD_IN_LAW') return 'GRANDCHILD'
      if (mother === 'SIBLING' || mother === 'SIBLING_IN_LAW') return 'NEPHEW_OR_NIECE'
      return mother === 'NOT_RELATED' ? 'NOT_RELATED' : 'OTHER_RELATIVE'
    },
  }),

  /** Whether a child moves into the dwelling of a parent, so that nobody else has to agree (Law on Residence 68/2020/QH14 art. 20.2). */
  livesWithOwner: derivation({
    law: '68/2020/QH14 art. 20.2',
    takes: { parents: texts, head: texts, address: text.nullish(), ownAddresses: texts.nullish() },
    gives: 'Boolean',
    result: ({ parents, head, address, ownAddresses }) =>
      head.some((id) => parents.includes(id)) ||
      (address != null && ownAddresses?.includes(address) === true),
  }),

  /** Which acknowledgement is registered with a birth: of a father who is not married to the mother (Law 60/2014/QH13 art. 25). */
  acknowledgement: derivation({
    law: '60/2014/QH13 art. 25',
    takes: { father: texts, husband: texts },
    gives: 'AcknowledgementKind',
    unless: 'there is no father, or he is the husband',
    result: ({ father: [id], husband }) =>
      id === undefined || husband.includes(id) ? null : 'FATHER_ACKNOWLEDGES_CHILD',
  }),
}
