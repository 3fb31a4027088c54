/** The closed lists of the population registry, each value with its legal term. */
export const enumerations = {
  Sex: {
    MALE: { vi: 'Nam', en: 'Male' },
    FEMALE: { vi: 'Nữ', en: 'Female' },
    UNDETERMINED: { vi: 'Chưa xác định', en: 'Not determined at birth' },
  },
  BloodGroup: {
    A: { vi: 'A', en: 'A' },
    B: { vi: 'B', en: 'B' },
    AB: { vi: 'AB', en: 'AB' },
    O: { vi: 'O', en: 'O' },
  },
  MaritalStatus: {
    SINGLE: { vi: 'Chưa kết hôn', en: 'Never married' },
    MARRIED: { vi: 'Đang có vợ hoặc chồng', en: 'Married' },
    WIDOWED: { vi: 'Có vợ hoặc chồng đã chết', en: 'Widowed' },
    DIVORCED: { vi: 'Đã ly hôn', en: 'Divorced' },
  },
  RelationToHead: {
    HEAD: { vi: 'Chủ hộ', en: 'Head of the household' },
    SPOUSE: { vi: 'Vợ hoặc chồng', en: 'Wife or husband' },
    CHILD: { vi: 'Con', en: 'Child' },
    PARENT: { vi: 'Cha hoặc mẹ', en: 'Father or mother' },
    CHILD_IN_LAW: { vi: 'Con dâu hoặc con rể', en: 'Daughter- or son-in-law' },
    PARENT_IN_LAW: { vi: 'Cha hoặc mẹ của vợ hoặc chồng', en: 'Father- or mother-in-law' },
    GRANDPARENT: { vi: 'Ông hoặc bà', en: 'Grandparent' },
    GRANDCHILD: { vi: 'Cháu nội hoặc cháu ngoại', en: 'Grandchild' },
    SIBLING: { vi: 'Anh, chị hoặc em', en: 'Brother or sister' },
    SIBLING_IN_LAW: {
      vi: 'Anh, chị, em dâu, rể; anh, chị, em của vợ hoặc chồng',
      en: 'Brother- or sister-in-law',
    },
    NEPHEW_OR_NIECE: {
      vi: 'Cháu ruột, gọi chủ hộ là cô, dì, chú, cậu, bác',
      en: 'Nephew or niece',
    },
    OTHER_RELATIVE: { vi: 'Người thân thích khác', en: 'Another relative' },
    NOT_RELATED: {
      vi: 'Không có quan hệ gia đình: người ở thuê, ở mượn, ở nhờ',
      en: 'Not related: renting, borrowing or a guest',
    },
  },
  RelativeKind: {
    FATHER: { vi: 'Cha', en: 'Father' },
    MOTHER: { vi: 'Mẹ', en: 'Mother' },
    SPOUSE: { vi: 'Vợ hoặc chồng', en: 'Wife or husband' },
    CHILD: { vi: 'Con', en: 'Child' },
    LEGAL_REPRESENTATIVE: { vi: 'Người đại diện hợp pháp', en: 'Legal representative' },
    REPRESENTED: { vi: 'Người được đại diện', en: 'Represented person' },
  },
  IdentityCardKind: {
    IDENTITY_CARD: { vi: 'Thẻ căn cước', en: 'Identity card (since 1 July 2024)' },
    CITIZEN_IDENTITY_CARD: { vi: 'Thẻ căn cước công dân', en: 'Citizen identity card' },
    PEOPLES_IDENTITY_CARD: {
      vi: 'Chứng minh nhân dân (09 số hoặc 12 số)',
      en: "People's identity card, 9 or 12 digits",
    },
  },
  IdentityCardStatus: {
    VALID: { vi: 'Còn giá trị sử dụng', en: 'Valid' },
    EXPIRED: { vi: 'Hết thời hạn sử dụng', en: 'Expired' },
    REPLACED: { vi: 'Đã được cấp đổi, cấp lại', en: 'Replaced by a later card' },
    WITHDRAWN: { vi: 'Bị thu hồi', en: 'Withdrawn' },
    HELD: { vi: 'Bị giữ', en: 'Held by an authority' },
  },
  BirthRegistrationKind: {
    ON_TIME: { vi: 'Đăng ký đúng hạn', en: 'Registered in time' },
    LATE: { vi: 'Đăng ký quá hạn', en: 'Registered late' },
    AGAIN: { vi: 'Đăng ký lại', en: 'Registered again' },
  },
  MarriageState: {
    IN_FORCE: { vi: 'Đang có hiệu lực', en: 'In force' },
    ENDED_BY_DEATH: { vi: 'Chấm dứt do vợ hoặc chồng chết', en: 'Ended by death' },
    ENDED_BY_DIVORCE: { vi: 'Chấm dứt do ly hôn', en: 'Ended by divorce' },
    ANNULLED: { vi: 'Bị hủy việc kết hôn trái pháp luật', en: 'Annulled' },
  },
  DivorceKind: {
    JUDGMENT: { vi: 'Bản án ly hôn', en: 'Judgment of divorce' },
    MUTUAL_CONSENT: {
      vi: 'Quyết định công nhận thuận tình ly hôn',
      en: 'Decision recognising a divorce by mutual consent',
    },
    FOREIGN: {
      vi: 'Ly hôn ở nước ngoài, đã ghi chú vào Sổ hộ tịch',
      en: 'Divorce abroad, noted in the civil-status book',
    },
  },
  AcknowledgementKind: {
    FATHER_ACKNOWLEDGES_CHILD: { vi: 'Cha nhận con', en: 'Father acknowledges child' },
    MOTHER_ACKNOWLEDGES_CHILD: { vi: 'Mẹ nhận con', en: 'Mother acknowledges child' },
    CHILD_ACKNOWLEDGES_FATHER: { vi: 'Con nhận cha', en: 'Child acknowledges father' },
    CHILD_ACKNOWLEDGES_MOTHER: { vi: 'Con nhận mẹ', en: 'Child acknowledges mother' },
  },
} as const
