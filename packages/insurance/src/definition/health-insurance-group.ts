/** Who pays for somebody's health insurance: the two letters of the card, VSS Decision 1351/QĐ-BHXH. */
export const healthInsuranceGroup = {
  DN: { vi: 'Người lao động trong doanh nghiệp', en: 'Employee of an enterprise' },
  HX: { vi: 'Người lao động trong hợp tác xã', en: 'Employee of a co-operative' },
  HC: { vi: 'Cán bộ, công chức, viên chức', en: 'Public servant' },
  HT: {
    vi: 'Người hưởng lương hưu, trợ cấp mất sức lao động',
    en: 'Pensioner, or recipient of a work-incapacity allowance',
  },
  TN: { vi: 'Người đang hưởng trợ cấp thất nghiệp', en: 'Recipient of unemployment benefit' },
  TE: { vi: 'Trẻ em dưới 6 tuổi', en: 'Child under six' },
  HS: { vi: 'Học sinh', en: 'Pupil' },
  SV: { vi: 'Sinh viên', en: 'Student' },
  GD: { vi: 'Người tham gia theo hộ gia đình', en: 'Member of a household scheme' },
  HN: { vi: 'Người thuộc hộ gia đình nghèo', en: 'Member of a poor household' },
  CN: { vi: 'Người thuộc hộ gia đình cận nghèo', en: 'Member of a near-poor household' },
  CC: { vi: 'Người có công với cách mạng', en: 'Person of merit to the revolution' },
  TC: { vi: 'Thân nhân của người có công', en: 'Relative of a person of merit' },
  BT: { vi: 'Người hưởng trợ cấp bảo trợ xã hội', en: 'Recipient of social protection' },
  DT: {
    vi: 'Người dân tộc thiểu số ở vùng có điều kiện khó khăn',
    en: 'Member of an ethnic minority in a disadvantaged area',
  },
  DK: {
    vi: 'Người sống ở vùng có điều kiện đặc biệt khó khăn',
    en: 'Resident of an especially disadvantaged area',
  },
} as const
