import type { RefusalKind } from './kind.ts'

/** Refusals on the way to an answer: policy, registries, grants, ledger. */
export const answering = {
  ATTRIBUTE_WITHHELD: {
    status: 200,
    reason: { vi: 'không có thỏa thuận nào cho phép', en: 'no agreement covers it' },
    fix: {
      vi: 'hỏi myAccess xem được biết gì, hoặc đề nghị một thỏa thuận chia sẻ dữ liệu',
      en: 'ask myAccess what may be known, or propose a data-sharing agreement',
    },
  },
  LOOKUP_REFUSED: {
    status: 403,
    reason: {
      vi: 'chế độ nghiêm ngặt: có thuộc tính bị từ chối',
      en: 'strict mode: at least one attribute is withheld',
    },
    fix: {
      vi: 'bỏ các thuộc tính bị từ chối, hoặc bỏ Motlan-Strict',
      en: 'remove the withheld attributes, or leave out Motlan-Strict',
    },
  },
  PLAN_REFUSED: {
    status: 403,
    reason: {
      vi: 'kế hoạch truy vấn chuyển dữ liệu ngoài thỏa thuận',
      en: 'the query plan would move data that no agreement covers',
    },
    fix: { vi: 'bỏ thuộc tính cần dữ liệu đó', en: 'remove the attribute that needs it' },
  },
  REGISTRY_UNAVAILABLE: {
    status: 200,
    reason: { vi: 'cơ sở dữ liệu không trả lời', en: 'the registry does not answer' },
    fix: {
      vi: 'thử lại sau; các thuộc tính khác vẫn đúng',
      en: 'try again later; the other attributes are answered',
    },
  },
  REGISTRY_TIMEOUT: {
    status: 200,
    reason: { vi: 'cơ sở dữ liệu trả lời quá chậm', en: 'the registry did not answer in time' },
    fix: {
      vi: 'thử lại sau; các thuộc tính khác vẫn đúng',
      en: 'try again later; the other attributes are answered',
    },
  },
  REGISTRY_ANSWER_INVALID: {
    status: 200,
    reason: {
      vi: 'câu trả lời của cơ sở dữ liệu sai dạng',
      en: 'the registry sent an answer that does not fit its schema',
    },
    fix: { vi: 'báo cơ quan chủ quản cơ sở dữ liệu', en: 'tell the owner of the registry' },
  },
  REGISTRY_ERROR: {
    status: 200,
    reason: { vi: 'cơ sở dữ liệu báo lỗi', en: 'the registry could not answer this' },
    fix: {
      vi: 'thử lại sau; các thuộc tính khác vẫn đúng',
      en: 'try again later; the other attributes are answered',
    },
  },
  REQUIREMENT_MISSING: {
    status: 200,
    reason: {
      vi: 'thiếu giá trị cần để hỏi cơ sở dữ liệu này',
      en: 'what the registry needs for its answer did not arrive',
    },
    fix: {
      vi: 'xem lỗi của cơ sở dữ liệu kia',
      en: 'see the error of the registry that holds it',
    },
  },
  GRANT_MISSING: grantKind('thiếu', 'the request carries no grant'),
  GRANT_FORGED: grantKind('chữ ký sai', 'the grant was not signed with the key of this registry'),
  GRANT_AUDIENCE: grantKind('cấp cho nơi khác', 'the grant was issued for another registry'),
  GRANT_EXPIRED: grantKind('hết hạn', 'the grant has expired'),
  GRANT_REPLAYED: grantKind('đã dùng', 'the grant has been used before'),
  GRANT_DOCUMENT: grantKind('sai tài liệu', 'the grant was issued for another document'),
  GRANT_VARIABLES: grantKind('sai biến', 'the grant was issued for other variables'),
  GRANT_ATTRIBUTE: grantKind(
    'thiếu thuộc tính',
    'the document asks for an attribute the grant does not name',
  ),
  CHANGES_NOT_GRANTED: grantKind(
    'không dành cho việc đọc các thay đổi',
    'the grant is not for changes',
  ),
  DECLARATION_NOT_GRANTED: {
    status: 403,
    reason: {
      vi: 'giấy cấp quyền không cho phép khai báo này',
      en: 'the grant does not name this declaration and a case',
    },
    fix: {
      vi: 'khai báo qua một hồ sơ đã nộp',
      en: 'declare through a case that has been submitted',
    },
  },
  LEDGER_UNAVAILABLE: {
    status: 503,
    reason: {
      vi: 'sổ ghi tiết lộ không ghi được, nên không trả lời',
      en: 'the disclosures could not be recorded, so nothing is answered',
    },
    fix: {
      vi: 'thử lại sau; quản trị viên kiểm tra cơ sở dữ liệu exchange',
      en: 'try again later; the operator checks the exchange database',
    },
  },
  LEDGER_BUSY: {
    status: 503,
    reason: { vi: 'sổ ghi tiết lộ đang quá tải', en: 'too many disclosures wait to be recorded' },
    fix: { vi: 'thử lại sau vài giây', en: 'try again in a few seconds' },
  },
  ENTRY_UNKNOWN: {
    status: 404,
    reason: { vi: 'sổ ghi không có mục này', en: 'the ledger has no such entry' },
    fix: {
      vi: 'kiểm tra số nhật ký và vị trí',
      en: 'check the number of the log and the position',
    },
  },
  TRACE_REFUSED: {
    status: 403,
    reason: {
      vi: 'vết truy cập chỉ dành cho chính chủ thể và người đại diện hợp pháp',
      en: 'a trace is for the person concerned and their lawful representative',
    },
    fix: {
      vi: 'đăng nhập bằng chính danh tính của mình',
      en: 'ask with a token of your own',
    },
  },
  SIGNALS_REMOVED: {
    status: 410,
    reason: {
      vi: 'một số tín hiệu sau con trỏ này không còn được lưu',
      en: 'some of the signals that came after this cursor are no longer kept',
    },
    fix: {
      vi: 'tra cứu lại những chủ thể được theo dõi, rồi đọc tiếp không kèm con trỏ: từ tín hiệu cũ nhất còn lưu',
      en: 'look up whom you follow once more, and go on without a cursor: from the oldest signal kept',
    },
  },
  SUBSCRIPTIONS_FULL: {
    status: 503,
    reason: {
      vi: 'quá nhiều bên đang theo dõi',
      en: 'as many subscriptions are open as the gateway serves',
    },
    fix: { vi: 'thử lại sau, hoặc hỏi từng lần', en: 'try again later, or ask now and then' },
  },
  INTERNAL: {
    status: 500,
    reason: { vi: 'lỗi bên trong', en: 'something inside failed' },
    fix: { vi: 'báo quản trị viên kèm mã yêu cầu', en: 'tell the operator, with the request id' },
  },
} as const satisfies Record<string, RefusalKind>

function grantKind(vi: string, en: string): RefusalKind {
  return {
    status: 403,
    reason: { vi: `giấy cấp quyền ${vi}`, en },
    fix: { vi: 'đi qua cổng trung tâm', en: 'ask through the gateway' },
  }
}
