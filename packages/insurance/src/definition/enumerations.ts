/** The closed lists of the insurance registry, each value with its legal term. */
export const enumerations = {
  ParticipationStatus: {
    PARTICIPATING: { vi: 'Đang tham gia', en: 'Participating' },
    RESERVED: {
      vi: 'Dừng đóng, đang bảo lưu thời gian đóng',
      en: 'Not paying, the time paid so far is kept',
    },
    RECEIVING: { vi: 'Đang hưởng', en: 'Receiving the benefit' },
    NONE: { vi: 'Không tham gia', en: 'Not participating' },
  },
  SocialInsuranceScheme: {
    COMPULSORY: { vi: 'Bảo hiểm xã hội bắt buộc', en: 'Compulsory social insurance' },
    VOLUNTARY: { vi: 'Bảo hiểm xã hội tự nguyện', en: 'Voluntary social insurance' },
  },
  SocialInsuranceBenefitKind: {
    SOCIAL_PENSION: { vi: 'Trợ cấp hưu trí xã hội', en: 'Social pension' },
    SURVIVORS: { vi: 'Trợ cấp tuất hằng tháng', en: "Monthly survivors' allowance" },
    SURVIVORS_ONE_OFF: { vi: 'Trợ cấp tuất một lần', en: "One-off survivors' allowance" },
    FUNERAL: { vi: 'Trợ cấp mai táng', en: 'Funeral allowance' },
    ONE_OFF: { vi: 'Bảo hiểm xã hội một lần', en: 'One-off social insurance payment' },
  },
  HealthRelatedBenefitKind: {
    SICKNESS: { vi: 'Trợ cấp ốm đau', en: 'Sickness benefit' },
    MATERNITY: { vi: 'Trợ cấp thai sản', en: 'Maternity benefit' },
    RECOVERY: { vi: 'Trợ cấp dưỡng sức, phục hồi sức khỏe', en: 'Recovery allowance' },
    OCCUPATIONAL: {
      vi: 'Trợ cấp tai nạn lao động, bệnh nghề nghiệp',
      en: 'Benefit for an accident at work or an occupational disease',
    },
  },
  UnemploymentBenefitState: {
    GRANTED: { vi: 'Đang hưởng', en: 'Being paid' },
    SUSPENDED: { vi: 'Tạm dừng hưởng', en: 'Suspended' },
    TERMINATED: { vi: 'Chấm dứt hưởng', en: 'Terminated early' },
    COMPLETED: { vi: 'Đã hưởng hết thời hạn', en: 'Paid to the end' },
  },
  JobSearchOutcome: {
    SEARCHING: { vi: 'Đang tìm kiếm việc làm', en: 'Looking for work' },
    FOUND: { vi: 'Đã có việc làm', en: 'Has found work' },
    REFUSED_OFFER: {
      vi: 'Từ chối việc làm do trung tâm giới thiệu',
      en: 'Refused work offered by the centre',
    },
  },
  CareKind: {
    OUTPATIENT: { vi: 'Khám bệnh, chữa bệnh ngoại trú', en: 'Outpatient care' },
    INPATIENT: { vi: 'Điều trị nội trú', en: 'Inpatient care' },
  },
} as const
