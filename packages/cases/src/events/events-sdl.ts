/** The part of the public schema that tells of changes. */
export const eventsSdl = `
"Một thời điểm theo RFC 3339, giờ UTC. — A moment as RFC 3339 writes it, in UTC."
scalar DateTime

extend type Query {
  "Tín hiệu sau một con trỏ, theo thứ tự; bị từ chối nếu có tín hiệu sau con trỏ không còn được lưu. — The signals after a cursor, in their order; from the oldest kept where there is none. Refused as SIGNALS_REMOVED where some that came after it are no longer kept."
  changes(after: String, first: Int = 100): SignalPage!
  "Các đăng ký đang có hiệu lực của cơ quan. — The subscriptions of the agency that have not ended."
  changeSubscriptions: [ChangeSubscription!]!
  "Tín hiệu nói về ai, nếu chính sách cho phép biết; được ghi vào sổ cái. — Whom a signal is about, if the policy lets the agency know what changed; recorded like a look-up."
  openSignal(id: ID!): OpenedSignal!
}

extend type Mutation {
  "Đăng ký nhận tín hiệu khi thuộc tính thay đổi; không nêu chủ thể nghĩa là mọi chủ thể. — Subscribes to changes of attributes, groups or wildcards; of everybody where no subjects are named. Procedure and purpose are those of the headers where none is given."
  subscribeToChanges(attributes: [String!]!, subjects: [FollowedSubject!], procedure: String, purpose: String): ChangeSubscription!
  "Chấm dứt một đăng ký. — Ends a subscription."
  endSubscription(id: ID!): ChangeSubscription!
}

extend type Subscription {
  "Mọi tín hiệu sau một con trỏ, rồi từng tín hiệu mới. — All signals after a cursor, and then each new one as it comes, in the order of changes."
  changeSignals(after: String): Signal!
}

"Một chủ thể, bằng đúng một mã số. — One subject, by exactly one number."
input FollowedSubject {
  citizenId: CitizenId
  businessId: BusinessId
  parcelId: ParcelId
}

"Đăng ký nhận báo thay đổi. — A subscription to changes."
type ChangeSubscription {
  id: ID!
  "Những gì của nhóm đã nêu mà chính sách có thể cho biết. — What the policy can open of what was named."
  attributes: [String!]!
  procedure: String
  purpose: String!
  since: DateTime!
  "Số chủ thể được nêu; trống nếu là mọi chủ thể. — How many subjects were named; null where everybody is followed."
  subjects: Int
  "Bí danh của từng chủ thể đã nêu, theo thứ tự; chỉ có khi đăng ký. — The pseudonym of each subject that was named, in their order; only where it is subscribed."
  pseudonyms: [String!]
}

type SignalPage {
  signals: [Signal!]!
  "Nơi đọc tiếp. — Where to go on."
  cursor: String
  hasMore: Boolean!
}

"Có thay đổi về một chủ thể mang bí danh; không kèm dữ liệu. — Something has changed about somebody: no payload, no name."
type Signal {
  "Không đổi khi được báo lại. — The same whenever it is told again."
  id: ID!
  "Để đọc tiếp từ sau tín hiệu này. — To go on behind this signal."
  cursor: String!
  "Khi cơ sở dữ liệu ghi nhận. — When the registry recorded it."
  at: DateTime!
  "Bí danh của chủ thể, riêng cho cơ quan và mục đích này. — The name of the subject for this agency and purpose alone."
  pseudonym: String!
  subscription: ID!
  "Thủ tục hoặc mục đích để tra cứu. — The procedure or purpose to ask for."
  procedure: String
  purpose: String!
}

"Tín hiệu đã mở. — A signal that was opened."
type OpenedSignal {
  "Citizen, Business, Parcel"
  subject: String!
  subjectId: String!
  "Những gì đã thay đổi mà cơ quan được biết; tra cứu để biết giá trị. — What has changed that the agency may know; a look-up tells the values."
  attributes: [String!]!
}
`
