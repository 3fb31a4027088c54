import type { Bilingual } from '@motlan/kernel'

/** Days on which offices are closed though they are no Saturday or Sunday, both ends included. */
interface DaysOff {
  readonly from: string
  readonly until: string
  readonly title: Bilingual
  readonly law: string
  /** Not announced yet when it was written down: correct it before real use. */
  readonly assumption?: true
}

/** When offices work, as far as it is known. */
export interface WorkingCalendar {
  readonly daysOff: readonly DaysOff[]
  /** Saturdays and Sundays worked in exchange for a day off. */
  readonly workedInstead: readonly string[]
  /** Minutes after midnight in Việt Nam, from and until. */
  readonly officeHours: readonly (readonly [number, number])[]
}

const labourCode = '45/2019/QH14, Điều 112'

/** The working calendar of the administration, by the Labour Code and the yearly announcements of days exchanged. */
export const workingCalendar: WorkingCalendar = {
  // Assumption: each province sets its own hours; eight a day are common to all.
  officeHours: [
    [7 * 60 + 30, 11 * 60 + 30],
    [13 * 60, 17 * 60],
  ],
  workedInstead: ['2026-01-10', '2026-08-22'],
  daysOff: [
    off('2026-01-01', '2026-01-02', 'Tết Dương lịch', 'New Year'),
    off('2026-02-16', '2026-02-20', 'Tết Nguyên đán Bính Ngọ', 'Lunar New Year'),
    off('2026-04-27', '2026-04-27', 'Nghỉ bù Giỗ Tổ Hùng Vương', 'Hùng Kings, in lieu of Sunday'),
    off('2026-04-30', '2026-05-01', 'Chiến thắng và Quốc tế lao động', 'Victory and Labour Day'),
    off('2026-08-31', '2026-09-02', 'Quốc khánh', 'National Day'),
    {
      ...off('2026-11-24', '2026-11-24', 'Ngày Văn hóa Việt Nam', 'Day of Vietnamese Culture'),
      law: '80-NQ/TW',
      assumption: true,
    },
    off('2027-01-01', '2027-01-01', 'Tết Dương lịch', 'New Year'),
    {
      ...off('2027-02-05', '2027-02-11', 'Tết Nguyên đán Đinh Mùi', 'Lunar New Year'),
      assumption: true,
    },
    {
      ...off('2027-04-16', '2027-04-16', 'Giỗ Tổ Hùng Vương', 'Hùng Kings'),
      assumption: true,
    },
    off('2027-04-30', '2027-04-30', 'Ngày Chiến thắng', 'Victory Day'),
    off('2027-05-03', '2027-05-03', 'Nghỉ bù Quốc tế lao động', 'Labour Day, in lieu of Saturday'),
    { ...off('2027-09-02', '2027-09-03', 'Quốc khánh', 'National Day'), assumption: true },
    {
      ...off('2027-11-24', '2027-11-24', 'Ngày Văn hóa Việt Nam', 'Day of Vietnamese Culture'),
      law: '80-NQ/TW',
      assumption: true,
    },
  ],
}

function off(from: string, until: string, vi: string, en: string): DaysOff {
  return { from, until, title: { vi, en }, law: labourCode }
}
