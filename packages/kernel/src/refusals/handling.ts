import type { RefusalKind } from './kind.ts'

/** Refusals of cases: opening, declaring, submitting, and what comes after. */
export const handling = {
  CASE_UNKNOWN: {
    status: 404,
    reason: {
      vi: 'không có hồ sơ này, hoặc hồ sơ không thuộc quyền xem',
      en: 'there is no such case, or it is not yours to see',
    },
    fix: {
      vi: 'kiểm tra mã hồ sơ; chỉ người nộp và cơ quan giải quyết xem được hồ sơ',
      en: 'check the case number; only the applicant and the handling agency see a case',
    },
  },
  CASE_CHANGED: {
    status: 409,
    reason: { vi: 'hồ sơ đã thay đổi', en: 'the case has changed since this version was read' },
    fix: {
      vi: 'đọc lại hồ sơ rồi gửi lại với phiên bản mới',
      en: 'read the case again and repeat with its version',
    },
  },
  CASE_STATE: {
    status: 409,
    reason: {
      vi: 'bước này không thực hiện được ở trạng thái hiện tại',
      en: 'this step is not possible in the state the case is in',
    },
    fix: { vi: 'xem trạng thái của hồ sơ', en: 'see the status of the case' },
  },
  CASE_INCOMPLETE: {
    status: 422,
    reason: {
      vi: 'còn mục chưa khai hoặc chưa xác nhận',
      en: 'something is still to be answered, confirmed or agreed to',
    },
    fix: { vi: 'hoàn thành các mục được nêu', en: 'complete what is named' },
  },
  ROLE_UNFIT: {
    status: 422,
    reason: {
      vi: 'người này không thể giữ vai trò này',
      en: 'whoever is named cannot have this role',
    },
    fix: { vi: 'chọn đúng người cho vai trò', en: 'name somebody else for the role' },
  },
  ROLE_UNKNOWN: {
    status: 422,
    reason: { vi: 'thủ tục không có vai trò này', en: 'the procedure has no such role' },
    fix: { vi: 'dùng vai trò của thủ tục', en: 'use a role of the procedure' },
  },
  FIELD_UNKNOWN: {
    status: 422,
    reason: { vi: 'tờ khai không có mục này', en: 'the form has no such field' },
    fix: { vi: 'chỉ khai các mục của tờ khai', en: 'answer the fields of the form only' },
  },
  ANSWER_INVALID: {
    status: 422,
    reason: { vi: 'giá trị không hợp lệ', en: 'the value does not fit the field' },
    fix: { vi: 'sửa giá trị', en: 'correct the value' },
  },
  ALREADY_DECLARED: {
    status: 409,
    reason: {
      vi: 'điều này đã có trong cơ sở dữ liệu, không phải khai lại',
      en: 'a registry already holds it: it is not asked again',
    },
    fix: {
      vi: 'xác nhận giá trị đã có, hoặc báo sai sót bằng dispute',
      en: 'confirm what is held, or say with dispute that it is wrong',
    },
  },
  IDEMPOTENCY_CONFLICT: {
    status: 409,
    reason: {
      vi: 'khóa này đã dùng cho một yêu cầu khác',
      en: 'this key was used for another request',
    },
    fix: { vi: 'dùng khóa mới cho yêu cầu mới', en: 'use a new key for a new request' },
  },
  SUBJECT_CLAIMED: {
    status: 409,
    reason: {
      vi: 'đang có hồ sơ khác chờ giải quyết về cùng đối tượng',
      en: 'another submitted case is about to change the same',
    },
    fix: {
      vi: 'chờ hồ sơ kia được giải quyết xong',
      en: 'wait until the other case is done or withdrawn',
    },
  },
  DECLARATION_INVALID: {
    status: 422,
    reason: {
      vi: 'khai báo sai dạng',
      en: 'the declaration does not fit what the registry takes',
    },
    fix: { vi: 'sửa mục được nêu', en: 'correct what is named' },
  },
  DECLARATION_REFUSED: {
    status: 409,
    reason: {
      vi: 'cơ sở dữ liệu từ chối khai báo theo quy tắc của mình',
      en: 'a rule of the registry does not allow it',
    },
    fix: { vi: 'xem lý do', en: 'see the reason' },
  },
  CONSENT_INVALID: {
    status: 400,
    reason: {
      vi: 'không thể đồng ý như vậy',
      en: 'consent cannot be given like this',
    },
    fix: {
      vi: 'hỏi consentScopes xem có thể đồng ý những gì, cho ai, trong bao lâu',
      en: 'ask consentScopes what can be consented to, for whom and for how long',
    },
  },
  CONSENTS_FULL: {
    status: 409,
    reason: {
      vi: 'bạn đã có nhiều sự đồng ý nhất có thể',
      en: 'you have given as many consents as one citizen can have at a time',
    },
    fix: {
      vi: 'rút lại những sự đồng ý không còn cần; những gì đã cho hôm nay chỉ hết tính vào ngày mai',
      en: 'withdraw those that nobody needs any more; what was given within a day counts until it is over',
    },
  },
  CONSENT_UNKNOWN: {
    status: 404,
    reason: {
      vi: 'bạn không có sự đồng ý nào mang mã này',
      en: 'you have given no consent of this id',
    },
    fix: { vi: 'hỏi myConsents để biết mã', en: 'ask myConsents for the ids' },
  },
} as const satisfies Record<string, RefusalKind>
