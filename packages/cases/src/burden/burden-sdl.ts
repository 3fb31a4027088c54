/** The part of the public schema that says what procedures cost those who apply. */
export const burdenSdl = `
extend type Query {
  "Chi phí tuân thủ của các hồ sơ đã nộp, chia theo thủ tục, cơ quan, tỉnh, tháng; không chia là cả nước. Tính theo trọn tháng của Việt Nam, không kể ngày cuối. Hồ sơ do cơ quan khác giải quyết mà quá ít thì được gộp lại. — What submitted cases cost those who applied, by procedure, agency, province and month; of the whole country where nothing is named. Of whole months in Việt Nam; the last day is not counted. Cases that others handle are put together where they are too few."
  burden(by: [BurdenDimension!] = [], from: Date, until: Date): [BurdenRow!]!
  "Ước tính một năm của cả nước, theo thủ tục. — A year of the whole country, by procedure: the average case so far, carried over; left out is what nobody has applied for, or too few at agencies other than the one that asks."
  burdenPerYear: [YearlyBurden!]!
  "Một hồ sơ đã tiết kiệm được gì; chỉ người nộp và cơ quan giải quyết xem được. — What one case has cost and saved; for its applicant and the handling agency."
  caseBurden(case: ID!): CaseBurden!
}

extend type Subscription {
  "Số liệu cả nước hôm nay, mỗi khi thay đổi. — The counters of today for the whole country, now and whenever they change."
  burdenLive: BurdenRow!
}

enum BurdenDimension {
  PROCEDURE
  AGENCY
  PROVINCE
  MONTH
}

"Chi phí theo mô hình chi phí chuẩn. — A cost by the Standard Cost Model."
type Cost {
  seconds: Float!
  "Đồng, với bộ tham số thấp, cơ sở, cao. — Đồng, under the low, the base and the high parameters."
  vnd: CostEstimate!
}

type CostEstimate {
  low: Vnd!
  base: Vnd!
  high: Vnd!
}

"Số liệu của một nhóm hồ sơ; trống ở cột nào thì không chia theo, không rõ, hoặc quá ít hồ sơ. — The indicators of some cases; null along what they are not told apart by, what is not known, and where there are too few to be told apart."
type BurdenRow {
  procedure: String
  agency: String
  "Tỉnh nơi người nộp thường trú. — Where the applicants live."
  province: String
  "Tháng nộp hồ sơ, ví dụ 2026-11. — The month in which they were submitted, such as 2026-11."
  month: String
  "Đã nộp và không rút. — Submitted and not withdrawn."
  cases: Int!
  done: Int!
  onTime: Int!
  "Xong trễ hạn, hoặc đã quá hạn. — Done too late, or overdue."
  late: Int!
  withdrawn: Int!
  answersAsked: Int!
  "Mỗi thuộc tính của mỗi hồ sơ tính một lần. — Each attribute of each case counts once."
  answersSaved: Int!
  "Lần yêu cầu khai lại bị từ chối. — Re-asks that were refused."
  reasksRefused: Int!
  "Trên giấy. — On paper."
  before: Cost!
  after: Cost!
  saved: Cost!
}

type YearlyBurden {
  procedure: String!
  casesPerYear: Int!
  "Số hồ sơ làm cơ sở. — The cases it is the average of."
  basedOn: Int!
  before: Cost!
  after: Cost!
  saved: Cost!
}

type CaseBurden {
  answersAsked: Int!
  answersSaved: Int!
  before: CaseCost!
  after: CaseCost!
  saved: Cost!
}

type CaseCost {
  fieldsTyped: Int!
  trips: Int!
  waits: Int!
  cost: Cost!
}
`
