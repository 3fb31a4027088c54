import { residential, statutory } from './statute.ts'

/** Who a citizen is: items 1, 2, 4 to 14, 21, 22 and 24 to 26 (item 3, the number itself, is the key). */
export const person = {
  attributes: {
    alternativeName: {
      type: 'String',
      column: 'alternative_name',
      ...statutory(2),
      meaning: { vi: 'Tên gọi khác', en: 'Alternative name' },
    },
    dateOfBirth: {
      type: 'Date',
      column: 'date_of_birth',
      ...statutory(4),
      meaning: { vi: 'Ngày, tháng, năm sinh', en: 'Date of birth' },
    },
    sex: {
      enum: 'Sex',
      column: 'sex',
      ...statutory(5),
      meaning: { vi: 'Giới tính', en: 'Sex' },
    },
    placeOfBirth: {
      type: 'String',
      column: 'place_of_birth',
      ...statutory(6),
      meaning: { vi: 'Nơi sinh', en: 'Place of birth' },
    },
    birthRegistrationPlace: {
      type: 'String',
      column: 'birth_registration_place',
      ...statutory(7),
      meaning: { vi: 'Nơi đăng ký khai sinh', en: 'Place of birth registration' },
    },
    nativePlace: {
      type: 'String',
      column: 'native_place',
      ...statutory(8),
      meaning: { vi: 'Quê quán', en: 'Native place' },
    },
    ethnicity: {
      type: 'String',
      column: 'ethnicity',
      ...statutory(9),
      meaning: { vi: 'Dân tộc', en: 'Ethnicity' },
    },
    religion: {
      type: 'String',
      column: 'religion',
      ...statutory(10),
      meaning: { vi: 'Tôn giáo', en: 'Religion' },
    },
    citizenship: {
      type: 'String',
      column: 'citizenship',
      ...statutory(11),
      meaning: { vi: 'Quốc tịch', en: 'Citizenship' },
    },
    bloodGroup: {
      enum: 'BloodGroup',
      column: 'blood_group',
      ...statutory(12),
      meaning: { vi: 'Nhóm máu', en: 'Blood group' },
    },
    oldIdentityNumber: {
      type: 'String',
      column: 'old_identity_number',
      ...statutory(13),
      meaning: {
        vi: 'Số chứng minh nhân dân 09 số',
        en: "Number of the 9-digit people's identity card",
      },
    },
    maritalStatus: {
      enum: 'MaritalStatus',
      column: 'marital_status',
      ...statutory(21),
      meaning: { vi: 'Tình trạng hôn nhân', en: 'Marital status' },
    },
    dateOfDeath: {
      type: 'Date',
      column: 'date_of_death',
      ...statutory(24),
      meaning: { vi: 'Ngày, tháng, năm chết', en: 'Date of death' },
    },
    declaredMissingOn: {
      type: 'Date',
      column: 'declared_missing_on',
      ...statutory(24),
      meaning: {
        vi: 'Ngày, tháng, năm bị Tòa án tuyên bố mất tích',
        en: 'Date on which a court declared the person missing',
      },
    },
    mobileNumber: {
      type: 'String',
      column: 'mobile_number',
      ...statutory(25),
      meaning: { vi: 'Số thuê bao di động', en: 'Mobile number' },
    },
    email: {
      type: 'String',
      column: 'email',
      ...statutory(25),
      meaning: { vi: 'Địa chỉ thư điện tử', en: 'E-mail address' },
    },
    occupation: {
      type: 'String',
      column: 'occupation',
      ...residential,
      meaning: { vi: 'Nghề nghiệp', en: 'Occupation' },
    },
  },
  groups: {
    birthName: {
      type: 'BirthName',
      meaning: { vi: 'Họ, chữ đệm và tên khai sinh', en: 'Name at birth' },
      attributes: {
        familyName: {
          type: 'String',
          column: 'family_name',
          ...statutory(1),
          meaning: { vi: 'Họ khai sinh', en: 'Family name at birth' },
        },
        middleName: {
          type: 'String',
          column: 'middle_name',
          ...statutory(1),
          meaning: { vi: 'Chữ đệm khai sinh', en: 'Middle name at birth' },
        },
        givenName: {
          type: 'String',
          column: 'given_name',
          ...statutory(1),
          meaning: { vi: 'Tên khai sinh', en: 'Given name at birth' },
        },
        fullName: {
          type: 'String',
          column: 'full_name',
          ...statutory(1),
          meaning: {
            vi: 'Họ, chữ đệm và tên khai sinh, viết liền theo thứ tự',
            en: 'Family, middle and given name at birth, in this order',
          },
        },
      },
    },
  },
} as const
