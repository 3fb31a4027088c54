import type { Vocabulary } from '@motlan/kernel'
import type { Agreement, Guardrail } from './agreement.ts'
import type { Catalog } from './catalog.ts'
import type { CedarPolicy } from './cedar-json.ts'

/** Everything a policy is compiled from: agreements and guardrails whatever their status, catalogue and attributes. */
export interface PolicySource {
  readonly agreements: readonly Agreement[]
  readonly guardrails?: readonly Guardrail[]
  readonly catalog: Catalog
  readonly vocabulary: Vocabulary
  /** The rows that an agreement or guardrail has in Cedar, as `readCedar` reads them, by its id. */
  readonly cedarRows?: Readonly<Record<string, readonly CedarPolicy[]>>
}
