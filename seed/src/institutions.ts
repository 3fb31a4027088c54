/** Organisations of the whole country that blocks may refer to: they stand in block 0, with the personas. */
export interface Institution {
  readonly businessId: string
  readonly name: string
}

/** Made-up banks: creditors of mortgages, keepers of accounts. */
export const banks: readonly Institution[] = [
  { businessId: '9900009019', name: 'Ngân hàng TMCP Sông Hồng' },
  { businessId: '9900009026', name: 'Ngân hàng TMCP Trường Sơn' },
  { businessId: '9900009033', name: 'Ngân hàng TMCP Cửu Long' },
  { businessId: '9900009040', name: 'Ngân hàng TMCP Biển Đông' },
]

/** Owner of the foreign-invested enterprises. */
export const foreignParent: Institution = {
  businessId: '9900009058',
  name: 'Lotus Holdings (Sandbox) Limited',
}

/** Owner of the state enterprises. */
export const stateOwner: Institution = {
  businessId: '9900009065',
  name: 'Cơ quan đại diện chủ sở hữu vốn nhà nước (mẫu)',
}
